/* dag-post-state.h - how a message to the chat stands, and what can be done about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-chat-outbox.h"

G_BEGIN_DECLS

#define DAG_TYPE_POST_STATE (dag_post_state_get_type ())
G_DECLARE_FINAL_TYPE (DagPostState, dag_post_state, DAG, POST_STATE, AdwBin)

GtkWidget *dag_post_state_new (DagBoardEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
