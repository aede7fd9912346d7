/* dag-alert-rule-row.c - one rule on alerts: on or off, its thresholds, where they come from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rule-row.h"

#include "dag-alert-settings.h"
#include "dag-words-alert.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_HOLD_MIN 120

struct _DagAlertRuleRow
{
  AdwExpanderRow parent_instance;

  DagAlertWatch *watch;
  GSettings *settings;
  DagAlertKind kind;
  GtkSpinButton *watch_spin;    /* (nullable) */
  GtkSpinButton *overload_spin; /* (nullable) */
  GtkSpinButton *hold_spin;     /* (nullable) */
  GtkWidget *reset_row;
  GtkWidget *problem;           /* says why a threshold cannot be used */
  gboolean filling;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (DagAlertRuleRow, dag_alert_rule_row, ADW_TYPE_EXPANDER_ROW)

static DagAlertRule *
get_rule (DagAlertRuleRow *self)
{
  return dag_alert_rules_get (dag_alert_watch_get_rules (self->watch), self->kind);
}

/* A rule of the break rules, or of the dashboard's own freshness, has nothing to set. */
static gboolean
has_levels (DagAlertKind kind)
{
  return kind != DAG_ALERT_BREAK_TOO_LATE && kind != DAG_ALERT_DATA;
}

static void
set_spin (GtkSpinButton *spin,
          double         value)
{
  if (spin != NULL)
    gtk_spin_button_set_value (spin, value);
}

/* Shows the rule as it is in use. */
static void
fill (DagAlertRuleRow *self)
{
  const DagAlertRule *rule = get_rule (self);
  double scale = dag_words_alert_scale (self->kind);

  self->filling = TRUE;
  set_spin (self->watch_spin, rule->watch * scale);
  set_spin (self->overload_spin, rule->overload * scale);
  set_spin (self->hold_spin, (double) rule->hold_us / (double) DAG_USEC_PER_SEC / 60.0);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), !rule->is_off);
  gtk_widget_set_visible (self->reset_row,
                          dag_alert_settings_is_set (self->settings, self->kind));
  self->filling = FALSE;
}

static double
get_spin (GtkSpinButton *spin,
          double         scale,
          double         otherwise)
{
  return spin != NULL ? gtk_spin_button_get_value (spin) / scale : otherwise;
}

static const char *
explain (DagAlertLevelsFault fault)
{
  switch (fault)
    {
    case DAG_ALERT_LEVELS_GOOD:
      return NULL;
    case DAG_ALERT_LEVELS_OUT_OF_RANGE:
      return _ ("This level lies outside what makes sense for this rule; it is not used.");
    case DAG_ALERT_LEVELS_OUT_OF_ORDER:
      return _ ("Watch lies above overload; that is not used.");
    }
  return NULL;
}

static void
show_problem (DagAlertRuleRow *self,
              const char      *text)
{
  gtk_widget_set_visible (self->problem, text != NULL);
  if (text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem), text);
}

static void
on_chosen (DagAlertRuleRow *self)
{
  const DagAlertRule *rule = get_rule (self);
  DagAlertRule trial = *rule;
  double scale = dag_words_alert_scale (self->kind);
  DagAlertChoice choice = { .is_on = adw_expander_row_get_enable_expansion (
                                ADW_EXPANDER_ROW (self)) };
  const char *problem = NULL;

  if (self->filling)
    return;
  choice.watch = get_spin (self->watch_spin, scale, rule->watch);
  choice.overload = get_spin (self->overload_spin, scale,
                              dag_alert_rule_has_overload (rule) ? rule->overload : 0.0);
  choice.hold_s = (int64_t) llround (
      get_spin (self->hold_spin, 1.0 / 60.0,
                (double) rule->hold_us / (double) DAG_USEC_PER_SEC));
  problem = explain (dag_alert_rule_set_levels (&trial, choice.watch, choice.overload));
  show_problem (self, problem);
  if (problem != NULL)
    return;
  dag_alert_settings_store (self->settings, self->kind, &choice);
  gtk_widget_set_visible (self->reset_row, TRUE);
  g_signal_emit (self, chosen_signal, 0);
}

static void
on_reset_clicked (DagAlertRuleRow *self)
{
  dag_alert_settings_reset (self->settings, self->kind);
  g_signal_emit (self, chosen_signal, 0);
  show_problem (self, NULL);
  fill (self);
}

/* --- building ------------------------------------------------------------------------------ */

static GtkSpinButton *
add_spin (DagAlertRuleRow *self,
          const char      *title,
          const char      *unit,
          double           least,
          double           most,
          guint            digits)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (least, least, most, digits > 0 ? 0.1 : 1.0,
                                                  digits > 0 ? 1.0 : 10.0, 0.0);
  GtkWidget *spin = gtk_spin_button_new (adjustment, 1.0, digits);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", unit, "activatable-widget", spin, NULL);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  row, NULL, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
add_text (DagAlertRuleRow *self,
          const char      *title,
          const char      *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", text, "title-lines", 0, "subtitle-lines", 0, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_levels (DagAlertRuleRow *self)
{
  const DagAlertRule *rule = get_rule (self);
  double scale = dag_words_alert_scale (self->kind);
  const char *unit = dag_words_alert_unit (self->kind);
  guint digits = self->kind == DAG_ALERT_WAITING_PER_AGENT
                 || self->kind == DAG_ALERT_LONGEST_WAIT;

  self->watch_spin = add_spin (self, _ ("Watch from"), unit, rule->least * scale,
                               rule->most * scale, digits);
  if (dag_alert_rule_has_overload (rule))
    self->overload_spin = add_spin (self, _ ("Overload from"), unit, rule->least * scale,
                                    rule->most * scale, digits);
  if (rule->hold_us > 0)
    self->hold_spin = add_spin (self, _ ("Must hold for"), _ ("minutes"), 0.0, MOST_HOLD_MIN, 0);
}

static void
add_reset (DagAlertRuleRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Back to the default"));

  self->reset_row = add_text (self, _ ("You changed this rule"), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_reset_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->reset_row), button);
}

static void
dag_alert_rule_row_dispose (GObject *object)
{
  DagAlertRuleRow *self = DAG_ALERT_RULE_ROW (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dag_alert_rule_row_parent_class)->dispose (object);
}

static void
dag_alert_rule_row_class_init (DagAlertRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_alert_rule_row_dispose;
  chosen_signal = g_signal_new ("chosen", DAG_TYPE_ALERT_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_alert_rule_row_init (DagAlertRuleRow *self)
{
}

/**
 * dag_alert_rule_row_new:
 * @watch: whose rules
 * @settings: where what is chosen is kept
 * @kind: which rule
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dag_alert_rule_row_new (DagAlertWatch *watch,
                        GSettings     *settings,
                        DagAlertKind   kind)
{
  DagAlertRuleRow *self = g_object_new (
      DAG_TYPE_ALERT_RULE_ROW, "use-markup", FALSE, "title", dag_words_alert_rule (kind),
      "show-enable-switch", TRUE, NULL);

  self->watch = g_object_ref (watch);
  self->settings = g_object_ref (settings);
  self->kind = kind;
  if (has_levels (kind))
    add_levels (self);
  self->problem = add_text (self, "", NULL);
  gtk_widget_set_visible (self->problem, FALSE);
  add_text (self, _ ("How it measures"), dag_words_alert_formula (kind));
  add_text (self, _ ("Where the default comes from"), dag_words_alert_origin (kind));
  add_reset (self);
  fill (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  g_signal_connect_object (self, "notify::enable-expansion", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

DagAlertKind
dag_alert_rule_row_get_kind (DagAlertRuleRow *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_RULE_ROW (self), DAG_ALERT_DATA);

  return self->kind;
}

/**
 * dag_alert_rule_row_set_tried:
 * @self: a row
 * @text: how often it would have fired
 */
void
dag_alert_rule_row_set_tried (DagAlertRuleRow *self,
                              const char      *text)
{
  g_return_if_fail (DAG_IS_ALERT_RULE_ROW (self));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}
