/* dag-chat-text.h - typed text as each chat writes it: nothing of it is a mention or a link
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dag_chat_text_break      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *dag_chat_text_slack      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *dag_chat_text_mattermost (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *dag_chat_text_rocket     (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *dag_chat_text_teams      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *dag_chat_text_html       (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
