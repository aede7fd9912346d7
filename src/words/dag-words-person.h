/* dag-words-person.h - people by name, or without, while others look at the screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     dag_words_person_set_hidden (gboolean hidden);

char    *dag_words_person            (const char *name,
                                      const char *id) G_GNUC_WARN_UNUSED_RESULT;
char    *dag_words_person_isolated   (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
