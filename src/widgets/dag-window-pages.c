/* dag-window-pages.c - the table of pages: a new page adds its line here and nowhere else
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-window-private.h"

#include "dag-alerts-page.h"
#include "dag-breaks-page.h"
#include "dag-day-start-page.h"
#include "dag-history-page.h"
#include "dag-overview-page.h"
#include "dag-purpose-guard.h"
#include "dag-questions-page.h"
#include "dag-queues-page.h"
#include "dag-status-icon.h"
#include "dag-team-page.h"

#include <glib/gi18n.h>

/* In the order of the sidebar. @name is also its word in win.show-page and the settings.
 */
static const struct
{
  const char *name;
  GType (*get_type) (void);
  const char *title;
  const char *icon_name;
} pages[] = {
  { "overview", dag_overview_page_get_type, N_ ("Overview"), "dag-overview-symbolic" },
  { "queues", dag_queues_page_get_type, N_ ("Queues"), "dag-queues-symbolic" },
  { "team", dag_team_page_get_type, N_ ("Team"), "dag-people-symbolic" },
  { "breaks", dag_breaks_page_get_type, N_ ("Breaks"), "dag-state-break-symbolic" },
  { "alerts", dag_alerts_page_get_type, N_ ("Alerts"), "dag-alerts-symbolic" },
  { "day-start", dag_day_start_page_get_type, N_ ("Day Start"), "dag-day-start-symbolic" },
  { "questions", dag_questions_page_get_type, N_ ("Questions"), "dag-questions-symbolic" },
  { "history", dag_history_page_get_type, N_ ("History"), "dag-history-symbolic" },
};

static void
add_page (DagWindow  *self,
          GType       type,
          const char *name,
          const char *title,
          const char *icon_name)
{
  GtkWidget *page = g_object_new (type, "dashboard", self->dashboard, "title", title,
                                  "icon-name", icon_name, NULL);
  AdwViewStackPage *entry = adw_view_stack_add_titled (self->stack, page, name, title);

  dag_status_icon_spare_all (page);
  /* What shows real people stands behind the purposes of watching them. */
  if (g_str_equal (name, "team") || g_str_equal (name, "breaks")
      || g_str_equal (name, "day-start"))
    dag_purpose_guard_add (ADW_BIN (page), self->dashboard, self->settings);
  adw_view_stack_page_set_icon_name (entry, icon_name);
  g_object_bind_property (page, "badge", entry, "badge-number", G_BINDING_SYNC_CREATE);
}

/* Makes every page of the table; a page fills itself only when it is first seen. */
void
dag_window_add_pages (DagWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_page (self, pages[i].get_type (), pages[i].name, _ (pages[i].title),
              pages[i].icon_name);
}
