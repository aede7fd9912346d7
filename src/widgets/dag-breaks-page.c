/* dag-breaks-page.c - the Breaks page: the day as lanes, who must go until when, plans
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-breaks-page.h"

#include "dag-alert-watch.h"
#include "dag-break-acts.h"
#include "dag-break-detail.h"
#include "dag-break-lanes.h"
#include "dag-break-legend.h"
#include "dag-break-planning-bar.h"
#include "dag-break-row.h"
#include "dag-break-summary.h"
#include "dag-either.h"
#include "dag-glance.h"
#include "dag-person-log.h"
#include "dag-privacy-log.h"
#include "dag-team-choice.h"
#include "dag-text-room.h"
#include "dag-words-breaks.h"
#include "dag-words-name.h"
#include "dag-words-privacy.h"
#include "dag-words-time.h"
#include "dag-wrapped-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DagBreaksPage
{
  DagPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkEditable *search_entry;
  GtkBox *filters;
  GtkWidget *order_chip;
  GtkWidget *undo_button;
  GtkBox *toolbar;
  GtkLabel *count_label;
  GtkLabel *summary_label;
  GtkWidget *rules_notice;
  GtkBox *strip;
  DagBreakPlanningBar *planning;
  DagBreakLanes *lanes;
  GtkWidget *nothing;
  GtkBox *legend_box;
  DagBreakDetail *detail;
  DagTeamChoice *teams;

  DagGlance glance;
  DagBreakLive *breaks;
  DagBoard *board;
  char *needle;   /* (nullable): folded */
  char *shown_id; /* (nullable): whose detail is open */
};

G_DEFINE_FINAL_TYPE (DagBreaksPage, dag_breaks_page, DAG_TYPE_PAGE)

/* ── Who is shown ──────────────────────────────────────────────────────────────────── */

static gboolean
holds (const char *text,
       const char *needle)
{
  g_autofree char *shown = dag_words_name (text);
  g_autofree char *folded = dag_words_fold (shown);

  return strstr (folded, needle) != NULL;
}

static gboolean
passes (const DagBreakLane *lane,
        gpointer            user_data)
{
  DagBreaksPage *self = user_data;

  return dag_team_choice_passes (self->teams, lane->sample->team_name)
         && (self->needle == NULL || holds (lane->sample->name, self->needle)
             || holds (lane->sample->team_name, self->needle));
}

static void
update_count (DagBreaksPage *self)
{
  DagSlotModel *model = dag_break_live_get_lanes (self->breaks);
  guint total = dag_slot_model_get_n_records (model);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autofree char *words
      = shown == total
            ? g_strdup_printf (ngettext ("%'u person", "%'u people", total), total)
            : g_strdup_printf (C_ ("people", "%'u of %'u"), shown, total);

  gtk_label_set_label (self->count_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->lanes), shown > 0);
  gtk_widget_set_visible (self->nothing, shown == 0 && total > 0);
}

static void
refilter (DagBreaksPage *self)
{
  dag_break_lanes_refilter (self->lanes);
  update_count (self);
}

static void
on_search_changed (GtkSearchEntry *entry,
                   DagBreaksPage  *self)
{
  g_autofree char *needle = dag_words_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));

  g_strstrip (needle);
  g_free (g_steal_pointer (&self->needle));
  if (needle[0] != '\0')
    self->needle = g_steal_pointer (&needle);
  refilter (self);
}

static void
on_stop_search (GtkSearchEntry *entry,
                DagBreaksPage  *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  dag_break_lanes_grab (self->lanes);
}

static void
on_show_all (GtkButton     *button,
             DagBreaksPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  dag_team_choice_clear (self->teams);
  refilter (self);
}

/* ── Words above the lanes ─────────────────────────────────────────────────────────── */

static gboolean
has_rules (DagBreaksPage *self)
{
  GPtrArray *lanes = dag_break_live_list (self->breaks);

  return lanes->len == 0
         || ((const DagBreakLane *) g_ptr_array_index (lanes, 0))->sets->len > 0;
}

static void
update_summary (DagBreaksPage *self)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));
  g_autoptr (GPtrArray) care
      = dag_alert_watch_list_care (dag_dashboard_get_alerts (dashboard));
  g_autofree char *summary
      = dag_break_summary_dup (self->breaks, care->len, self->glance.now_us);
  guint n = dag_dashboard_count_restricted (dashboard);
  g_autofree char *left_out = n > 0 ? dag_words_restricted_people (n) : NULL;
  g_autofree char *all = g_strjoin (" ", summary, left_out, NULL);
  gboolean rules = has_rules (self);

  dag_wrapped_text_set (self->summary_label, all);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary_label), all);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), rules);
  gtk_widget_set_visible (self->rules_notice, !rules);
}

/* In the sidebar, whether this page is looked at or not. */
static void
update_badge (DagBreaksPage *self)
{
  dag_page_set_badge (DAG_PAGE (self),
                      dag_break_live_count (self->breaks, DAG_BREAK_STATE_DUE)
                          + dag_break_live_count (self->breaks, DAG_BREAK_STATE_LATE_RISK));
}

static void
on_undo_label_changed (DagBreaksPage *self)
{
  const char *label = dag_board_get_undo_label (self->board);
  g_autofree char *tip = NULL;

  gtk_widget_set_visible (self->undo_button, label != NULL);
  if (label == NULL)
    return;
  /* Translators: %s is what was done: "Plan a break" */
  tip = g_strdup_printf (_ ("Undo: %s"), label);
  gtk_widget_set_tooltip_text (self->undo_button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

static void
on_undo_clicked (DagBreaksPage *self)
{
  dag_board_undo (self->board);
}

static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (widget);

  return g_variant_get_boolean (args) ? dag_board_redo (self->board)
                                      : dag_board_undo (self->board);
}

/* ── Lanes ─────────────────────────────────────────────────────────────────────────── */

static void
on_order_pending_changed (DagBreaksPage *self)
{
  gboolean pending = FALSE;

  g_object_get (self->lanes, "order-pending", &pending, NULL);
  gtk_widget_set_visible (self->order_chip, pending);
}

static void
on_order_clicked (DagBreaksPage *self)
{
  dag_break_lanes_apply_order (self->lanes);
}

static void
on_activated (DagBreakLanes *lanes,
              const char    *agent,
              DagBreaksPage *self)
{
  dag_page_show (DAG_PAGE (self), agent);
}

static void
on_plan_dragged (DagBreakLanes *lanes,
                 const char    *agent,
                 const char    *plan,
                 int64_t        was_us,
                 int64_t        from_us,
                 int64_t        to_us,
                 DagBreaksPage *self)
{
  dag_break_acts_drag (self->breaks, agent, plan, was_us, from_us, to_us, self->glance.zone);
}

static void
on_key (DagBreakLanes *lanes,
        const char    *agent,
        const char    *act,
        DagBreaksPage *self)
{
  if (g_str_equal (act, "note"))
    {
      dag_page_show (DAG_PAGE (self), agent);
      dag_break_detail_ask_note (self->detail);
    }
  else if (!dag_break_acts_do (self->breaks, agent, act, self->glance.now_us,
                               self->glance.zone))
    gtk_widget_error_bell (GTK_WIDGET (lanes));
}

static void
close_detail (DagBreaksPage *self)
{
  g_clear_pointer (&self->shown_id, g_free);
  dag_page_set_detail_title (DAG_PAGE (self), NULL);
}

static void
update_detail (DagBreaksPage *self)
{
  const DagBreakLane *lane = dag_break_live_find (self->breaks, self->shown_id);
  g_autofree char *title = NULL;

  if (lane == NULL || self->glance.zone == NULL
      || !dag_break_detail_update (self->detail, self->glance.now_us, self->glance.zone,
                                   self->glance.old))
    {
      close_detail (self);
      return;
    }
  title = dag_break_lane_dup_name (lane);
  dag_page_set_detail_title (DAG_PAGE (self), title);
}

static void
update_empty (DagBreaksPage *self,
              gboolean       answered)
{
  adw_status_page_set_title (self->empty_page,
                             answered ? _ ("Nobody’s shift yet") : _ ("No figures yet"));
  adw_status_page_set_description (
      self->empty_page,
      answered ? _ ("A lane appears for everybody who signs in today, with the breaks they are "
                    "owed and have had.")
               : _ ("The shifts of your team appear here with the first answer of your contact "
                    "centre."));
}

/* Lists whatever there is to choose from. */
static void
update_teams (DagBreaksPage *self)
{
  if (dag_team_choice_update (self->teams, dag_page_get_dashboard (DAG_PAGE (self))))
    refilter (self);
}

static void
show_lanes (DagBreaksPage *self)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));
  gboolean answered = dag_dashboard_get_snapshot (dashboard) != NULL;

  update_teams (self);
  update_summary (self);
  update_count (self);
  if (self->glance.zone != NULL)
    dag_break_lanes_refresh (self->lanes, self->glance.now_us, self->glance.zone,
                             self->glance.old);
  update_empty (self, answered);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), !dag_dashboard_is_past (dashboard));
  dag_break_planning_bar_update (self->planning, dag_dashboard_shows_people (dashboard));
  gtk_stack_set_visible_child_name (
      self->stack, dag_break_live_list (self->breaks)->len > 0 ? "lanes" : "empty");
}

static void
dag_breaks_page_refresh (DagPage *page)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (page);

  dag_glance_refresh (&self->glance, dag_page_get_dashboard (page));
  if (self->shown_id != NULL)
    update_detail (self);
  if (self->shown_id == NULL)
    show_lanes (self);
}

static void
on_breaks_changed (DagBreaksPage *self)
{
  update_badge (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_breaks_page_refresh (DAG_PAGE (self));
}

/* Who could use a break is told a moment after the lanes. */
static void
on_evaluated (DagBreaksPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_summary (self);
}

static void
dag_breaks_page_tick (DagPage *page)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (page);

  self->glance.now_us = dag_dashboard_get_now_us (dag_page_get_dashboard (page));
  if (self->shown_id != NULL)
    update_detail (self);
  else
    dag_break_lanes_tick (self->lanes, self->glance.now_us);
}

static gboolean
dag_breaks_page_search (DagPage *page)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (page);

  dag_page_go_back (page);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "lanes") != 0)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
  return TRUE;
}

static gboolean
dag_breaks_page_go_back (DagPage *page)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (page);

  if (self->shown_id == NULL)
    return FALSE;
  dag_break_lanes_select (self->lanes, self->shown_id);
  close_detail (self);
  dag_breaks_page_refresh (page);
  dag_break_lanes_grab (self->lanes);
  return TRUE;
}

static void
dag_breaks_page_show (DagPage    *page,
                      const char *id)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (page);

  close_detail (self);
  dag_glance_refresh (&self->glance, dag_page_get_dashboard (page));
  if (id != NULL && dag_break_live_find (self->breaks, id) != NULL)
    {
      self->shown_id = g_strdup (id);
      dag_privacy_log_note (dag_page_get_dashboard (page), DAG_PERSON_VIEW, id);
      dag_break_detail_begin (self->detail, self->breaks, id);
      update_detail (self);
    }
  if (self->shown_id == NULL)
    {
      dag_breaks_page_refresh (page);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
dag_breaks_page_constructed (GObject *object)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (object);
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  G_OBJECT_CLASS (dag_breaks_page_parent_class)->constructed (object);
  self->breaks = g_object_ref (dag_dashboard_get_breaks (dashboard));
  self->board = g_object_ref (dag_dashboard_get_board (dashboard));
  self->planning = DAG_BREAK_PLANNING_BAR (dag_break_planning_bar_new (dashboard));
  gtk_box_append (self->strip, GTK_WIDGET (self->planning));
  dag_glance_refresh (&self->glance, dashboard);
  dag_break_lanes_setup (self->lanes, self->breaks, passes, self);
  dag_break_live_set_seen (self->breaks, FALSE);
  g_signal_connect_object (self->breaks, "changed", G_CALLBACK (on_breaks_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_dashboard_get_alerts (dashboard), "evaluated",
                           G_CALLBACK (on_evaluated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lanes, "notify::order-pending",
                           G_CALLBACK (on_order_pending_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->teams, "changed", G_CALLBACK (refilter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "notify::undo-label",
                           G_CALLBACK (on_undo_label_changed), self, G_CONNECT_SWAPPED);
  on_undo_label_changed (self);
  update_badge (self);
}

static void
dag_breaks_page_map (GtkWidget *widget)
{
  dag_break_live_set_seen (DAG_BREAKS_PAGE (widget)->breaks, TRUE);
  GTK_WIDGET_CLASS (dag_breaks_page_parent_class)->map (widget);
}

static void
dag_breaks_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dag_breaks_page_parent_class)->unmap (widget);
  dag_break_live_set_seen (DAG_BREAKS_PAGE (widget)->breaks, FALSE);
}

static void
dag_breaks_page_dispose (GObject *object)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_BREAKS_PAGE);
  g_clear_object (&self->breaks);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (dag_breaks_page_parent_class)->dispose (object);
}

static void
dag_breaks_page_finalize (GObject *object)
{
  DagBreaksPage *self = DAG_BREAKS_PAGE (object);

  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->needle, g_free);
  dag_glance_clear (&self->glance);
  G_OBJECT_CLASS (dag_breaks_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-breaks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, filters);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, order_chip);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, rules_notice);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, strip);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, lanes);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, legend_box);
  gtk_widget_class_bind_template_child (widget_class, DagBreaksPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_order_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_undo_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_dragged);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
}

static void
dag_breaks_page_class_init (DagBreaksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->constructed = dag_breaks_page_constructed;
  object_class->dispose = dag_breaks_page_dispose;
  object_class->finalize = dag_breaks_page_finalize;
  widget_class->map = dag_breaks_page_map;
  widget_class->unmap = dag_breaks_page_unmap;
  page_class->refresh = dag_breaks_page_refresh;
  page_class->tick = dag_breaks_page_tick;
  page_class->search = dag_breaks_page_search;
  page_class->show = dag_breaks_page_show;
  page_class->go_back = dag_breaks_page_go_back;
  g_type_ensure (DAG_TYPE_BREAK_LANES);
  g_type_ensure (DAG_TYPE_BREAK_DETAIL);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key, "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                on_undo_key, "b", TRUE);
}

static void
dag_breaks_page_init (DagBreaksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  self->count_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "dag-dim");
  self->teams = dag_team_choice_new ();
  gtk_box_append (self->filters, GTK_WIDGET (self->teams));
  gtk_box_append (self->legend_box, dag_break_legend_new ());
  /* How many there are is told whole or, in a narrow window, by the lanes themselves. */
  gtk_box_insert_child_after (
      self->toolbar,
      dag_either_new (GTK_WIDGET (self->count_label), gtk_label_new (NULL)), self->order_chip);
}

/**
 * dag_breaks_page_new:
 * @dashboard: what it shows
 *
 * Returns: (transfer floating): the page
 */
DagPage *
dag_breaks_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_BREAKS_PAGE, "dashboard", dashboard, "title", _ ("Breaks"),
                       "icon-name", "dag-state-break-symbolic", NULL);
}

/**
 * dag_breaks_page_get_strip:
 * @self: the page
 *
 * Returns: (transfer none): the box above the lanes; who appends to it makes it visible
 */
GtkBox *
dag_breaks_page_get_strip (DagBreaksPage *self)
{
  g_return_val_if_fail (DAG_IS_BREAKS_PAGE (self), NULL);

  return self->strip;
}
