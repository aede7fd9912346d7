/* dag-break-reasons.h - what a source's own word for a pause stands for: break or work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-shift.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/**
 * DagBreakReasons:
 *
 * "Lunch" is a break, "Training" is none, though a telephone system calls both a pause. A
 * user maps the words of the house; what is not mapped is looked up in a list of Dutch and
 * English words. The same word in other capitals is the same word.
 */
typedef struct _DagBreakReasons DagBreakReasons;

DagBreakReasons *dag_break_reasons_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void             dag_break_reasons_free (DagBreakReasons *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakReasons, dag_break_reasons_free)

void             dag_break_reasons_set  (DagBreakReasons *self,
                                         const char      *word,
                                         DagSegmentKind   kind);
void             dag_break_reasons_clear (DagBreakReasons *self);
GPtrArray       *dag_break_reasons_list (DagBreakReasons *self) G_GNUC_WARN_UNUSED_RESULT;
DagSegmentKind   dag_break_reasons_find (DagBreakReasons *self,
                                         const char      *word);
gboolean         dag_break_reasons_is_set (DagBreakReasons *self,
                                           const char      *word);
DagSegmentKind   dag_break_reasons_get_kind (DagBreakReasons *self,
                                             DagAgentState    state,
                                             const char      *reason);

char            *dag_break_reasons_fold (const char *word) G_GNUC_WARN_UNUSED_RESULT;
const char      *dag_segment_kind_get_word (DagSegmentKind kind);
gboolean         dag_segment_kind_from_word (const char     *word,
                                             DagSegmentKind *kind);

G_END_DECLS
