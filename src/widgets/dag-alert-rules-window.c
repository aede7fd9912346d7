/* dag-alert-rules-window.c - being told, and the rules on alerts with their thresholds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rules-window.h"

#include "dag-alert-days.h"
#include "dag-alert-rule-row.h"
#include "dag-alert-settings.h"
#include "dag-words-alert.h"

#include <glib/gi18n.h>
#include <stdio.h>

struct _DagAlertRulesWindow
{
  AdwWindow parent_instance;

  GtkSwitch *notify_switch;
  GtkSwitch *sound_switch;
  AdwExpanderRow *quiet_row;
  GtkSpinButton *from_spin;
  GtkSpinButton *to_spin;
  AdwPreferencesGroup *team_group;
  AdwPreferencesGroup *people_group;

  DagAlertWatch *watch;
  GSettings *settings;
  GPtrArray *rows; /* of DagAlertRuleRow (unowned) */
  guint rules_id;  /* rows are being made, … */
  guint next_kind; /* … the next one of this kind */
  DagAlertDays *days; /* (nullable): to try the rules on */
  GCancellable *reading;
  gboolean is_trying;
  gboolean is_tried_again; /* another threshold was set meanwhile */
};

G_DEFINE_FINAL_TYPE (DagAlertRulesWindow, dag_alert_rules_window, ADW_TYPE_WINDOW)

/* "22:30" for the minute of the day. */
static gboolean
on_clock_output (GtkSpinButton *spin,
                 gpointer       unused)
{
  int minute = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
on_clock_input (GtkSpinButton *spin,
                double        *value,
                gpointer       unused)
{
  int hour = 0;
  int minute = 0;

  if (sscanf (gtk_editable_get_text (GTK_EDITABLE (spin)), "%2d:%2d", &hour, &minute) < 1
      || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return GTK_INPUT_ERROR;
  *value = hour * 60 + minute;
  return TRUE;
}

static void try_rules (DagAlertRulesWindow *self);

static void
show_tries (DagAlertRulesWindow *self,
            const DagAlertTries *tries)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DagAlertRuleRow *row = g_ptr_array_index (self->rows, i);
      DagAlertKind kind = dag_alert_rule_row_get_kind (row);
      g_autofree char *text
          = dag_words_alert_rehearsal (tries->yesterday[kind], tries->today[kind]);

      dag_alert_rule_row_set_tried (row, text);
    }
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DagAlertRulesWindow) self = DAG_ALERT_RULES_WINDOW (user_data);
  g_autofree DagAlertTries *tries
      = dag_alert_days_try_finish (DAG_DASHBOARD (source), result, NULL);

  self->is_trying = FALSE;
  if (tries == NULL || self->rows == NULL)
    return; /* the window was closed */
  if (self->is_tried_again)
    try_rules (self);
  else
    show_tries (self, tries);
}

/* How often they would have fired, with the thresholds that are set now. */
static void
try_rules (DagAlertRulesWindow *self)
{
  self->is_tried_again = self->is_trying;
  if (self->days == NULL || self->is_trying)
    return;
  self->is_trying = TRUE;
  dag_alert_days_try_async (dag_alert_watch_get_dashboard (self->watch), self->days,
                            dag_alert_watch_get_rules (self->watch), self->reading, on_tried,
                            g_object_ref (self));
}

static void
on_days_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DagAlertRulesWindow) self = DAG_ALERT_RULES_WINDOW (user_data);
  g_autoptr (DagAlertDays) days
      = dag_alert_days_read_finish (DAG_DASHBOARD (source), result, NULL);

  if (days == NULL || self->rows == NULL)
    return; /* the window was closed */
  self->days = g_steal_pointer (&days);
  try_rules (self);
}

static void
on_rule_chosen (DagAlertRulesWindow *self,
                DagAlertRuleRow     *row)
{
  dag_alert_settings_apply (self->settings, dag_alert_watch_get_rules (self->watch));
  dag_alert_watch_rules_changed (self->watch);
  try_rules (self);
}

static void
add_rule (DagAlertRulesWindow *self,
          const DagAlertRule  *rule)
{
  GtkWidget *row = dag_alert_rule_row_new (self->watch, self->settings, rule->kind);

  g_signal_connect_object (row, "chosen", G_CALLBACK (on_rule_chosen), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (
      rule->scope == DAG_ALERT_ABOUT_AGENT || rule->kind == DAG_ALERT_DAY_WITHOUT_AIR
          ? self->people_group
          : self->team_group,
      row);
  g_ptr_array_add (self->rows, row);
}

/* Each row takes a moment to be made: they come one by one, before the first frame. */
static gboolean
on_rule_due (gpointer user_data)
{
  DagAlertRulesWindow *self = user_data;
  const DagAlertRule *rule = dag_alert_rules_get (dag_alert_watch_get_rules (self->watch),
                                                  (DagAlertKind) self->next_kind++);

  if (rule != NULL)
    add_rule (self, rule);
  if (self->next_kind < DAG_N_ALERT_KINDS)
    return G_SOURCE_CONTINUE;
  self->rules_id = 0;
  dag_alert_days_read_async (dag_alert_watch_get_dashboard (self->watch), self->reading,
                             on_days_ready, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
bind_settings (DagAlertRulesWindow *self)
{
  g_settings_bind (self->settings, DAG_KEY_NOTIFY_ALERTS, self->notify_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, DAG_KEY_ALERT_SOUND, self->sound_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, DAG_KEY_QUIET_HOURS, self->quiet_row, "enable-expansion",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, DAG_KEY_QUIET_FROM,
                   gtk_spin_button_get_adjustment (self->from_spin), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, DAG_KEY_QUIET_TO,
                   gtk_spin_button_get_adjustment (self->to_spin), "value",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
dag_alert_rules_window_dispose (GObject *object)
{
  DagAlertRulesWindow *self = DAG_ALERT_RULES_WINDOW (object);

  g_clear_handle_id (&self->rules_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->days, dag_alert_days_unref);
  g_clear_object (&self->watch);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_alert_rules_window_parent_class)->dispose (object);
}

static void
dag_alert_rules_window_class_init (DagAlertRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_alert_rules_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-alert-rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, notify_switch);
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, sound_switch);
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, quiet_row);
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, from_spin);
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, to_spin);
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, team_group);
  gtk_widget_class_bind_template_child (widget_class, DagAlertRulesWindow, people_group);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_output);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_input);
}

static void
dag_alert_rules_window_init (DagAlertRulesWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_alert_rules_window_new:
 * @parent: (nullable): the window it belongs to
 * @watch: whose rules
 * @settings: where what is chosen is kept
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagAlertRulesWindow *
dag_alert_rules_window_new (GtkWindow     *parent,
                            DagAlertWatch *watch,
                            GSettings     *settings)
{
  DagAlertRulesWindow *self;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (watch) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (DAG_TYPE_ALERT_RULES_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->watch = g_object_ref (watch);
  self->settings = g_object_ref (settings);
  bind_settings (self);
  self->reading = g_cancellable_new ();
  self->rules_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rule_due, self, NULL);
  return self;
}
