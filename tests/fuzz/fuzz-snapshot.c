/* fuzz-snapshot.c - libFuzzer: any bytes, read whole and as a change of another answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-answer.h"
#include "dag-delta-check.h"
#include "dag-made-snapshot.h"

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

static void
read_as_page (DagPageKind kind,
              const char *bytes,
              gsize       length)
{
  g_autoptr (DagBody) body = dag_body_new ();
  g_autoptr (DagPage) page = NULL;

  dag_body_set (body, bytes, length);
  page = dag_page_read (kind, body, NULL);
}

/* The input is one answer, or two with a form feed between them. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  static char *base;
  const char *text = (const char *) bytes;
  const char *cut = length > 0 ? memchr (text, '\f', length) : NULL;
  gsize first = cut != NULL ? (gsize) (cut - text) : 0;

  if (base == NULL)
    base = dag_made_snapshot (4, 2, 0, NULL);
  if (length == 0)
    return 0;
  dag_delta_check (base, strlen (base), text, length);
  if (cut != NULL)
    dag_delta_check (text, first, cut + 1, length - first - 1);
  read_as_page (DAG_PAGE_STATE_CHANGES, text, length);
  read_as_page (DAG_PAGE_INTERVALS, text, length);
  return 0;
}
