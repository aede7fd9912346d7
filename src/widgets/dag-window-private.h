/* dag-window-private.h - what the files of the window share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-floor.h"
#include "dag-notice.h"
#include "dag-shell-header.h"
#include "dag-shell.h"
#include "dag-window.h"

G_BEGIN_DECLS

struct _DagWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *root; /* "shell" or "welcome" */
  DagShell *shell;
  DagShellHeader *header;
  DagNotice *notice;
  DagNotice *alert_notice; /* lies on the floor */
  DagFloor *floor;
  DagNotice *welcome_notice;
  AdwViewStack *stack;

  DagDashboard *dashboard;
  DagConnectSession *session;
  GSettings *settings;
};

void dag_window_add_pages       (DagWindow *self);
void dag_window_install_actions (DagWindow *self);
void dag_window_update_notice   (DagWindow *self);
void dag_window_tell_alert      (DagWindow  *self,
                                 const char *heading,
                                 const char *body,
                                 const char *action);
void dag_window_hide_alert      (DagWindow *self);
void dag_window_update_occasion (DagWindow *self);
gboolean dag_window_shows_alerts (DagWindow *self);
void dag_window_report          (DagWindow    *self,
                                 const GError *error);

G_END_DECLS
