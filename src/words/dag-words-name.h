/* dag-words-name.h - words of others (names, reasons) made fit to be shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_WORDS_NAME_MAX 512 /* characters */
#define DAG_WORDS_N_RANKS 3

char *dag_words_name          (const char *wire) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_name_isolated (const char *wire) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_name_or_id    (const char *name,
                               const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_fold          (const char *text) G_GNUC_WARN_UNUSED_RESULT;
int   dag_words_compare       (const char *a,
                               const char *b);
gboolean dag_words_rank       (const char *text,
                               guint64     rank[DAG_WORDS_N_RANKS]);

G_END_DECLS
