/* dag-connect-options.c - the rows a kind of contact centre asks for beyond its address
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connect-options.h"

#include "dag-css-class.h"
#include "dag-text-room.h"

#include <glib/gi18n.h>

#define STEP_S 5
#define PAGE_S 30

struct _DagConnectOptions
{
  AdwPreferencesGroup parent_instance;

  const DagConnectorKind *kind; /* (nullable) */
  GArray *rows;                 /* of OptionRow, as in @kind */
};

/* The group keeps the row, the row what is filled in. */
typedef struct
{
  const DagConnectorOption *option;
  GtkWidget *row;
  GtkWidget *input; /* the spin button; the row itself where that is an entry */
} OptionRow;

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
} DagConnectOptionsSignal;

static guint signals[SIGNAL_ACTIVATED + 1];

G_DEFINE_FINAL_TYPE (DagConnectOptions, dag_connect_options, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_text (const OptionRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->input))));
}

static gboolean
is_zone_known (const char *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);

  return *name != '\0' && zone != NULL;
}

static gboolean
is_row_complete (const OptionRow *row)
{
  g_autofree char *text = NULL;

  switch (row->option->type)
    {
    case DAG_CONNECTOR_OPTION_SECONDS:
      return TRUE;
    case DAG_CONNECTOR_OPTION_TIMEZONE:
      text = dup_text (row);
      return is_zone_known (text);
    }
  return TRUE;
}

/* Where a row keeps the test from being made, it shows that it is the one. */
static void
mark_row (const OptionRow *row)
{
  gboolean wrong = !is_row_complete (row);

  dag_css_class_set (row->row, "error", wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
on_row_changed (DagConnectOptions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    mark_row (&g_array_index (self->rows, OptionRow, i));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_row_activated (DagConnectOptions *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static OptionRow
new_seconds_row (DagConnectOptions        *self,
                 const DagConnectorOption *option,
                 const char               *value)
{
  OptionRow made = { .option = option, .row = adw_action_row_new () };

  made.input = gtk_spin_button_new_with_range (0.0, option->max, STEP_S);
  gtk_spin_button_set_increments (GTK_SPIN_BUTTON (made.input), STEP_S, PAGE_S);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (made.input), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (made.input),
                             value != NULL ? g_ascii_strtod (value, NULL) : 0.0);
  gtk_editable_set_width_chars (GTK_EDITABLE (made.input), 5);
  gtk_widget_set_valign (made.input, GTK_ALIGN_CENTER);
  if (option->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (made.row), _ (option->subtitle));
  adw_action_row_add_suffix (ADW_ACTION_ROW (made.row), made.input);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (made.row), made.input);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (made.input),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, made.row, NULL, -1);
  g_signal_connect_object (made.input, "value-changed", G_CALLBACK (on_row_changed), self,
                           G_CONNECT_SWAPPED);
  return made;
}

static OptionRow
new_zone_row (DagConnectOptions        *self,
              const DagConnectorOption *option,
              const char               *value)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *here = g_time_zone_get_identifier (local);
  OptionRow made = { .option = option, .row = adw_entry_row_new () };

  made.input = made.row;
  dag_text_room_limit (made.row, DAG_TEXT_ROOM_LINE);
  adw_entry_row_set_input_hints (ADW_ENTRY_ROW (made.row), GTK_INPUT_HINT_NO_SPELLCHECK);
  /* Where this computer's zone is a file without a name, nothing is filled in. */
  if (value != NULL || is_zone_known (here))
    gtk_editable_set_text (GTK_EDITABLE (made.row), value != NULL ? value : here);
  g_signal_connect_object (made.row, "changed", G_CALLBACK (on_row_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (made.row, "entry-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  return made;
}

static OptionRow
new_row (DagConnectOptions        *self,
         const DagConnectorOption *option,
         const char               *value)
{
  switch (option->type)
    {
    case DAG_CONNECTOR_OPTION_SECONDS:
      break;
    case DAG_CONNECTOR_OPTION_TIMEZONE:
      return new_zone_row (self, option, value);
    }
  return new_seconds_row (self, option, value);
}

static void
add_option (DagConnectOptions        *self,
            const DagConnectorOption *option,
            const char               *value)
{
  OptionRow made = new_row (self, option, value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (made.row), _ (option->title));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (made.row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), made.row);
  g_array_append_val (self->rows, made);
}

static void
clear_rows (DagConnectOptions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_array_index (self->rows, OptionRow, i).row);
  g_array_set_size (self->rows, 0);
}

static void
dag_connect_options_finalize (GObject *object)
{
  g_clear_pointer (&DAG_CONNECT_OPTIONS (object)->rows, g_array_unref);
  G_OBJECT_CLASS (dag_connect_options_parent_class)->finalize (object);
}

static void
dag_connect_options_class_init (DagConnectOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_connect_options_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
dag_connect_options_init (DagConnectOptions *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (OptionRow));
}

/**
 * dag_connect_options_set_kind:
 * @self: the rows
 * @kind: (nullable): whose options are asked
 * @connection: (nullable): what they are at first, where it is of that kind
 *
 * Makes the rows anew, without a signal.
 */
void
dag_connect_options_set_kind (DagConnectOptions      *self,
                              const DagConnectorKind *kind,
                              const DagConnection    *connection)
{
  g_return_if_fail (DAG_IS_CONNECT_OPTIONS (self));

  clear_rows (self);
  self->kind = kind;
  if (kind == NULL || kind->options == NULL)
    return;
  adw_preferences_group_set_title (
      ADW_PREFERENCES_GROUP (self),
      kind->options_title != NULL ? _ (kind->options_title) : "");
  for (const DagConnectorOption *option = kind->options; option->key != NULL; option++)
    add_option (self, option,
                connection != NULL && g_strcmp0 (connection->kind, kind->name) == 0
                    ? dag_connection_get_option (connection, option->key)
                    : NULL);
}

/**
 * dag_connect_options_is_empty:
 * @self: the rows
 *
 * Returns: whether the kind asks for nothing more
 */
gboolean
dag_connect_options_is_empty (DagConnectOptions *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_OPTIONS (self), TRUE);

  return self->rows->len == 0;
}

/**
 * dag_connect_options_is_complete:
 * @self: the rows
 *
 * Returns: whether what is filled in can be tried
 */
gboolean
dag_connect_options_is_complete (DagConnectOptions *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_OPTIONS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!is_row_complete (&g_array_index (self->rows, OptionRow, i)))
      return FALSE;
  return TRUE;
}

/**
 * dag_connect_options_apply:
 * @self: the rows
 * @connection: gets what is filled in; not shared yet
 */
void
dag_connect_options_apply (DagConnectOptions *self,
                           DagConnection     *connection)
{
  g_return_if_fail (DAG_IS_CONNECT_OPTIONS (self) && connection != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OptionRow *row = &g_array_index (self->rows, OptionRow, i);
      g_autofree char *text = NULL;

      switch (row->option->type)
        {
        case DAG_CONNECTOR_OPTION_SECONDS:
          if (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (row->input)) > 0)
            text = g_strdup_printf (
                "%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (row->input)));
          break;
        case DAG_CONNECTOR_OPTION_TIMEZONE:
          text = dup_text (row);
          break;
        }
      dag_connection_set_option (connection, row->option->key, text);
    }
}
