/* dag-plain-text.h - a server's own words, made fit to stand in a message
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dag_plain_text_clean (const char *text,
                            gssize      length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
