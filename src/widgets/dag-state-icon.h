/* dag-state-icon.h - the pictures of states and channels; a word always stands beside them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

const char *dag_state_icon_get_name   (DagAgentState state);
const char *dag_channel_icon_get_name (DagChannel channel);

G_END_DECLS
