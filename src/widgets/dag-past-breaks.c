/* dag-past-breaks.c - what teams had in breaks on a past day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-past-breaks.h"

#include "dag-break-record.h"
#include "dag-history-past.h"
#include "dag-store-history.h"
#include "dag-team-breaks.h"
#include "dag-words-report.h"

#include <glib/gi18n.h>

struct _DagPastBreaks
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkWidget *nobody;
  GtkWidget *rules_card;
  GtkGrid *rules_grid;

  GCancellable *reading; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DagPastBreaks, dag_past_breaks, ADW_TYPE_BIN)

#define N_COLUMNS 5

static const char *const titles[]
    = { N_ ("Team"), N_ ("Worked"), N_ ("Break each"), N_ ("Over 5½ hours"), N_ ("Had less") };

static const char *const tips[]
    = { NULL, N_ ("People who worked that day"),
        N_ ("Mean of everybody who worked: pauses of at least five minutes, added up"),
        N_ ("Who worked so long that half an hour of break was owed"),
        N_ ("Who of them had less than that half hour") };

static const char *const rule_titles[]
    = { N_ ("Team"), N_ ("Shifts"), N_ ("Breaks had"), N_ ("Break missed"), N_ ("Not known") };

static const char *const rule_tips[]
    = { NULL, N_ ("Shifts to which a rule on breaks applied"),
        N_ ("Shifts with every break that the rules in force ask for"),
        N_ ("Shifts in which one was missed"),
        N_ ("Shifts of which too much was not seen to say so") };

static GtkWidget *
new_label (const char *text,
           guint       column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column > 0 ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), column > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, column == 0);
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* One row is one thing to a screen reader: the team with its figures. */
static void
attach_row (GtkGrid           *grid,
            const char *const *heads,
            const char *const *texts,
            int                row)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *label = new_label (texts[i], i);
      g_autofree char *spoken
          = i > 0 ? g_strdup_printf ("%s, %s: %s", texts[0], _ (heads[i]), texts[i])
                  : g_strdup (texts[0]);

      if (g_str_equal (texts[i], "–"))
        gtk_widget_set_tooltip_text (
            label, _ ("Fewer than five people: it would be the figure of persons."));
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken, -1);
      gtk_grid_attach (grid, label, (int) i, row, 1, 1);
    }
}

static void
attach_team (DagPastBreaks       *self,
             const DagTeamBreaks *team,
             int                  row)
{
  g_autofree char *name = dag_words_team_line (team->name, team->n_teams, TRUE);
  g_autofree char *worked = g_strdup_printf ("%u", team->n_people);
  g_autofree char *each = dag_words_minutes_each (team->break_s);
  g_autofree char *n_long
      = team->tells_long ? g_strdup_printf ("%u", team->n_long) : g_strdup ("–");
  g_autofree char *n_short
      = team->tells_long ? g_strdup_printf ("%u", team->n_short) : g_strdup ("–");
  const char *const texts[] = { name, worked, each, n_long, n_short };

  attach_row (self->grid, titles, texts, row);
}

static void
attach_verdicts (DagPastBreaks           *self,
                 const DagBreakTeamTally *team,
                 int                      row)
{
  const DagBreakTally *tally = &team->tally;
  guint figures[] = { tally->n_shifts, tally->n_kept, tally->n_broken, tally->n_unknown };
  g_autofree char *name = dag_words_team_line (team->name, team->n_teams, TRUE);
  g_auto (GStrv) texts = g_new0 (char *, N_COLUMNS + 1);

  texts[0] = g_steal_pointer (&name);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    texts[i + 1] = team->told ? g_strdup_printf ("%u", figures[i]) : g_strdup ("–");
  attach_row (self->rules_grid, rule_titles, (const char *const *) texts, row);
}

/* An empty grid with its heads. */
static void
begin_grid (GtkGrid           *grid,
            const char *const *heads,
            const char *const *explained)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *label = new_label (_ (heads[i]), i);

      gtk_widget_add_css_class (label, "dag-past-head");
      gtk_widget_set_tooltip_text (label, explained[i] != NULL ? _ (explained[i]) : NULL);
      gtk_grid_attach (grid, label, (int) i, 0, 1, 1);
    }
}

static void
fill (DagPastBreaks *self,
      GPtrArray     *teams)
{
  gtk_widget_set_visible (self->nobody, teams->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), teams->len > 0);
  begin_grid (self->grid, titles, tips);
  for (guint i = 0; i < teams->len; i++)
    attach_team (self, teams->pdata[i], (int) i + 1);
}

/* What the rules said is kept for longer than what people did: for a dispute. */
static void
on_verdicts_ready (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DagPastBreaks) self = DAG_PAST_BREAKS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = dag_store_history_read_verdicts_finish (DAG_STORE_HISTORY (source), result, &error);
  g_autoptr (GPtrArray) teams = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (records == NULL)
    g_message ("what the rules on breaks said cannot be read: %s", error->message);
  else
    teams = dag_break_records_by_team (records);
  gtk_widget_set_visible (self->rules_card, teams != NULL && teams->len > 0);
  begin_grid (self->rules_grid, rule_titles, rule_tips);
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    attach_verdicts (self, teams->pdata[i], (int) i + 1);
}

static void
on_totals_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DagPastBreaks) self = DAG_PAST_BREAKS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) totals
      = dag_history_read_agent_days_finish (DAG_HISTORY (source), result, &error);
  g_autoptr (GPtrArray) teams = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (totals == NULL) /* a history that keeps none has nothing to tell */
    totals = g_ptr_array_new ();
  teams = dag_team_breaks_count (totals);
  fill (self, teams);
}

static void
dag_past_breaks_dispose (GObject *object)
{
  DagPastBreaks *self = DAG_PAST_BREAKS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_PAST_BREAKS);
  G_OBJECT_CLASS (dag_past_breaks_parent_class)->dispose (object);
}

static void
dag_past_breaks_class_init (DagPastBreaksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_past_breaks_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-past-breaks.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPastBreaks, grid);
  gtk_widget_class_bind_template_child (widget_class, DagPastBreaks, nobody);
  gtk_widget_class_bind_template_child (widget_class, DagPastBreaks, rules_card);
  gtk_widget_class_bind_template_child (widget_class, DagPastBreaks, rules_grid);
}

static void
dag_past_breaks_init (DagPastBreaks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_past_breaks_read:
 * @self: a list of teams
 * @history: where the day is kept
 * @day: the day
 *
 * Reads the totals of @day, and what the rules said of its shifts, and shows them by team;
 * what was being read is given up.
 */
void
dag_past_breaks_read (DagPastBreaks       *self,
                      DagHistory          *history,
                      const DagHistoryDay *day)
{
  g_return_if_fail (DAG_IS_PAST_BREAKS (self) && DAG_IS_HISTORY (history) && day != NULL);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dag_history_read_agent_days_async (history, day->from_us, day->to_us, self->reading,
                                     on_totals_ready, g_object_ref (self));
  if (DAG_IS_STORE_HISTORY (history))
    dag_store_history_read_verdicts_async (DAG_STORE_HISTORY (history), NULL, day->from_us,
                                           day->to_us, self->reading, on_verdicts_ready,
                                           g_object_ref (self));
  else
    gtk_widget_set_visible (self->rules_card, FALSE);
}
