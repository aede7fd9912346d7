/* dag-history-page.c - any day that is kept, on the same pages, moment by moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history-page.h"

#include "dag-breaks-page.h"
#include "dag-history-page-private.h"
#include "dag-overview-page.h"
#include "dag-person-log.h"
#include "dag-privacy-log.h"
#include "dag-purpose-guard.h"
#include "dag-queues-page.h"
#include "dag-settings.h"
#include "dag-shrink.h"
#include "dag-team-page.h"
#include "dag-tile-box.h"
#include "dag-time.h"

#include <glib/gi18n.h>

/* The days that are kept change at midnight, and as the day goes on. */
#define DAYS_PACE_US (30 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (DagHistoryPage, dag_history_page, DAG_TYPE_PAGE)

static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} tabs[DAG_N_HISTORY_TABS] = {
  [DAG_HISTORY_TAB_OVERVIEW] = { "overview", N_ ("Overview"), dag_overview_page_get_type },
  [DAG_HISTORY_TAB_QUEUES] = { "queues", N_ ("Queues"), dag_queues_page_get_type },
  [DAG_HISTORY_TAB_TEAM] = { "team", N_ ("Team"), dag_team_page_get_type },
  [DAG_HISTORY_TAB_BREAKS] = { "breaks", N_ ("Breaks"), dag_breaks_page_get_type },
  [DAG_HISTORY_TAB_REPORT] = { "report", N_ ("Day Report"), NULL },
};

const char *
dag_history_tab_get_name (DagHistoryTab tab)
{
  return tabs[tab].name;
}

DagHistoryTab
dag_history_page_get_tab (DagHistoryPage *self)
{
  for (guint i = 0; i < DAG_N_HISTORY_TABS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return (DagHistoryTab) i;
  return DAG_HISTORY_TAB_OVERVIEW;
}

/* ── Inner pages ───────────────────────────────────────────────────────────────────── */

/* An open detail of the page that is seen is an open detail of this one. */
static void
update_detail_title (DagHistoryPage *self)
{
  DagPage *page = self->inner[dag_history_page_get_tab (self)];

  dag_page_set_detail_title (DAG_PAGE (self),
                             page != NULL ? dag_page_get_detail_title (page) : NULL);
}

/* Returns: (nullable): of a tab that may name persons: where they are, or teams instead */
static GtkStack *
get_people_stack (DagHistoryPage *self,
                  DagHistoryTab   tab)
{
  if (tab == DAG_HISTORY_TAB_TEAM)
    return self->team_stack;
  return tab == DAG_HISTORY_TAB_BREAKS ? self->breaks_stack : NULL;
}

static DagPage *
ensure_inner (DagHistoryPage *self,
              DagHistoryTab   tab)
{
  DagPage *page = self->inner[tab];
  GtkStack *stack = get_people_stack (self, tab);

  if (page != NULL || tabs[tab].get_type == NULL)
    return page;
  page = g_object_new (tabs[tab].get_type (), "dashboard", dag_past_get_dashboard (self->past),
                       "title", _ (tabs[tab].title), NULL);
  self->inner[tab] = page;
  g_signal_connect_object (page, "notify::detail-title", G_CALLBACK (update_detail_title), self,
                           G_CONNECT_SWAPPED);
  if (stack != NULL)
    {
      dag_purpose_guard_add (ADW_BIN (page), dag_page_get_dashboard (DAG_PAGE (self)),
                             self->settings);
      gtk_stack_add_named (stack, GTK_WIDGET (page), "people");
    }
  else
    gtk_stack_add_named (self->tabs, GTK_WIDGET (page), tabs[tab].name);
  return page;
}

static gboolean
wants_people (DagHistoryPage *self)
{
  return get_people_stack (self, dag_history_page_get_tab (self)) != NULL
         && gtk_toggle_button_get_active (self->people_button);
}

/* Ten thousand people are counted when that is seen. */
static void
fill_teams (DagHistoryPage *self)
{
  DagDashboard *past = dag_past_get_dashboard (self->past);

  if (dag_history_page_get_tab (self) == DAG_HISTORY_TAB_TEAM)
    dag_past_teams_set_snapshot (self->teams, dag_dashboard_get_snapshot (past));
}

/* Persons come in the place of teams when they have been read, and go at once. */
static void
update_people (DagHistoryPage *self)
{
  GtkStack *stack = get_people_stack (self, dag_history_page_get_tab (self));
  DagDashboard *past = dag_past_get_dashboard (self->past);
  gboolean are_named = wants_people (self) && !dag_past_is_reading (self->past)
                       && dag_dashboard_shows_people (past);

  if (stack == NULL)
    return;
  if (!wants_people (self) || are_named)
    gtk_stack_set_visible_child_name (stack, are_named ? "people" : "teams");
}

static void
show_nothing (DagHistoryPage *self,
              const char     *title,
              const char     *description)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* The report, and the breaks of teams, are of the whole day, whether or not somebody watched
 * at this moment of it. */
static gboolean
is_of_day (DagHistoryPage *self)
{
  DagHistoryTab tab = dag_history_page_get_tab (self);

  return tab == DAG_HISTORY_TAB_REPORT
         || (tab == DAG_HISTORY_TAB_BREAKS && !wants_people (self));
}

static void
update_stack (DagHistoryPage *self)
{
  if (dag_past_has_picture (self->past) || is_of_day (self))
    gtk_stack_set_visible_child_name (self->stack, "pages");
  else
    show_nothing (self, _ ("Nothing Was Kept of This Moment"),
                  _ ("Dagstart was not watching then. Choose another time on the line above."));
}

/* Persons are named on one tab, when it was asked for there; everywhere else the past is
 * told by counts. */
static void
update_tab (DagHistoryPage *self)
{
  DagHistoryTab tab = dag_history_page_get_tab (self);
  GtkStack *stack = get_people_stack (self, tab);

  ensure_inner (self, tab);
  gtk_stack_set_visible_child_name (self->tabs, tabs[tab].name);
  gtk_widget_set_visible (GTK_WIDGET (self->people_button), stack != NULL);
  dag_past_set_people (self->past, wants_people (self));
  update_people (self);
  dag_history_page_fill_report (self);
  fill_teams (self);
  update_detail_title (self);
  if (dag_past_get_day (self->past) != NULL && !dag_past_is_reading (self->past))
    update_stack (self);
}

static void
on_tab_toggled (GtkToggleButton *button,
                DagHistoryPage  *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_toggle_button_set_active (self->people_button, FALSE);
  update_tab (self);
}

static void
on_people_toggled (DagHistoryPage *self)
{
  const DagHistoryDay *day = dag_past_get_day (self->past);

  if (gtk_toggle_button_get_active (self->people_button) && day != NULL)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autofree char *name = dag_time_format_rfc3339 (day->from_us, utc);

      dag_privacy_log_note (dag_page_get_dashboard (DAG_PAGE (self)), DAG_PERSON_NAMES, name);
    }
  if (get_people_stack (self, dag_history_page_get_tab (self)) != NULL)
    update_tab (self);
}

/* ── The past ──────────────────────────────────────────────────────────────────────── */

static void
on_moment_shown (DagHistoryPage *self)
{
  dag_history_page_fill_moment (self);
  fill_teams (self);
  update_people (self);
  update_stack (self);
}

static void
go_to (DagHistoryPage *self,
       int64_t         at_us)
{
  dag_past_show (self->past, at_us);
  dag_history_page_fill_moment (self);
}

/* Returns: (nullable): the last day before @today_us that was watched, or today, or else
 * the last one of which anything is kept */
static const DagHistoryDay *
choose_first_day (DagHistoryPage *self,
                  int64_t         today_us)
{
  guint n_days = 0;
  const DagHistoryDay *days = dag_past_get_days (self->past, &n_days);

  for (guint i = n_days; i > 0; i--)
    if (days[i - 1].from_us < today_us && days[i - 1].is_watched)
      return &days[i - 1];
  return n_days > 0 ? &days[n_days - 1] : NULL;
}

/* The first time: this hour of the day before, where somebody watched it. */
static int64_t
choose_first (DagHistoryPage *self)
{
  DagDashboard *live = dag_page_get_dashboard (DAG_PAGE (self));
  int64_t now_us = dag_dashboard_get_now_us (live);
  int64_t today_us = dag_time_start_of_day (now_us, dag_dashboard_get_zone (live));
  const DagHistoryDay *day = choose_first_day (self, today_us);

  return day != NULL ? CLAMP (day->from_us + (now_us - today_us), day->first_us, day->last_us)
                     : DAG_TIME_NONE;
}

static void
on_days_changed (DagHistoryPage *self)
{
  guint n_days = 0;

  dag_past_get_days (self->past, &n_days);
  gtk_widget_set_visible (self->band, n_days > 0);
  dag_history_page_mark_days (self);
  if (n_days == 0 && dag_past_is_unreadable (self->past))
    {
      show_nothing (self, _ ("The History Cannot Be Read Now"),
                    _ ("What happens now goes on being shown on the other pages. Dagstart tries "
                       "again by itself."));
      return;
    }
  if (n_days == 0)
    {
      show_nothing (self, _ ("No History Yet"),
                    _ ("Dagstart keeps what it sees from now on: from the first answer you can "
                       "look back at any moment of the day."));
      return;
    }
  if (!dag_time_is_known (dag_past_get_at (self->past)))
    {
      dag_past_show (self->past, choose_first (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->scrubber));
    }
  dag_history_page_fill_day (self);
  dag_history_page_fill_moment (self);
}

static void
on_scrubbed (DagDayScrubber *scrubber,
             int64_t         at_us,
             DagHistoryPage *self)
{
  go_to (self, at_us);
}

static void
on_previous_clicked (DagHistoryPage *self)
{
  dag_history_page_step_day (self, -1);
}

static void
on_next_clicked (DagHistoryPage *self)
{
  dag_history_page_step_day (self, 1);
}

/* To the live page that is looked at here. The page's own "win.show" would stay in the past:
 * the band stands outside of it. */
static void
on_now_clicked (DagHistoryPage *self)
{
  DagHistoryTab tab = dag_history_page_get_tab (self);
  DagHistoryTab live = tab == DAG_HISTORY_TAB_REPORT ? DAG_HISTORY_TAB_OVERVIEW : tab;

  gtk_widget_activate_action (self->band, "win.show-page", "s", tabs[live].name);
}

static void
on_day_selected (DagHistoryPage *self)
{
  if (!self->filling)
    dag_history_page_on_calendar (self);
}

/* ── The page ──────────────────────────────────────────────────────────────────────── */

static void
dag_history_page_refresh (DagPage *page)
{
  DagHistoryPage *self = DAG_HISTORY_PAGE (page);
  int64_t now_us = g_get_monotonic_time ();

  if (self->days_read_us != 0 && now_us - self->days_read_us < DAYS_PACE_US)
    return;
  self->days_read_us = now_us;
  dag_past_read_days (self->past);
}

static void
dag_history_page_map (GtkWidget *widget)
{
  DagHistoryPage *self = DAG_HISTORY_PAGE (widget);

  dag_history_page_add_actions (self);
  self->days_read_us = 0;
  update_tab (self);
  GTK_WIDGET_CLASS (dag_history_page_parent_class)->map (widget);
}

static DagPage *
get_seen (DagHistoryPage *self)
{
  DagHistoryTab tab = dag_history_page_get_tab (self);

  if (get_people_stack (self, tab) != NULL && !wants_people (self))
    return NULL;
  return self->inner[tab];
}

static gboolean
dag_history_page_search (DagPage *page)
{
  DagPage *seen = get_seen (DAG_HISTORY_PAGE (page));

  return seen != NULL && dag_page_search (seen);
}

static gboolean
dag_history_page_export (DagPage *page)
{
  DagHistoryPage *self = DAG_HISTORY_PAGE (page);
  DagPage *seen = get_seen (self);

  if (dag_history_page_get_tab (self) == DAG_HISTORY_TAB_REPORT)
    return dag_day_report_view_export (self->report);
  return seen != NULL && dag_page_export (seen);
}

static gboolean
dag_history_page_go_back (DagPage *page)
{
  DagPage *seen = get_seen (DAG_HISTORY_PAGE (page));

  return seen != NULL && dag_page_go_back (seen);
}

static void
dag_history_page_show (DagPage    *page,
                       const char *id)
{
  DagHistoryPage *self = DAG_HISTORY_PAGE (page);
  int64_t at_us = DAG_TIME_NONE;

  if (id == NULL || !dag_time_parse_rfc3339 (id, -1, &at_us))
    return;
  go_to (self, at_us);
  dag_history_page_fill_day (self);
}

static void
dag_history_page_constructed (GObject *object)
{
  DagHistoryPage *self = DAG_HISTORY_PAGE (object);

  G_OBJECT_CLASS (dag_history_page_parent_class)->constructed (object);
  self->past = dag_past_new (dag_page_get_dashboard (DAG_PAGE (self)));
  g_signal_connect_object (self->past, "changed", G_CALLBACK (on_moment_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->past, "days-changed", G_CALLBACK (on_days_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
dag_history_page_dispose (GObject *object)
{
  DagHistoryPage *self = DAG_HISTORY_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  for (guint i = 0; i < DAG_N_HISTORY_TABS; i++)
    self->inner[i] = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_HISTORY_PAGE);
  g_clear_object (&self->past);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dag_history_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, band);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, now_button);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, moment_label);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, told_label);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, scrubber);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, tab_buttons);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, people_button);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, team_stack);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, teams);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, breaks_stack);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, team_breaks);
  gtk_widget_class_bind_template_child (widget_class, DagHistoryPage, report);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_now_clicked);
  gtk_widget_class_bind_template_callback (widget_class, dag_history_page_mark_days);
  gtk_widget_class_bind_template_callback (widget_class, on_scrubbed);
  gtk_widget_class_bind_template_callback (widget_class, on_people_toggled);
}

static void
dag_history_page_class_init (DagHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->constructed = dag_history_page_constructed;
  object_class->dispose = dag_history_page_dispose;
  widget_class->map = dag_history_page_map;
  page_class->refresh = dag_history_page_refresh;
  page_class->search = dag_history_page_search;
  page_class->show = dag_history_page_show;
  page_class->go_back = dag_history_page_go_back;
  page_class->export = dag_history_page_export;
  g_type_ensure (DAG_TYPE_DAY_REPORT_VIEW);
  g_type_ensure (DAG_TYPE_DAY_SCRUBBER);
  g_type_ensure (DAG_TYPE_PAST_BREAKS);
  g_type_ensure (DAG_TYPE_PAST_TEAMS);
  g_type_ensure (DAG_TYPE_TILE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-history-page.ui");
  bind_children (widget_class);
}

static void
dag_history_page_init (DagHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = dag_settings_new ();
  dag_shrink_label (self->now_button);
  for (guint i = 0; i < DAG_N_HISTORY_TABS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (tabs[i].title));

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "dag-range");
      gtk_widget_add_css_class (button, "dag-past-tab");
      dag_shrink_label (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_box_append (self->tab_buttons, button);
    }
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  for (guint i = 0; i < DAG_N_HISTORY_TABS; i++)
    g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_tab_toggled), self, 0);
}

/**
 * dag_history_page_new:
 * @dashboard: the live one, whose history it shows
 *
 * Returns: (transfer floating): the page
 */
DagPage *
dag_history_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_HISTORY_PAGE, "dashboard", dashboard, "title", _ ("History"),
                       "icon-name", "dag-history-symbolic", NULL);
}

DagPast *
dag_history_page_get_past (DagHistoryPage *self)
{
  g_return_val_if_fail (DAG_IS_HISTORY_PAGE (self), NULL);

  return self->past;
}

/**
 * dag_history_page_get_inner:
 * @self: a History page
 * @name: "overview", "queues", "team" or "breaks" (the report is no page)
 *
 * Returns: (transfer none) (nullable): that page of the past; %NULL until it was seen
 */
DagPage *
dag_history_page_get_inner (DagHistoryPage *self,
                            const char     *name)
{
  g_return_val_if_fail (DAG_IS_HISTORY_PAGE (self), NULL);

  for (guint i = 0; i < DAG_N_HISTORY_TABS; i++)
    if (g_strcmp0 (tabs[i].name, name) == 0)
      return self->inner[i];
  return NULL;
}

/**
 * dag_history_page_show_tab:
 * @self: a History page
 * @name: of a page of the past; another word changes nothing
 */
void
dag_history_page_show_tab (DagHistoryPage *self,
                           const char     *name)
{
  g_return_if_fail (DAG_IS_HISTORY_PAGE (self));

  for (guint i = 0; i < DAG_N_HISTORY_TABS; i++)
    if (g_strcmp0 (tabs[i].name, name) == 0)
      gtk_toggle_button_set_active (self->buttons[i], TRUE);
}

/**
 * dag_history_page_step_day:
 * @self: a History page
 * @days: how many of the days that are kept onward, below zero back
 *
 * Shows the same hour of another day, or what is nearest to it there.
 */
void
dag_history_page_step_day (DagHistoryPage *self,
                           int             days)
{
  guint n_days = 0;
  const DagHistoryDay *all;
  const DagHistoryDay *day;
  int64_t into_us;
  int index;

  g_return_if_fail (DAG_IS_HISTORY_PAGE (self));

  all = dag_past_get_days (self->past, &n_days);
  day = dag_past_get_day (self->past);
  if (day == NULL || n_days == 0)
    return;
  into_us = dag_past_get_at (self->past) - day->from_us;
  index = CLAMP ((int) (day - all) + days, 0, (int) n_days - 1);
  go_to (self, CLAMP (all[index].from_us + into_us, all[index].first_us, all[index].last_us));
  dag_history_page_fill_day (self);
}
