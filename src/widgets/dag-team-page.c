/* dag-team-page.c - the Team page: a table of people, and one person's day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-team-page.h"

#include "dag-agent-columns.h"
#include "dag-agent-detail.h"
#include "dag-glance.h"
#include "dag-heavy-bar.h"
#include "dag-person-log.h"
#include "dag-privacy-log.h"
#include "dag-settings.h"
#include "dag-table-export.h"
#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-state.h"

#include <glib/gi18n.h>

struct _DagTeamPage
{
  DagPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  DagTable *table;
  DagAgentDetail *detail;
  GtkDropDown *team_filter;
  GtkDropDown *state_filter;
  GtkStringList *teams;  /* as they are shown; the first is "All teams" */
  GPtrArray *team_names; /* as the source has them; without the first */
  char *team;            /* the team chosen, or NULL for all */

  DagGlance glance;
  char *shown_id; /* the agent whose detail is open (nullable) */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DagTeamPage, dag_team_page, DAG_TYPE_PAGE)

static gboolean
filter_agent (gconstpointer record,
              gpointer      context)
{
  DagTeamPage *self = ((DagGlance *) context)->owner;
  const DagAgentSample *sample = ((const DagAgentRow *) record)->sample;
  guint state = gtk_drop_down_get_selected (self->state_filter);

  if (self->team != NULL && g_strcmp0 (sample->team_name, self->team) != 0)
    return FALSE;
  return state == 0 || state == GTK_INVALID_LIST_POSITION
         || sample->state == (DagAgentState) (state - 1);
}

static char *
dup_filters (gpointer context)
{
  DagTeamPage *self = ((DagGlance *) context)->owner;
  guint state = gtk_drop_down_get_selected (self->state_filter);

  return g_strdup_printf (
      "%s %s", state > 0 && state <= DAG_N_STATES ? dag_agent_state_get_word (state - 1) : "all",
      self->team != NULL ? self->team : "");
}

/* The state's word, and all that follows it is the team. */
static void
set_filters (const char *words,
             gpointer    context)
{
  DagTeamPage *self = ((DagGlance *) context)->owner;
  g_auto (GStrv) each = g_strsplit (words, " ", 2);
  DagAgentState state = DAG_STATE_UNKNOWN;

  if (each[0] != NULL && dag_agent_state_from_word (each[0], &state))
    gtk_drop_down_set_selected (self->state_filter, state + 1);
  for (guint i = 0; each[0] != NULL && each[1] != NULL && i < self->team_names->len; i++)
    if (g_str_equal (g_ptr_array_index (self->team_names, i), each[1]))
      gtk_drop_down_set_selected (self->team_filter, i + 1);
}

static char *
count_words (guint shown,
             guint total)
{
  if (shown == total)
    return g_strdup_printf (ngettext ("%'u person", "%'u people", total), total);
  /* Translators: how many people the search shows, of how many */
  return g_strdup_printf (C_ ("people", "%'u of %'u"), shown, total);
}

static DagTableSpec spec = {
  .columns = dag_agent_columns,
  .record_class = &dag_agent_row_class,
  .settings_key = DAG_KEY_TEAM_COLUMNS,
  .label = N_ ("Team"),
  .search_hint = N_ ("Search people"),
  .default_order = dag_agent_columns_compare,
  .default_rank = dag_agent_columns_rank,
  .matches = dag_agent_columns_match,
  .filter = filter_agent,
  .describe_row = dag_agent_columns_describe,
  .count_words = count_words,
  .dup_filters = dup_filters,
  .set_filters = set_filters,
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return dag_words_compare (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
find_teams (DagSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *sample = g_ptr_array_index (snapshot->agents, i);

      if (sample->team_name != NULL && g_hash_table_add (seen, sample->team_name))
        g_ptr_array_add (names, g_strdup (sample->team_name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
are_same_names (GPtrArray *a,
                GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i));
  return same;
}

/* Shows the teams in the list, and selects the one that was chosen; 0 where it is gone. */
static guint
fill_teams (DagTeamPage *self)
{
  guint chosen = 0;

  gtk_string_list_splice (self->teams, 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->teams)) - 1, NULL);
  for (guint i = 0; i < self->team_names->len; i++)
    {
      const char *name = g_ptr_array_index (self->team_names, i);

      gtk_string_list_take (self->teams, dag_words_name (name));
      if (g_strcmp0 (name, self->team) == 0)
        chosen = i + 1;
    }
  gtk_drop_down_set_selected (self->team_filter, chosen);
  return chosen;
}

/* Fills the list of teams anew where a team came or went. A filter that cannot be seen any
 * more, because its team went or is the only one, does not stay behind. */
static void
dag_team_page_update_teams (DagTeamPage *self)
{
  DagSnapshot *snapshot
      = dag_dashboard_get_snapshot (dag_page_get_dashboard (DAG_PAGE (self)));
  g_autoptr (GPtrArray) names = find_teams (snapshot);
  gboolean choice = names->len > 1;

  gtk_widget_set_visible (GTK_WIDGET (self->team_filter), choice);
  if (are_same_names (names, self->team_names))
    return;
  g_clear_pointer (&self->team_names, g_ptr_array_unref);
  self->team_names = g_steal_pointer (&names);
  self->filling = TRUE;
  if ((fill_teams (self) == 0 || !choice) && self->team != NULL)
    {
      g_clear_pointer (&self->team, g_free);
      gtk_drop_down_set_selected (self->team_filter, 0);
      dag_table_refilter (self->table);
    }
  self->filling = FALSE;
}

static void
on_team_selected (DagTeamPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->team_filter);

  if (self->filling)
    return;
  g_clear_pointer (&self->team, g_free);
  if (chosen > 0 && chosen != GTK_INVALID_LIST_POSITION)
    self->team = g_strdup (g_ptr_array_index (self->team_names, chosen - 1));
  dag_table_refilter (self->table);
}

static void
on_state_selected (DagTeamPage *self)
{
  dag_table_refilter (self->table);
}

static void
on_filters_cleared (DagTable    *table,
                    DagTeamPage *self)
{
  gtk_drop_down_set_selected (self->state_filter, 0);
  gtk_drop_down_set_selected (self->team_filter, 0);
}

static void
on_activated (DagTable    *table,
              const char  *key,
              DagTeamPage *self)
{
  dag_page_show (DAG_PAGE (self), key);
}

static void
dag_team_page_update_empty (DagTeamPage *self,
                            gboolean     answered)
{
  if (answered)
    {
      adw_status_page_set_title (self->empty_page, _ ("Nobody here"));
      adw_status_page_set_description (
          self->empty_page, _ ("Your contact centre answers, but names nobody. People appear "
                               "when they sign in, or when the account Dagstart uses may see "
                               "them."));
    }
  else
    {
      adw_status_page_set_title (self->empty_page, _ ("No figures yet"));
      adw_status_page_set_description (
          self->empty_page, _ ("The people of your team appear here with the first answer of "
                               "your contact centre."));
    }
}

static void
close_detail (DagTeamPage *self)
{
  g_clear_pointer (&self->shown_id, g_free);
  dag_page_set_detail_title (DAG_PAGE (self), NULL);
}

/* A search may hide what is shown in detail from the table. Where the dashboard does not know
 * it at all (it is long gone, or another source is watched), there is nothing to show. */
static void
dag_team_page_update_detail (DagTeamPage *self)
{
  DagSlotModel *agents = dag_dashboard_get_agents (dag_page_get_dashboard (DAG_PAGE (self)));
  gconstpointer record = dag_slot_model_find_record (agents, self->shown_id);
  g_autofree char *title = NULL;

  if (record == NULL)
    {
      close_detail (self);
      return;
    }
  dag_agent_detail_update (self->detail, record, &self->glance);
  title = dag_words_person (dag_agent_detail_get_name (self->detail), self->shown_id);
  dag_page_set_detail_title (DAG_PAGE (self), title);
}

static void
dag_team_page_refresh (DagPage *page)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);
  DagDashboard *dashboard = dag_page_get_dashboard (page);
  gboolean was_old = self->glance.old;
  gboolean answered = dag_dashboard_get_snapshot (dashboard) != NULL;
  guint n = dag_slot_model_get_n_records (dag_dashboard_get_agents (dashboard));

  dag_glance_refresh (&self->glance, dashboard);
  dag_team_page_update_teams (self);
  dag_table_update_column (self->table, was_old != self->glance.old ? NULL : "credit");
  if (was_old == self->glance.old)
    dag_table_tick (self->table);
  if (self->shown_id != NULL)
    dag_team_page_update_detail (self);
  if (self->shown_id != NULL)
    return;
  dag_team_page_update_empty (self, answered);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "empty");
}

static void
dag_team_page_tick (DagPage *page)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);

  self->glance.now_us = dag_dashboard_get_now_us (dag_page_get_dashboard (page));
  if (self->shown_id != NULL)
    dag_agent_detail_tick (self->detail, &self->glance);
  else
    dag_table_tick (self->table);
}

static gboolean
dag_team_page_search (DagPage *page)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);

  dag_page_go_back (page);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0
         && dag_table_search (self->table);
}

static gboolean
dag_team_page_go_back (DagPage *page)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);

  if (self->shown_id == NULL)
    return FALSE;
  dag_table_select_key (self->table, self->shown_id);
  close_detail (self);
  dag_team_page_refresh (page);
  dag_table_grab_rows (self->table);
  return TRUE;
}

static gboolean
dag_team_page_export (DagPage *page)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") != 0
      || self->glance.zone == NULL)
    return FALSE;
  dag_table_offer_export (self->table, self->glance.now_us, self->glance.zone);
  return TRUE;
}

static void
dag_team_page_show (DagPage    *page,
                    const char *id)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);
  DagAgentState state = DAG_STATE_UNKNOWN;

  close_detail (self);
  if (id == NULL || g_str_has_prefix (id, "filter:"))
    {
      dag_table_clear_filters (self->table);
      if (id != NULL && dag_agent_state_from_word (id + strlen ("filter:"), &state))
        gtk_drop_down_set_selected (self->state_filter, state + 1);
      dag_team_page_refresh (page);
      return;
    }
  self->shown_id = g_strdup (id);
  dag_privacy_log_note (dag_page_get_dashboard (page), DAG_PERSON_VIEW, id);
  dag_glance_refresh (&self->glance, dag_page_get_dashboard (page));
  dag_agent_detail_begin (self->detail, dag_page_get_dashboard (page), id);
  dag_team_page_update_detail (self);
  if (self->shown_id == NULL)
    {
      dag_team_page_refresh (page);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

/* Credit is owed by rules and notes, which no record of a row knows. */
static void
on_breaks_changed (DagTeamPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    dag_table_update_column (self->table, "credit");
}

static void
dag_team_page_constructed (GObject *object)
{
  DagTeamPage *self = DAG_TEAM_PAGE (object);
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  G_OBJECT_CLASS (dag_team_page_parent_class)->constructed (object);
  self->glance.owner = self;
  dag_glance_refresh (&self->glance, dashboard);
  spec.n_columns = dag_n_agent_columns;
  dag_table_setup (self->table, &spec, dag_dashboard_get_agents (dashboard), &self->glance);
  dag_table_add_filter (self->table, GTK_WIDGET (self->state_filter));
  dag_table_add_filter (self->table, GTK_WIDGET (self->team_filter));
  g_signal_connect_object (dag_dashboard_get_breaks (dashboard), "changed",
                           G_CALLBACK (on_breaks_changed), self, G_CONNECT_SWAPPED);
}

static void
dag_team_page_dispose (GObject *object)
{
  DagTeamPage *self = DAG_TEAM_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_TEAM_PAGE);
  g_clear_object (&self->teams);
  G_OBJECT_CLASS (dag_team_page_parent_class)->dispose (object);
}

static void
dag_team_page_finalize (GObject *object)
{
  DagTeamPage *self = DAG_TEAM_PAGE (object);

  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->team_names, g_ptr_array_unref);
  dag_glance_clear (&self->glance);
  G_OBJECT_CLASS (dag_team_page_parent_class)->finalize (object);
}

static void
dag_team_page_class_init (DagTeamPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->constructed = dag_team_page_constructed;
  object_class->dispose = dag_team_page_dispose;
  object_class->finalize = dag_team_page_finalize;
  page_class->refresh = dag_team_page_refresh;
  page_class->tick = dag_team_page_tick;
  page_class->search = dag_team_page_search;
  page_class->show = dag_team_page_show;
  page_class->go_back = dag_team_page_go_back;
  page_class->export = dag_team_page_export;

  g_type_ensure (DAG_TYPE_TABLE);
  g_type_ensure (DAG_TYPE_AGENT_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-team-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagTeamPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagTeamPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DagTeamPage, table);
  gtk_widget_class_bind_template_child (widget_class, DagTeamPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_cleared);
}

static void
dag_team_page_init (DagTeamPage *self)
{
  GtkStringList *states = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (states, _ ("All states"));
  for (guint i = 0; i < DAG_N_STATES; i++)
    gtk_string_list_append (states, dag_words_agent_state (i));
  self->state_filter = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (states), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_filter),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("State"), -1);
  self->team_names = g_ptr_array_new_with_free_func (g_free);
  self->teams = gtk_string_list_new (NULL);
  gtk_string_list_append (self->teams, _ ("All teams"));
  self->team_filter = GTK_DROP_DOWN (
      gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->teams)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->team_filter),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Team"), -1);
  g_signal_connect_object (self->state_filter, "notify::selected",
                           G_CALLBACK (on_state_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->team_filter, "notify::selected",
                           G_CALLBACK (on_team_selected), self, G_CONNECT_SWAPPED);
}

/**
 * dag_team_page_new:
 * @dashboard: what it shows
 *
 * Returns: (transfer floating): the page
 */
DagPage *
dag_team_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_TEAM_PAGE, "dashboard", dashboard, "title", _ ("Team"),
                       "icon-name", "dag-people-symbolic", NULL);
}

DagTable *
dag_team_page_get_table (DagTeamPage *self)
{
  g_return_val_if_fail (DAG_IS_TEAM_PAGE (self), NULL);

  return self->table;
}

/**
 * dag_team_page_mark_heavy:
 * @self: the page
 *
 * Marks a heavy contact of the person whose day is open, or who is selected.
 *
 * Returns: whether there is one
 */
gboolean
dag_team_page_mark_heavy (DagTeamPage *self)
{
  const char *agent = NULL;

  g_return_val_if_fail (DAG_IS_TEAM_PAGE (self), FALSE);

  agent = self->shown_id != NULL ? self->shown_id : dag_table_get_selected_key (self->table);
  if (agent == NULL)
    return FALSE;
  dag_heavy_mark (GTK_WIDGET (self), dag_page_get_dashboard (DAG_PAGE (self)), agent);
  return TRUE;
}
