/* dag-who-can-go.h - who could go on a break, and what the customers would notice
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-can-go.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagWhoCanGo:
 *
 * A card: people in order, what it costs if one goes now, how many could go at once, the
 * best moments of the next two hours.
 */
#define DAG_TYPE_WHO_CAN_GO (dag_who_can_go_get_type ())
G_DECLARE_FINAL_TYPE (DagWhoCanGo, dag_who_can_go, DAG, WHO_CAN_GO, AdwBin)

GtkWidget *dag_who_can_go_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       dag_who_can_go_update (DagWhoCanGo  *self,
                                  DagDashboard *dashboard,
                                  gboolean      with_people);

const char *dag_who_can_go_get_gap_words (const DagCanGoAnswer *answer);

G_END_DECLS
