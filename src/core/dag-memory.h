/* dag-memory.h - what was freed is given back to the system, what is there stays ours
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dag_memory_prepare        (void);
void dag_memory_trim           (void);
void dag_memory_trim_elsewhere (void);
void dag_memory_free_elsewhere (gpointer       thing,
                                GDestroyNotify free_thing);

G_END_DECLS
