/* dag-words-state.h - states, channels, definitions and parts of a source by their names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-totals.h"

G_BEGIN_DECLS

const char *dag_words_agent_state            (DagAgentState state);
gboolean    dag_words_is_plain_break         (const char *reason);
const char *dag_words_reason                 (const DagAgentSample *agent,
                                              double                since_s);
double      dag_words_state_s                (DagAgentState         state,
                                              double                since_s);
const char *dag_words_channel                (DagChannel channel);
const char *dag_words_part                   (DagPart part);
const char *dag_words_service_level_kind     (DagServiceLevelKind kind);
const char *dag_words_service_level_formula  (DagServiceLevelKind kind);

G_END_DECLS
