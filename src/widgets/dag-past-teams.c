/* dag-past-teams.c - the people of a past moment, counted by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-past-teams.h"

#include "dag-snapshot-teams.h"
#include "dag-words-number.h"
#include "dag-words-report.h"
#include "dag-words-state.h"

#include <glib/gi18n.h>

struct _DagPastTeams
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkWidget *lines; /* the grid, wide as it is */
  GtkLabel *nobody;
};

G_DEFINE_FINAL_TYPE (DagPastTeams, dag_past_teams, ADW_TYPE_BIN)

/* The columns: states that are one to a lead stand in one. */
static const struct
{
  const char *title;
  guint states; /* bits of DagAgentState; 0: everybody */
} columns[] = {
  { N_ ("People"), 0 },
  { N_ ("Free"), 1 << DAG_STATE_AVAILABLE },
  { N_ ("Busy"), 1 << DAG_STATE_RINGING | 1 << DAG_STATE_ON_CONTACT | 1 << DAG_STATE_WRAP_UP },
  { N_ ("On a break"), 1 << DAG_STATE_BREAK },
  { N_ ("Meeting"), 1 << DAG_STATE_MEETING },
  { N_ ("Signed out"), 1 << DAG_STATE_OFFLINE },
  { N_ ("Not known"), 1 << DAG_STATE_UNKNOWN },
};

static GtkWidget *
new_label (const char *text,
           gboolean    figure,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), figure ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           figure ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (!figure)
    gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_hexpand (label, !figure);
  if (figure)
    gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static int64_t
count_states (const DagTeamCount *team,
              guint               states)
{
  int64_t sum = 0;

  if (states == 0)
    return team->n_people;
  if (!team->told)
    return DAG_COUNT_ABSENT;
  for (guint i = 0; i < DAG_N_STATES; i++)
    if (states & 1u << i)
      sum += team->by_state[i];
  return sum;
}

/* One row is one thing to a screen reader: the team with its figures. */
static void
attach_team (DagPastTeams       *self,
             const DagTeamCount *team,
             int                 row)
{
  g_autofree char *name = dag_words_team_line (team->name, team->n_teams, team->told);
  GtkWidget *label = new_label (name, FALSE, NULL);

  if (!team->told)
    gtk_widget_set_tooltip_text (
        label, _ ("Fewer than five people: their states would be those of persons."));
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = dag_words_count (count_states (team, columns[i].states));
      g_autofree char *spoken
          = g_strdup_printf ("%s, %s: %s", name, _ (columns[i].title), text);
      GtkWidget *figure = new_label (text, TRUE, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken, -1);
      gtk_grid_attach (self->grid, figure, (int) i + 1, row, 1, 1);
    }
}

static void
clear_grid (DagPastTeams *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

/* Who was in which state goes after its days; how many they were stays. */
static void
say_nobody (DagPastTeams      *self,
            const DagSnapshot *snapshot)
{
  g_autofree char *text = dag_words_kept_at_work (
      snapshot != NULL && snapshot->lacks_people ? snapshot->kept_staffed : DAG_COUNT_ABSENT);

  gtk_label_set_label (self->nobody, text);
}

static void
dag_past_teams_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_PAST_TEAMS);
  G_OBJECT_CLASS (dag_past_teams_parent_class)->dispose (object);
}

static void
dag_past_teams_class_init (DagPastTeamsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_past_teams_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-past-teams.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPastTeams, grid);
  gtk_widget_class_bind_template_child (widget_class, DagPastTeams, lines);
  gtk_widget_class_bind_template_child (widget_class, DagPastTeams, nobody);
}

static void
dag_past_teams_init (DagPastTeams *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_past_teams_set_snapshot:
 * @self: a list of teams
 * @snapshot: (nullable): the moment
 */
void
dag_past_teams_set_snapshot (DagPastTeams *self,
                             DagSnapshot  *snapshot)
{
  g_autoptr (GPtrArray) teams = NULL;

  g_return_if_fail (DAG_IS_PAST_TEAMS (self));

  clear_grid (self);
  if (snapshot != NULL)
    teams = dag_snapshot_count_teams (snapshot);
  say_nobody (self, snapshot);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), teams == NULL || teams->len == 0);
  gtk_widget_set_visible (self->lines, teams != NULL && teams->len > 0);
  if (teams == NULL || teams->len == 0)
    return;
  gtk_grid_attach (self->grid, new_label (_ ("Team"), FALSE, "dag-past-head"), 0, 0, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gtk_grid_attach (self->grid, new_label (_ (columns[i].title), TRUE, "dag-past-head"),
                     (int) i + 1, 0, 1, 1);
  for (guint i = 0; i < teams->len; i++)
    attach_team (self, teams->pdata[i], (int) i + 1);
}
