/* dag-presenter.h - one topic at a time, large, for a screen that is shared; nothing private
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

#define DAG_TYPE_PRESENTER (dag_presenter_get_type ())
G_DECLARE_FINAL_TYPE (DagPresenter, dag_presenter, DAG, PRESENTER, AdwWindow)

GtkWidget *dag_presenter_new (DagStandupDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
