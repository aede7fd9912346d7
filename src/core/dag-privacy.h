/* dag-privacy.h - words about somebody's health or body, which are nobody's business
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *dag_privacy_health_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean  dag_privacy_is_private   (const char *reason);
char     *dag_privacy_take_reason  (char       *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
