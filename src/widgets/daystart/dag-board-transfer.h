/* dag-board-transfer.h - the whole board into a file, and a file into the board
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

void       dag_board_transfer_save (GtkWidget    *widget,
                                    DagDashboard *dashboard);
void       dag_board_transfer_open (GtkWidget    *widget,
                                    DagDashboard *dashboard);
void       dag_board_transfer_read (GtkWidget    *widget,
                                    DagDashboard *dashboard,
                                    GFile        *file);

G_END_DECLS
