/* dag-break-planning-bar.c - who can go now and when, and planning the breaks of the shift
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-planning-bar.h"

#include "dag-can-go-table.h"
#include "dag-can-go.h"
#include "dag-plan-breaks.h"
#include "dag-tile-box.h"
#include "dag-words-breaks.h"
#include "dag-who-can-go.h"
#include "dag-words-can-go.h"
#include "dag-wrapped-text.h"

#include <glib/gi18n.h>

struct _DagBreakPlanningBar
{
  AdwBin parent_instance;

  DagCanGoTable *table;
  GtkLabel *moments;
  GtkLabel *assumed;
  GtkButton *plan_button;
  GtkLabel *result;

  DagDashboard *dashboard;
  DagCanGo *can_go;
  GCancellable *planning; /* (nullable): while it is worked out */
  gboolean with_people;
};

G_DEFINE_FINAL_TYPE (DagBreakPlanningBar, dag_break_planning_bar, ADW_TYPE_BIN)

static char *
dup_moments (DagBreakPlanningBar  *self,
             const DagCanGoAnswer *answer)
{
  g_autoptr (GString) ranges = g_string_new (NULL);

  for (guint i = 0; i < answer->moments->len; i++)
    {
      const DagCanGoMoment *moment = &g_array_index (answer->moments, DagCanGoMoment, i);
      g_autofree char *range = dag_words_time_range (moment->from_us, moment->to_us,
                                                     dag_dashboard_get_zone (self->dashboard));

      g_string_append_printf (ranges, "%s%s", i > 0 ? ", " : "", range);
    }
  return dag_words_can_go_moments (ranges->str);
}

static void
on_changed (DagBreakPlanningBar *self)
{
  const DagCanGoAnswer *answer = dag_can_go_get_answer (self->can_go);
  gboolean known = answer->gap == DAG_CAN_GO_NO_GAP;
  g_autofree char *assumed = dag_words_can_go_assumed (answer->n_weeks);

  dag_wrapped_text_set (self->assumed, assumed);
  gtk_widget_set_visible (GTK_WIDGET (self->table), known);
  gtk_widget_set_visible (GTK_WIDGET (self->moments),
                          known ? answer->moments->len > 0
                                : answer->gap != DAG_CAN_GO_LOOKING);
  if (!known)
    dag_wrapped_text_set (self->moments, dag_who_can_go_get_gap_words (answer));
  if (known)
    {
      g_autofree char *moments = dup_moments (self, answer);

      dag_can_go_table_show (self->table, answer);
      dag_wrapped_text_set (self->moments, moments);
    }
}

static void
show_result (DagBreakPlanningBar *self,
             const char          *text)
{
  dag_wrapped_text_set (self->result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result), *text != '\0');
}

static void
report (DagBreakPlanningBar     *self,
        const DagBreakProposals *proposals)
{
  g_autofree char *planned = dag_words_breaks_planned (
      proposals->proposals->len, proposals->n_breaks, proposals->n_people, proposals->level,
      proposals->level_without);
  g_autofree char *not_fitting
      = self->with_people
            ? dag_words_breaks_not_fitting ((const char *const *) proposals->not_fitting->pdata,
                                            proposals->not_fitting->len)
            : NULL;
  g_autofree char *text = g_strjoin (not_fitting != NULL ? " " : "", planned,
                                     not_fitting != NULL ? not_fitting : "", NULL);

  show_result (self, text);
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DagBreakPlanningBar) self = DAG_BREAK_PLANNING_BAR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBreakProposals) proposals
      = dag_plan_breaks_finish (DAG_DASHBOARD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->planning);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan_button), TRUE);
  if (proposals == NULL)
    {
      show_result (self, _ ("There is nothing to plan yet."));
      return;
    }
  dag_plan_breaks_write (self->dashboard, proposals);
  report (self, proposals);
}

/**
 * dag_break_planning_bar_plan:
 *
 * Plans everybody's breaks and writes them, as one step that can be undone.
 */
void
dag_break_planning_bar_plan (DagBreakPlanningBar *self)
{
  g_return_if_fail (DAG_IS_BREAK_PLANNING_BAR (self));

  if (self->planning != NULL)
    return;
  self->planning = g_cancellable_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan_button), FALSE);
  dag_plan_breaks_async (self->dashboard, self->planning, on_planned, g_object_ref (self));
}

static void
dag_break_planning_bar_dispose (GObject *object)
{
  DagBreakPlanningBar *self = DAG_BREAK_PLANNING_BAR (object);

  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  g_clear_object (&self->can_go);
  g_clear_object (&self->dashboard);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_BREAK_PLANNING_BAR);
  G_OBJECT_CLASS (dag_break_planning_bar_parent_class)->dispose (object);
}

static void
dag_break_planning_bar_class_init (DagBreakPlanningBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_break_planning_bar_dispose;
  g_type_ensure (DAG_TYPE_CAN_GO_TABLE);
  g_type_ensure (DAG_TYPE_TILE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-break-planning-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DagBreakPlanningBar, table);
  gtk_widget_class_bind_template_child (widget_class, DagBreakPlanningBar, moments);
  gtk_widget_class_bind_template_child (widget_class, DagBreakPlanningBar, assumed);
  gtk_widget_class_bind_template_child (widget_class, DagBreakPlanningBar, plan_button);
  gtk_widget_class_bind_template_child (widget_class, DagBreakPlanningBar, result);
  gtk_widget_class_bind_template_callback (widget_class, dag_break_planning_bar_plan);
}

static void
dag_break_planning_bar_init (DagBreakPlanningBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dag_break_planning_bar_new (DagDashboard *dashboard)
{
  DagBreakPlanningBar *self = g_object_new (DAG_TYPE_BREAK_PLANNING_BAR, NULL);

  self->dashboard = g_object_ref (dashboard);
  self->can_go = g_object_ref (dag_can_go_get (dashboard));
  g_signal_connect_object (self->can_go, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

/**
 * dag_break_planning_bar_update:
 * @with_people: whether people may be named
 *
 * To be called with each answer while the strip is seen.
 */
void
dag_break_planning_bar_update (DagBreakPlanningBar *self,
                               gboolean             with_people)
{
  g_return_if_fail (DAG_IS_BREAK_PLANNING_BAR (self));

  self->with_people = with_people;
  dag_can_go_look (self->can_go);
}
