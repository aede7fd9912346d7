/* dag-privacy.h - words about somebody's health, which do not belong in a note
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dag_privacy_health_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
