/* dag-break-rules-window.c - the preferences on breaks: rules, times, words, sets of one's own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-rules-window.h"

#include "dag-break-settings.h"
#include "dag-compat.h"
#include "dag-settings.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-words-breaks.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

#define N_KINDS (DAG_SEGMENT_UNKNOWN + 1)

struct _DagBreakRulesWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *sets_group;
  AdwPreferencesGroup *words_group;
  AdwActionRow *place_row;
  GtkSwitch *place_switch;
  GtkLabel *fault_label;
  GtkAdjustment *warn_adjustment;
  GtkAdjustment *shift_adjustment;
  GtkEditable *word_entry;
  GtkWidget *words_empty;

  GSettings *settings;
  DagBreakConfig *config;
  GPtrArray *set_rows;  /* of GtkWidget, not owned */
  GPtrArray *word_rows; /* likewise */
  GCancellable *cancellable;
  guint rows_id; /* rows are being made */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DagBreakRulesWindow, dag_break_rules_window, ADW_TYPE_WINDOW)

#define KEY_SET "dag-set"
#define KEY_WORD "dag-word"

static void
show_fault (DagBreakRulesWindow *self,
            const char          *text)
{
  gtk_label_set_label (self->fault_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), text != NULL);
}

/* ── Sets ──────────────────────────────────────────────────────────────────────────── */

static void
on_set_switched (GtkSwitch           *button,
                 GParamSpec          *pspec,
                 DagBreakRulesWindow *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), KEY_SET);

  if (!self->filling)
    dag_break_settings_set_used (self->settings, self->config, id,
                                 gtk_switch_get_active (button));
}

static void
on_remove_clicked (GtkButton           *button,
                   DagBreakRulesWindow *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), KEY_SET));
  g_autoptr (GError) error = NULL;

  dag_break_settings_set_used (self->settings, self->config, id, FALSE);
  if (!dag_break_config_remove (self->config, id, &error) && error != NULL)
    show_fault (self, error->message);
}

static char *
dup_rules (const DagBreakRuleSet *set)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < set->rules->len; i++)
    {
      g_autofree char *rule = dag_words_break_rule (g_ptr_array_index (set->rules, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", rule);
    }
  g_string_append_c (text, '\n');
  /* Translators: level (Law), source, the date on which it was read */
  g_string_append_printf (text, C_ ("break rule", "%s · %s · read %s"),
                          dag_words_break_level (set->level), set->source, set->source_date);
  if (set->valid_from != NULL)
    g_string_append_printf (text, C_ ("break rule", " · from %s"), set->valid_from);
  if (set->valid_to != NULL)
    g_string_append_printf (text, C_ ("break rule", " · until %s"), set->valid_to);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_set_row (DagBreakRulesWindow   *self,
              const DagBreakRuleSet *set)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *button = gtk_switch_new ();
  g_autofree char *rules = dup_rules (set);
  g_autofree char *name = dag_words_name (set->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (row, 2);
  adw_action_row_set_subtitle_lines (row, 8);
  adw_action_row_set_subtitle (row, rules);
  if (dag_break_config_is_own (self->config, set))
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_set_tooltip_text (remove, _ ("Take this set out"));
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (remove, "flat");
      g_object_set_data_full (G_OBJECT (remove), KEY_SET, g_strdup (set->id), g_free);
      g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
      adw_action_row_add_suffix (row, remove);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button),
                         dag_break_config_is_in_use (self->config, set->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_SET, g_strdup (set->id), g_free);
  g_object_set_data (G_OBJECT (row), KEY_SET, button);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_set_switched), self, 0);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  return GTK_WIDGET (row);
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show_first_fault (DagBreakRulesWindow *self)
{
  GPtrArray *faults = dag_break_config_get_faults (self->config);

  if (faults->len > 0)
    show_fault (self, g_ptr_array_index (faults, 0));
}

static void
add_set (DagBreakRulesWindow   *self,
         const DagBreakRuleSet *set)
{
  GtkWidget *row = make_set_row (self, set);

  adw_preferences_group_add (self->sets_group, row);
  g_ptr_array_add (self->set_rows, row);
}

static void
fill_sets (DagBreakRulesWindow *self)
{
  GPtrArray *all = dag_break_config_get_all (self->config);

  clear_rows (self->sets_group, self->set_rows);
  for (guint i = 0; i < all->len; i++)
    add_set (self, g_ptr_array_index (all, i));
}

/* The switches follow the settings; rows are made anew only where a set came or went. */
static void
update_sets (DagBreakRulesWindow *self)
{
  GPtrArray *all = dag_break_config_get_all (self->config);
  gboolean by_place = dag_break_config_get_chosen (self->config)[0] == NULL;

  self->filling = TRUE;
  if (all->len != self->set_rows->len)
    {
      fill_sets (self);
      show_first_fault (self);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (all, i);
      GtkSwitch *button
          = g_object_get_data (g_ptr_array_index (self->set_rows, i), KEY_SET);

      gtk_switch_set_active (button, dag_break_config_is_in_use (self->config, set->id));
    }
  gtk_switch_set_active (self->place_switch, by_place);
  gtk_widget_set_sensitive (GTK_WIDGET (self->place_switch), !by_place);
  self->filling = FALSE;
}

static void
on_place_switched (DagBreakRulesWindow *self)
{
  if (!self->filling && gtk_switch_get_active (self->place_switch))
    g_settings_reset (self->settings, DAG_KEY_BREAK_RULE_SETS);
}

/* ── A file of one's own ───────────────────────────────────────────────────────────── */

/**
 * dag_break_rules_window_add_file:
 * @self: the window
 * @file: a set of rules
 *
 * Takes it in and switches it on, or says which member of it is wrong.
 */
void
dag_break_rules_window_add_file (DagBreakRulesWindow *self,
                                 GFile               *file)
{
  g_autoptr (GError) error = NULL;
  DagBreakRuleSet *set;

  g_return_if_fail (DAG_IS_BREAK_RULES_WINDOW (self) && G_IS_FILE (file));

  set = dag_break_config_add_file (self->config, file, &error);
  if (set != NULL)
    {
      show_fault (self, NULL);
      dag_break_settings_set_used (self->settings, self->config, set->id, TRUE);
    }
  else
    {
      g_autofree char *text = g_strdup_printf (_ ("This file is no set of rules. %s"),
                                               error->message);

      show_fault (self, text);
    }
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DagBreakRulesWindow) self = DAG_BREAK_RULES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dag_compat_choose_file_finish (result, &error);

  if (file != NULL)
    dag_break_rules_window_add_file (self, file);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_fault (self, error->message);
}

static void
on_add_clicked (DagBreakRulesWindow *self)
{
  dag_compat_choose_file_async (GTK_WINDOW (self), FALSE, _ ("Add a Set of Rules"), NULL,
                                self->cancellable, on_file_chosen, g_object_ref (self));
}

/* ── Words ─────────────────────────────────────────────────────────────────────────── */

static void
on_kind_selected (GtkDropDown         *list,
                  GParamSpec          *pspec,
                  DagBreakRulesWindow *self)
{
  guint kind = gtk_drop_down_get_selected (list);

  if (!self->filling && kind < N_KINDS)
    dag_break_settings_set_word (self->settings, g_object_get_data (G_OBJECT (list), KEY_WORD),
                                 (DagSegmentKind) kind);
}

static GtkWidget *
make_word_row (DagBreakRulesWindow *self,
               const char          *word)
{
  DagBreakReasons *reasons = dag_break_config_get_reasons (self->config);
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkStringList *kinds = gtk_string_list_new (NULL);
  g_autofree char *shown = dag_words_name (word);
  GtkWidget *list;

  for (DagSegmentKind kind = 0; kind < N_KINDS; kind++)
    gtk_string_list_append (kinds, dag_words_segment_kind (kind));
  list = gtk_drop_down_new (G_LIST_MODEL (kinds), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), dag_break_reasons_find (reasons, word));
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, shown,
                                  -1);
  g_object_set_data_full (G_OBJECT (list), KEY_WORD, g_strdup (word), g_free);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (on_kind_selected), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  if (!dag_break_reasons_is_set (reasons, word))
    adw_action_row_set_subtitle (row, _ ("As Dagstart takes it"));
  adw_action_row_add_suffix (row, list);
  return GTK_WIDGET (row);
}

static void
fill_words (DagBreakRulesWindow *self)
{
  g_autoptr (GPtrArray) words
      = dag_break_reasons_list (dag_break_config_get_reasons (self->config));

  self->filling = TRUE;
  clear_rows (self->words_group, self->word_rows);
  for (guint i = 0; i < words->len; i++)
    {
      GtkWidget *row = make_word_row (self, g_ptr_array_index (words, i));

      adw_preferences_group_add (self->words_group, row);
      g_ptr_array_add (self->word_rows, row);
    }
  gtk_widget_set_visible (self->words_empty, words->len == 0);
  self->filling = FALSE;
}

static void
on_word_added (DagBreakRulesWindow *self)
{
  DagBreakReasons *reasons = dag_break_config_get_reasons (self->config);
  g_autofree char *word
      = dag_break_reasons_fold (gtk_editable_get_text (self->word_entry));

  if (*word == '\0')
    return;
  dag_break_settings_set_word (self->settings, word, dag_break_reasons_find (reasons, word));
  gtk_editable_set_text (self->word_entry, "");
  fill_words (self);
}

/* ── Times ─────────────────────────────────────────────────────────────────────────── */

static void
on_minutes_changed (DagBreakRulesWindow *self)
{
  if (self->filling)
    return;
  g_settings_set_uint (self->settings, DAG_KEY_BREAK_WARN_MINUTES,
                       (guint) gtk_adjustment_get_value (self->warn_adjustment));
  g_settings_set_uint (self->settings, DAG_KEY_BREAK_SHIFT_MINUTES,
                       (guint) gtk_adjustment_get_value (self->shift_adjustment));
}

static void
fill_minutes (DagBreakRulesWindow *self)
{
  self->filling = TRUE;
  gtk_adjustment_set_value (self->warn_adjustment,
                            g_settings_get_uint (self->settings, DAG_KEY_BREAK_WARN_MINUTES));
  gtk_adjustment_set_value (self->shift_adjustment,
                            g_settings_get_uint (self->settings, DAG_KEY_BREAK_SHIFT_MINUTES));
  self->filling = FALSE;
}

/* A row takes a moment to be made: they come one by one, before the first frame. */
static gboolean
on_row_due (gpointer user_data)
{
  DagBreakRulesWindow *self = user_data;
  GPtrArray *all = dag_break_config_get_all (self->config);

  if (self->set_rows->len < all->len)
    {
      add_set (self, g_ptr_array_index (all, self->set_rows->len));
      return G_SOURCE_CONTINUE;
    }
  self->rows_id = 0;
  fill_words (self);
  update_sets (self);
  show_first_fault (self);
  return G_SOURCE_REMOVE;
}

static void
dag_break_rules_window_dispose (GObject *object)
{
  DagBreakRulesWindow *self = DAG_BREAK_RULES_WINDOW (object);

  g_clear_handle_id (&self->rows_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->config);
  G_OBJECT_CLASS (dag_break_rules_window_parent_class)->dispose (object);
}

static void
dag_break_rules_window_finalize (GObject *object)
{
  DagBreakRulesWindow *self = DAG_BREAK_RULES_WINDOW (object);

  g_clear_pointer (&self->set_rows, g_ptr_array_unref);
  g_clear_pointer (&self->word_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_break_rules_window_parent_class)->finalize (object);
}

static void
dag_break_rules_window_class_init (DagBreakRulesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dag_break_rules_window_dispose;
  object_class->finalize = dag_break_rules_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-break-rules-window.ui");
#define BIND(child) \
  gtk_widget_class_bind_template_child (widget_class, DagBreakRulesWindow, child)
  BIND (sets_group);
  BIND (words_group);
  BIND (place_row);
  BIND (place_switch);
  BIND (fault_label);
  BIND (warn_adjustment);
  BIND (shift_adjustment);
  BIND (word_entry);
  BIND (words_empty);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_place_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_word_added);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes_changed);
}

static void
dag_break_rules_window_init (DagBreakRulesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_toast_give_place (ADW_WINDOW (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  self->set_rows = g_ptr_array_new ();
  self->word_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * dag_break_rules_window_new:
 * @parent: (nullable): the window it belongs to
 * @settings: the program's settings
 * @config: the sets there are
 *
 * Returns: (transfer none): the window, to be presented
 */
DagBreakRulesWindow *
dag_break_rules_window_new (GtkWindow      *parent,
                            GSettings      *settings,
                            DagBreakConfig *config)
{
  DagBreakRulesWindow *self
      = g_object_new (DAG_TYPE_BREAK_RULES_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->config = g_object_ref (config);
  fill_minutes (self);
  self->rows_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_row_due, self, NULL);
  g_signal_connect_object (config, "changed", G_CALLBACK (update_sets), self,
                           G_CONNECT_SWAPPED);
  return self;
}
