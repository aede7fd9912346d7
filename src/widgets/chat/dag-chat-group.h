/* dag-chat-group.h - the channels that can be posted to, in the preferences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-chat-book.h"

G_BEGIN_DECLS

#define DAG_TYPE_CHAT_GROUP (dag_chat_group_get_type ())
G_DECLARE_FINAL_TYPE (DagChatGroup, dag_chat_group, DAG, CHAT_GROUP, AdwPreferencesGroup)

GtkWidget *dag_chat_group_new (DagChatBook *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
