/* dag-break-card.c - one person's breaks in a few words: verdict, rule, credit, what is planned
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-card.h"

#include "dag-words-breaks.h"

#include <glib/gi18n.h>

struct _DagBreakCard
{
  AdwBin parent_instance;

  GtkLabel *verdict_label;
  GtkLabel *rule_label;
  GtkLabel *credit_label;
  GtkLabel *plan_label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (DagBreakCard, dag_break_card, ADW_TYPE_BIN)

static void
show_rule (DagBreakCard       *self,
           const DagBreakLane *lane)
{
  const DagBreakStanding *standing = &lane->standing;
  g_autofree char *asks = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rule_label), standing->rule != NULL);
  if (standing->rule == NULL)
    return;
  asks = dag_words_break_rule (standing->rule);
  text = g_strdup_printf ("%s · %s · %s", standing->set->name, standing->rule->basis, asks);
  gtk_label_set_label (self->rule_label, text);
}

static void
show_plan (DagBreakCard       *self,
           const DagBreakLane *lane,
           int64_t             now_us,
           GTimeZone          *zone)
{
  const DagBreakPlan *plan = dag_break_lane_get_next_plan (lane, now_us);
  g_autofree char *range = NULL;
  g_autofree char *text = NULL;

  if (plan == NULL)
    {
      gtk_label_set_label (self->plan_label, _ ("No break is planned yet."));
      return;
    }
  range = dag_words_time_range (plan->from_us, plan->to_us, zone);
  text = g_strdup_printf (plan->origin == DAG_BREAK_PLAN_ROSTER
                              ? C_ ("lane", "%s planned, by the roster")
                              : C_ ("lane", "%s planned"),
                          range);
  gtk_label_set_label (self->plan_label, text);
}

static void
dag_break_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_BREAK_CARD);
  G_OBJECT_CLASS (dag_break_card_parent_class)->dispose (object);
}

static void
dag_break_card_class_init (DagBreakCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_break_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-break-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagBreakCard, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakCard, rule_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakCard, credit_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakCard, plan_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakCard, button);
}

static void
dag_break_card_init (DagBreakCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dag_break_card_show:
 * @self: a card
 * @breaks: how everybody stands
 * @agent: whose breaks; who has no shift yet has no card
 * @now_us: the centre's present
 * @zone: the centre's zone
 */
void
dag_break_card_show (DagBreakCard *self,
                     DagBreakLive *breaks,
                     const char   *agent,
                     int64_t       now_us,
                     GTimeZone    *zone)
{
  const DagBreakLane *lane;
  g_autofree char *due = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *credit = NULL;
  g_autofree char *target = NULL;

  g_return_if_fail (DAG_IS_BREAK_CARD (self) && agent != NULL && zone != NULL);

  lane = dag_break_live_find (breaks, agent);
  gtk_widget_set_visible (GTK_WIDGET (self), lane != NULL);
  if (lane == NULL)
    return;
  due = dag_words_break_due (lane->standing.state, lane->is_over, lane->latest_start_us,
                             lane->end_is_assumed, zone);
  /* Translators: how somebody stands to the rules on breaks: "Break: by 13:20" */
  verdict = g_strdup_printf (_ ("Break: %s"), due);
  credit = dag_words_break_credit_explained (&lane->credit, lane->begins_us, zone);
  target = g_strconcat ("breaks:", agent, NULL);
  gtk_label_set_label (self->verdict_label, verdict);
  gtk_label_set_label (self->credit_label, credit);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", target);
  show_rule (self, lane);
  show_plan (self, lane, now_us, zone);
}
