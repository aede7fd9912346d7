/* dag-standup-agenda.h - fills the agenda of a stand-up, from a template and what was measured
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup-desk.h"

G_BEGIN_DECLS

void dag_standup_agenda_prepare       (DagStandupDesk *desk);
void dag_standup_agenda_keep_template (DagStandupDesk *desk,
                                       gboolean        every_day);

G_END_DECLS
