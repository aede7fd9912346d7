/* dag-action-row.c - one action: done or not, what, by whom, for when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-action-row.h"

#include "dag-beside.h"
#include "dag-css-class.h"
#include "dag-health-hint.h"
#include "dag-note-text.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define N_DAYS 7 /* that can be chosen ahead */

struct _DagActionRow
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkBox *text_box;
  GtkDropDown *owner;
  GtkDropDown *due;
  GtkLabel *since;

  DagStandupDesk *desk;
  DagBoardEntry *action;
  GPtrArray *owners; /* ids; the first is "" for nobody */
  GPtrArray *days;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DagActionRow, dag_action_row, ADW_TYPE_BIN)

static DagBoard *
get_board (DagActionRow *self)
{
  return dag_standup_desk_get_board (self->desk);
}

static void
on_check_toggled (DagActionRow *self)
{
  gboolean done = gtk_check_button_get_active (self->check);

  if (self->filling)
    return;
  dag_board_begin (get_board (self), done ? _ ("Action done") : _ ("Action open again"));
  dag_board_set (get_board (self), self->action, "done-at",
                 done ? g_variant_new_int64 (g_get_real_time ()) : NULL);
  dag_board_end (get_board (self));
}

static void
on_owner_selected (DagActionRow *self)
{
  guint at = gtk_drop_down_get_selected (self->owner);
  const DagPerson *person;

  if (self->filling || at >= self->owners->len)
    return;
  person = dag_people_find (dag_standup_desk_get_people (self->desk), self->owners->pdata[at]);
  dag_board_begin (get_board (self), _ ("Owner of an action"));
  dag_board_set (get_board (self), self->action, "owner",
                 person != NULL ? g_variant_new_string (person->id) : NULL);
  dag_board_set (get_board (self), self->action, "name",
                 person != NULL ? g_variant_new_string (person->name) : NULL);
  dag_board_end (get_board (self));
}

static void
on_due_selected (DagActionRow *self)
{
  guint at = gtk_drop_down_get_selected (self->due);

  if (self->filling || at >= self->days->len)
    return;
  dag_board_begin (get_board (self), _ ("Day of an action"));
  dag_board_set (get_board (self), self->action, "due",
                 g_variant_new_string (self->days->pdata[at]));
  dag_board_end (get_board (self));
}

static void
add_owner (DagActionRow  *self,
           GtkStringList *names,
           const char    *id,
           const char    *name)
{
  g_ptr_array_add (self->owners, g_strdup (id));
  gtk_string_list_append (names, name);
}

/* Somebody who left the team stays the owner until it is given to another. */
static void
fill_owners (DagActionRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *people = dag_standup_desk_get_people (self->desk);
  const char *owner = dag_board_entry_get_text (self->action, "owner");
  guint selected = 0;

  g_ptr_array_set_size (self->owners, 0);
  add_owner (self, names, "", _ ("nobody yet"));
  if (*owner != '\0' && dag_people_find (people, owner) == NULL)
    add_owner (self, names, owner, dag_board_entry_get_text (self->action, "name"));
  for (guint i = 0; i < people->len; i++)
    {
      const DagPerson *person = people->pdata[i];

      add_owner (self, names, person->id, person->name);
    }
  for (guint i = 0; i < self->owners->len; i++)
    if (g_str_equal (self->owners->pdata[i], owner))
      selected = i;
  gtk_drop_down_set_model (self->owner, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->owner, selected);
}

static void
add_day (DagActionRow  *self,
         GtkStringList *names,
         const char    *day)
{
  g_autofree char *name
      = dag_words_day_short (day, dag_standup_desk_get_today (self->desk));

  for (guint i = 0; i < self->days->len; i++)
    if (g_str_equal (self->days->pdata[i], day))
      return;
  g_ptr_array_add (self->days, g_strdup (day));
  gtk_string_list_append (names, name);
}

static void
fill_days (DagActionRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *due = dag_board_entry_get_text (self->action, "due");
  g_autofree char *noon
      = g_strconcat (dag_standup_desk_get_today (self->desk), "T12:00:00Z", NULL);
  g_autoptr (GDateTime) today = g_date_time_new_from_iso8601 (noon, NULL);

  g_ptr_array_set_size (self->days, 0);
  if (*due != '\0' && g_strcmp0 (due, dag_standup_desk_get_today (self->desk)) < 0)
    add_day (self, names, due);
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_days (today, i);
      g_autofree char *day = dag_words_day_format (time);

      add_day (self, names, day);
    }
  if (*due != '\0')
    add_day (self, names, due);
  gtk_drop_down_set_model (self->due, G_LIST_MODEL (names));
  for (guint i = 0; i < self->days->len; i++)
    if (g_str_equal (self->days->pdata[i], due))
      gtk_drop_down_set_selected (self->due, i);
}

/* "since Mon 16 Nov": carried on from an earlier day. */
static void
show_since (DagActionRow *self)
{
  const char *day = dag_board_entry_get_day (self->action);
  gboolean carried = g_strcmp0 (day, dag_standup_desk_get_day (self->desk)) < 0;
  g_autofree char *name
      = carried ? dag_words_day_short (day, dag_standup_desk_get_today (self->desk)) : NULL;
  /* Translators: an action carried on from an earlier day: “since Mon 16 Nov” */
  g_autofree char *text = carried ? g_strdup_printf (C_ ("action", "since %s"), name) : NULL;

  gtk_label_set_text (self->since, carried ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->since), carried);
}

static void
show (DagActionRow *self)
{
  gboolean done = dag_board_entry_get_number (self->action, "done-at") > 0;

  if (dag_board_entry_is_removed (self->action))
    return;
  self->filling = TRUE;
  gtk_check_button_set_active (self->check, done);
  fill_owners (self);
  fill_days (self);
  show_since (self);
  dag_css_class_set (GTK_WIDGET (self), "dag-done", done);
  self->filling = FALSE;
}

static void
on_emptied (DagActionRow *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (root != NULL)
    gtk_widget_child_focus (root, GTK_DIR_TAB_BACKWARD);
  dag_board_begin (get_board (self), _ ("Remove an action"));
  dag_board_remove (get_board (self), self->action);
  dag_board_end (get_board (self));
}

static void
on_done (DagActionRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
dag_action_row_dispose (GObject *object)
{
  DagActionRow *self = DAG_ACTION_ROW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->action);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DAG_TYPE_ACTION_ROW);
  G_OBJECT_CLASS (dag_action_row_parent_class)->dispose (object);
}

static void
dag_action_row_finalize (GObject *object)
{
  DagActionRow *self = DAG_ACTION_ROW (object);

  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_action_row_parent_class)->finalize (object);
}

static void
dag_action_row_class_init (DagActionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_action_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_action_row_finalize;

  g_type_ensure (DAG_TYPE_BESIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DagActionRow, check);
  gtk_widget_class_bind_template_child (widget_class, DagActionRow, text_box);
  gtk_widget_class_bind_template_child (widget_class, DagActionRow, owner);
  gtk_widget_class_bind_template_child (widget_class, DagActionRow, due);
  gtk_widget_class_bind_template_child (widget_class, DagActionRow, since);
  gtk_widget_class_bind_template_callback (widget_class, on_check_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_due_selected);
}

static void
dag_action_row_init (DagActionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->owners = g_ptr_array_new_with_free_func (g_free);
  self->days = g_ptr_array_new_with_free_func (g_free);
}

/**
 * dag_action_row_new:
 * @desk: the desk
 * @action: an action
 *
 * Returns: (transfer full): a row that follows it, and writes it
 */
GtkWidget *
dag_action_row_new (DagStandupDesk *desk,
                    DagBoardEntry  *action)
{
  DagActionRow *self;
  GtkWidget *text;

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (desk) && DAG_IS_BOARD_ENTRY (action), NULL);

  self = g_object_new (DAG_TYPE_ACTION_ROW, NULL);
  self->desk = g_object_ref (desk);
  self->action = g_object_ref (action);
  text = dag_note_text_new (get_board (self), action, "text", _ ("Action"),
                            _ ("Edit an action"));
  g_signal_connect_object (text, "emptied", G_CALLBACK (on_emptied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (self->text_box, dag_health_hint_new (GTK_TEXT_VIEW (text)));
  gtk_box_prepend (self->text_box, text);
  show (self);
  g_signal_connect_object (action, "changed::owner", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (action, "changed::due", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (action, "changed::done-at", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "people-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
