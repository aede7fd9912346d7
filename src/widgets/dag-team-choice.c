/* dag-team-choice.c - a filter by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-team-choice.h"

#include "dag-shrink.h"
#include "dag-team-names.h"

#include <glib/gi18n.h>

struct _DagTeamChoice
{
  AdwBin parent_instance;

  GtkDropDown *list;
  GPtrArray *names; /* as the source has them; the list has "All teams" before them */
  char *team;       /* (nullable): the one chosen */
  gboolean filling;
  gboolean is_filled;
  guint revision; /* of the teams in @names */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DagTeamChoice, dag_team_choice, ADW_TYPE_BIN)

/* Returns: where the chosen team stands; 0 where it is gone */
static guint
fill (DagTeamChoice *self)
{
  guint chosen;
  g_autoptr (GtkStringList) shown
      = dag_team_names_show (self->names, _ ("All teams"), self->team, &chosen);

  self->filling = TRUE;
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (shown));
  gtk_drop_down_set_selected (self->list, chosen);
  self->filling = FALSE;
  return chosen;
}

static void
on_selected (DagTeamChoice *self)
{
  guint chosen = gtk_drop_down_get_selected (self->list);

  if (self->filling)
    return;
  g_clear_pointer (&self->team, g_free);
  if (chosen > 0 && chosen != GTK_INVALID_LIST_POSITION)
    self->team = g_strdup (g_ptr_array_index (self->names, chosen - 1));
  g_signal_emit (self, changed_signal, 0);
}

static void
dag_team_choice_finalize (GObject *object)
{
  DagTeamChoice *self = DAG_TEAM_CHOICE (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->team, g_free);
  G_OBJECT_CLASS (dag_team_choice_parent_class)->finalize (object);
}

static void
dag_team_choice_class_init (DagTeamChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_team_choice_finalize;
  changed_signal = g_signal_new ("changed", DAG_TYPE_TEAM_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
set_up_chosen (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (
      GTK_LABEL (label),
      gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
  dag_shrink_to_words (label);
}

/* What is chosen may be cut where there is no room for it; the list may not. */
static void
let_shrink (DagTeamChoice *self)
{
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();

  g_signal_connect (chosen, "setup", G_CALLBACK (set_up_chosen), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (bind_chosen), NULL);
  gtk_drop_down_set_list_factory (self->list, gtk_drop_down_get_factory (self->list));
  gtk_drop_down_set_factory (self->list, chosen);
}

static void
dag_team_choice_init (DagTeamChoice *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  let_shrink (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Team"), -1);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

DagTeamChoice *
dag_team_choice_new (void)
{
  return g_object_new (DAG_TYPE_TEAM_CHOICE, NULL);
}

/**
 * dag_team_choice_update:
 * @self: a filter
 * @dashboard: of whose picture the teams are to choose from
 *
 * Returns: whether the team that was chosen is gone, so that everybody is shown now
 */
gboolean
dag_team_choice_update (DagTeamChoice *self,
                        DagDashboard  *dashboard)
{
  guint revision;
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (DAG_IS_TEAM_CHOICE (self) && DAG_IS_DASHBOARD (dashboard), FALSE);

  revision = dag_dashboard_get_teams_revision (dashboard);
  if (self->is_filled && self->revision == revision)
    return FALSE;
  self->is_filled = TRUE;
  self->revision = revision;
  names = dag_team_names_list (dag_dashboard_get_snapshot (dashboard));
  gtk_widget_set_visible (GTK_WIDGET (self), names->len > 1);
  if (dag_team_names_equal (self->names, names))
    return FALSE;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = g_steal_pointer (&names);
  if ((fill (self) > 0 && self->names->len > 1) || self->team == NULL)
    return FALSE;
  dag_team_choice_clear (self);
  return TRUE;
}

gboolean
dag_team_choice_passes (DagTeamChoice *self,
                        const char    *team)
{
  g_return_val_if_fail (DAG_IS_TEAM_CHOICE (self), TRUE);

  return self->team == NULL || g_strcmp0 (team, self->team) == 0;
}

/**
 * dag_team_choice_get_team:
 * @self: a filter
 *
 * Returns: (nullable): the team that was chosen, as the source names it; %NULL for all
 */
const char *
dag_team_choice_get_team (DagTeamChoice *self)
{
  g_return_val_if_fail (DAG_IS_TEAM_CHOICE (self), NULL);

  return self->team;
}

/**
 * dag_team_choice_select:
 * @self: a filter
 * @team: as the source names it
 *
 * Returns: whether there is such a team
 */
gboolean
dag_team_choice_select (DagTeamChoice *self,
                        const char    *team)
{
  g_return_val_if_fail (DAG_IS_TEAM_CHOICE (self) && team != NULL, FALSE);

  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (g_ptr_array_index (self->names, i), team))
      {
        gtk_drop_down_set_selected (self->list, i + 1);
        return TRUE;
      }
  return FALSE;
}

/* Everybody again. */
void
dag_team_choice_clear (DagTeamChoice *self)
{
  g_return_if_fail (DAG_IS_TEAM_CHOICE (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->list, 0);
  self->filling = FALSE;
  g_clear_pointer (&self->team, g_free);
}
