/* dag-words-source.h - how the link with the contact centre is, in a few words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

char *dag_words_updated  (double age_s) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_stale    (double age_s) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_paused   (double age_s) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_next_try (double seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
