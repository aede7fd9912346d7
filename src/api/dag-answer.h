/* dag-answer.h - the smaller answers: pages of changes and intervals, and error objects
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-body.h"
#include "dag-history.h"
#include "dag-json.h"

G_BEGIN_DECLS

#define DAG_ANSWER_MAX_ITEMS 5000 /* of one page */

typedef enum
{
  DAG_PAGE_STATE_CHANGES, /* of DagStateChange */
  DAG_PAGE_INTERVALS,     /* of DagInterval */
  DAG_PAGE_SHIFTS,        /* of DagRosterShift */
  DAG_PAGE_REASONS,       /* of DagReasonDay; in any order */
} DagPageKind;

/* One page of a longer list, as it came: oldest first. */
typedef struct
{
  GPtrArray *items;
  char *next; /* (nullable): the cursor of the next page */
  guint n_unknown_words;
} DagPage;

DagPage  *dag_page_read              (DagPageKind     kind,
                                      const DagBody  *body,
                                      GError        **error);
void      dag_page_free              (DagPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagPage, dag_page_free)

gboolean  dag_answer_fail_with_error (DagJson *json);
char     *dag_answer_read_error_text (const char *bytes,
                                      gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
