/* dag-words-privacy.h - what is kept of people, how long, and who sees it: from the settings
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-privacy-facts.h"

G_BEGIN_DECLS

typedef struct
{
  char *heading;
  char *text;
} DagPrivacySection;

GPtrArray       *dag_words_privacy_sheet       (const DagPrivacyFacts *facts)
                                                G_GNUC_WARN_UNUSED_RESULT;
char            *dag_words_privacy_how_long    (const DagPrivacyFacts *facts)
                                                G_GNUC_WARN_UNUSED_RESULT;
char            *dag_words_privacy_text        (GPtrArray *sections,
                                                int64_t    now_s) G_GNUC_WARN_UNUSED_RESULT;
char            *dag_words_privacy_html        (GPtrArray *sections,
                                                int64_t    now_s) G_GNUC_WARN_UNUSED_RESULT;

char            *dag_words_person_html         (const char        *name,
                                                const char *const *lines,
                                                guint              n_lines,
                                                int64_t            now_s)
                                                G_GNUC_WARN_UNUSED_RESULT;

char      *dag_words_restricted_figure (void) G_GNUC_WARN_UNUSED_RESULT;
char      *dag_words_restricted_person (void) G_GNUC_WARN_UNUSED_RESULT;
char      *dag_words_restricted_people (guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
