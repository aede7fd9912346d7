/* dag-quark-table.c - the table of quarks that GLib outgrows and leaves lying is no leak of ours
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is the first block of that size in a program, made by GLib's own constructor before
 * main(). A suppression finds it by whole stacks alone, and these take ten times as long:
 * here it is remembered, and so it is not lost. Any other block is looked at as ever. */
#include "config.h"

#include <glib.h>

#define TABLE_BYTES (2048 * sizeof (char *))

extern const volatile void *dag_quark_table;
const volatile void *dag_quark_table = NULL;

/* Called by the sanitizer, for each allocation; in other builds by nobody. */
void __sanitizer_malloc_hook (const volatile void *block,
                              size_t               n_bytes);

void
__sanitizer_malloc_hook (const volatile void *block,
                         size_t               n_bytes)
{
  if (dag_quark_table == NULL && n_bytes == TABLE_BYTES)
    dag_quark_table = block;
}
