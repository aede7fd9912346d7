/* dag-desk.h - a page in a window on a simulated morning
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-look.h"
#include "dag-page.h"
#include "dag-sim-day.h"

typedef struct
{
  DagSimDay day;
  DagAlertWatch *watch;
  DagPage *page;
  GtkWidget *window;
} DagDesk;

static inline void
dag_desk_open (DagDesk        *self,
               DagSimScenario  scenario,
               GType           page_type,
               int             from_minute,
               int             to_minute)
{
  *self = (DagDesk){ { 0 } };
  dag_sim_day_open (&self->day, scenario, 2, 0, from_minute);
  self->watch = dag_dashboard_get_alerts (self->day.dashboard);
  self->page = g_object_new (page_type, "dashboard", self->day.dashboard, NULL);
  self->window = dag_look_present (GTK_WIDGET (self->page), 1000, 900);
  dag_sim_day_live (&self->day, to_minute);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static inline void
dag_desk_close (DagDesk *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  dag_sim_day_close (&self->day);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagDesk, dag_desk_close)
