/* dag-thanks-wall.h - the wall: the thanks that a team may see, week by week
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *dag_thanks_wall_new (GtkWindow      *parent,
                                DagStandupDesk *desk);

G_END_DECLS
