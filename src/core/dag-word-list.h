/* dag-word-list.h - words that come back often, each with a small number
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Number 0 is no word. */
typedef struct _DagWordList DagWordList;

DagWordList *dag_word_list_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void         dag_word_list_free   (DagWordList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagWordList, dag_word_list_free)

guint16      dag_word_list_intern (DagWordList *self,
                                   const char  *word);
const char  *dag_word_list_get    (DagWordList *self,
                                   guint        number);

G_END_DECLS
