/* dag-team-page.c - the Team page: a table of people, and one person's day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-team-page.h"

#include "dag-agent-columns.h"
#include "dag-agent-detail.h"
#include "dag-heavy-bar.h"
#include "dag-person-log.h"
#include "dag-privacy-log.h"
#include "dag-settings.h"
#include "dag-team-choice.h"
#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-state.h"

#include <glib/gi18n.h>

struct _DagTeamPage
{
  DagTablePage parent_instance;

  DagAgentDetail *detail; /* of the page's stack */
  DagTeamChoice *team_filter;
  GtkDropDown *state_filter;
};

G_DEFINE_FINAL_TYPE (DagTeamPage, dag_team_page, DAG_TYPE_TABLE_PAGE)

static gboolean
filter_agent (gconstpointer record,
              gpointer      context)
{
  DagTeamPage *self = ((DagGlance *) context)->owner;
  const DagAgentSample *sample = ((const DagAgentRow *) record)->sample;
  guint state = gtk_drop_down_get_selected (self->state_filter);

  if (!dag_team_choice_passes (self->team_filter, sample->team_name))
    return FALSE;
  return state == 0 || state == GTK_INVALID_LIST_POSITION
         || sample->state == (DagAgentState) (state - 1);
}

static char *
dup_filters (gpointer context)
{
  DagTeamPage *self = ((DagGlance *) context)->owner;
  guint state = gtk_drop_down_get_selected (self->state_filter);
  const char *team = dag_team_choice_get_team (self->team_filter);

  return g_strdup_printf (
      "%s %s", state > 0 && state <= DAG_N_STATES ? dag_agent_state_get_word (state - 1) : "all",
      team != NULL ? team : "");
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
  if (each[0] != NULL && each[1] != NULL)
    dag_team_choice_select (self->team_filter, each[1]);
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
  .age = &dag_agent_columns_age,
  .dup_filters = dup_filters,
  .set_filters = set_filters,
};

static void
on_filter_changed (DagTablePage *self)
{
  dag_table_refilter (dag_table_page_get_table (self));
}

static void
dag_team_page_say_empty (AdwStatusPage *page,
                         DagDashboard  *dashboard)
{
  if (dag_dashboard_is_past (dashboard))
    {
      adw_status_page_set_title (page, _ ("Nobody then"));
      adw_status_page_set_description (page,
                                       _ ("Nothing is kept of the people at this moment."));
    }
  else if (dag_dashboard_get_snapshot (dashboard) != NULL)
    {
      adw_status_page_set_title (page, _ ("Nobody here"));
      adw_status_page_set_description (
          page, _ ("Your contact centre answers, but names nobody. People appear when they "
                   "sign in, or when the account Dagstart uses may see them."));
    }
  else
    {
      adw_status_page_set_title (page, _ ("No figures yet"));
      adw_status_page_set_description (
          page, _ ("The people of your team appear here with the first answer of your contact "
                   "centre."));
    }
}

/* A filter that cannot be seen any more, because its team went or is the only one, does not
 * stay behind. */
static void
dag_team_page_refreshed (DagTablePage *page,
                         gboolean      is_other)
{
  DagTeamPage *self = DAG_TEAM_PAGE (page);
  DagTable *table = dag_table_page_get_table (page);
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (page));

  if (dag_team_choice_update (self->team_filter, dashboard))
    dag_table_refilter (table);
  dag_table_update_column (table, is_other ? NULL : "credit");
  if (!is_other)
    dag_table_tick (table);
}

static void
dag_team_page_set_filter (DagTablePage *page,
                          const char   *word)
{
  DagAgentState state = DAG_STATE_UNKNOWN;

  if (dag_agent_state_from_word (word, &state))
    gtk_drop_down_set_selected (DAG_TEAM_PAGE (page)->state_filter, state + 1);
}

static void
dag_team_page_clear_filters (DagTablePage *page)
{
  gtk_drop_down_set_selected (DAG_TEAM_PAGE (page)->state_filter, 0);
  dag_team_choice_clear (DAG_TEAM_PAGE (page)->team_filter);
  on_filter_changed (page);
}

static void
dag_team_page_begin_detail (DagTablePage *page,
                            const char   *id)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (page));

  dag_privacy_log_note (dashboard, DAG_PERSON_VIEW, id);
  dag_agent_detail_begin (DAG_TEAM_PAGE (page)->detail, dashboard, id);
}

static char *
dag_team_page_update_detail (DagTablePage *page,
                             gconstpointer record,
                             const char   *id)
{
  DagAgentDetail *detail = DAG_TEAM_PAGE (page)->detail;

  dag_agent_detail_update (detail, record, dag_table_page_get_glance (page));
  return dag_words_person (dag_agent_detail_get_name (detail), id);
}

static void
dag_team_page_tick_detail (DagTablePage *page)
{
  dag_agent_detail_tick (DAG_TEAM_PAGE (page)->detail, dag_table_page_get_glance (page));
}

/* Credit is owed by rules and notes, which no record of a row knows. */
static void
on_breaks_changed (DagTablePage *self)
{
  DagTable *table = dag_table_page_get_table (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (table)))
    dag_table_update_column (table, "credit");
}

static void
dag_team_page_constructed (GObject *object)
{
  DagTeamPage *self = DAG_TEAM_PAGE (object);
  DagTable *table = dag_table_page_get_table (DAG_TABLE_PAGE (self));
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  G_OBJECT_CLASS (dag_team_page_parent_class)->constructed (object);
  spec.n_columns = dag_n_agent_columns;
  dag_table_page_setup (DAG_TABLE_PAGE (self), &spec, GTK_WIDGET (self->detail));
  dag_table_add_filter (table, GTK_WIDGET (self->state_filter));
  dag_table_add_filter (table, GTK_WIDGET (self->team_filter));
  g_signal_connect_object (dag_dashboard_get_breaks (dashboard), "changed",
                           G_CALLBACK (on_breaks_changed), self, G_CONNECT_SWAPPED);
}

static void
dag_team_page_class_init (DagTeamPageClass *klass)
{
  DagTablePageClass *page_class = DAG_TABLE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dag_team_page_constructed;
  page_class->get_records = dag_dashboard_get_agents;
  page_class->refreshed = dag_team_page_refreshed;
  page_class->say_empty = dag_team_page_say_empty;
  page_class->set_filter = dag_team_page_set_filter;
  page_class->clear_filters = dag_team_page_clear_filters;
  page_class->begin_detail = dag_team_page_begin_detail;
  page_class->update_detail = dag_team_page_update_detail;
  page_class->tick_detail = dag_team_page_tick_detail;
}

static void
dag_team_page_init (DagTeamPage *self)
{
  GtkStringList *states = gtk_string_list_new (NULL);

  self->detail = g_object_new (DAG_TYPE_AGENT_DETAIL, NULL);
  gtk_string_list_append (states, _ ("All states"));
  for (guint i = 0; i < DAG_N_STATES; i++)
    gtk_string_list_append (states, dag_words_agent_state (i));
  self->state_filter = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (states), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_filter),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("State"), -1);
  self->team_filter = dag_team_choice_new ();
  g_signal_connect_object (self->state_filter, "notify::selected",
                           G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->team_filter, "changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
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

  agent = dag_table_page_get_chosen (DAG_TABLE_PAGE (self));
  if (agent == NULL)
    return FALSE;
  dag_heavy_mark (GTK_WIDGET (self), dag_page_get_dashboard (DAG_PAGE (self)), agent);
  return TRUE;
}
