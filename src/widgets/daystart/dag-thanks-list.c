/* dag-thanks-list.c - the thanks of a week, and what there is to thank for
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A suggestion is something that happened (promises kept, actions done); the words are the
 * lead's. Others see thanks only once those who are named agreed. */
#include "config.h"

#include "dag-thanks-list.h"

#include "dag-health-hint.h"
#include "dag-note-text.h"

#include <glib/gi18n.h>

#define MIN_EVENTS 3 /* are worth a suggestion */
#define MOST_SUGGESTIONS 2
#define WEEK_US (7 * 86400 * DAG_USEC_PER_SEC)
#define KEY_ENTRY "dag-entry"
#define KEY_EVENT "dag-event"
#define KEY_PERSON "dag-person"

struct _DagThanksList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  GtkBox *suggestions;
  DagStandupDesk *desk;
};

G_DEFINE_FINAL_TYPE (DagThanksList, dag_thanks_list, ADW_TYPE_BIN)

static DagBoard *
get_board (DagThanksList *self)
{
  return dag_standup_desk_get_board (self->desk);
}

static void
on_consent_toggled (DagThanksList  *self,
                    GtkCheckButton *check)
{
  DagBoardEntry *entry = g_object_get_data (G_OBJECT (check), KEY_ENTRY);
  g_auto (GStrv) to = dag_board_entry_dup_list (entry, "to");
  const char *const nobody[] = { NULL };

  if (gtk_check_button_get_active (check) == dag_thanks_may_be_seen (entry))
    return;
  dag_board_begin (get_board (self), _ ("Who may see thanks"));
  dag_board_set (get_board (self), entry, "consent",
                 g_variant_new_strv (gtk_check_button_get_active (check)
                                         ? (const char *const *) to
                                         : nobody,
                                     -1));
  dag_board_end (get_board (self));
}

static void
show_consent (GtkCheckButton *check)
{
  DagBoardEntry *entry = g_object_get_data (G_OBJECT (check), KEY_ENTRY);

  if (!dag_board_entry_is_removed (entry))
    gtk_check_button_set_active (check, dag_thanks_may_be_seen (entry));
}

static GtkWidget *
new_consent (DagThanksList *self,
             DagBoardEntry *entry)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("Team may see it"));

  g_object_set_data_full (G_OBJECT (check), KEY_ENTRY, g_object_ref (entry), g_object_unref);
  gtk_widget_set_tooltip_text (check, _ ("Whoever is named agrees that the team sees it"));
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_add_css_class (check, "caption");
  show_consent (GTK_CHECK_BUTTON (check));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_consent_toggled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed::consent", G_CALLBACK (show_consent), check,
                           G_CONNECT_SWAPPED);
  return check;
}

static void
on_copy_clicked (GtkWidget *button)
{
  DagBoardEntry *entry = g_object_get_data (G_OBJECT (button), KEY_ENTRY);
  g_autofree char *text = dag_thanks_describe (entry);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
}

static void
on_withdraw_clicked (DagThanksList *self,
                     GtkWidget     *button)
{
  DagBoardEntry *entry = g_object_get_data (G_OBJECT (button), KEY_ENTRY);

  dag_board_begin (get_board (self), _ ("Withdraw thanks"));
  dag_board_remove (get_board (self), entry);
  dag_board_end (get_board (self));
}

static GtkWidget *
new_button (DagBoardEntry *entry,
            const char    *icon_name,
            const char    *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  g_object_set_data_full (G_OBJECT (button), KEY_ENTRY, g_object_ref (entry), g_object_unref);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-small-button");
  return button;
}

static GtkWidget *
new_names (DagBoardEntry *entry)
{
  g_auto (GStrv) names = dag_board_entry_dup_list (entry, "to-names");
  g_autofree char *joined = g_strjoinv (", ", names);
  GtkWidget *label = gtk_label_new (joined);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  DagThanksList *self = user_data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *copy = new_button (item, "edit-copy-symbolic", _ ("Copy for the chat"));
  GtkWidget *withdraw = new_button (item, "user-trash-symbolic", _ ("Withdraw"));
  GtkWidget *text = dag_note_text_new (get_board (self), item, "text", _ ("For what"),
                                       _ ("Edit thanks"));

  g_signal_connect (copy, "clicked", G_CALLBACK (on_copy_clicked), NULL);
  g_signal_connect_object (withdraw, "clicked", G_CALLBACK (on_withdraw_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), new_names (item));
  gtk_box_append (GTK_BOX (column), text);
  gtk_box_append (GTK_BOX (column), dag_health_hint_new (GTK_TEXT_VIEW (text)));
  gtk_box_append (GTK_BOX (column), new_consent (self, item));
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), copy);
  gtk_box_append (GTK_BOX (line), withdraw);
  gtk_widget_add_css_class (line, "dag-action");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

static void
on_suggestion_clicked (DagThanksList *self,
                       GtkWidget     *button)
{
  const DagPerson *person
      = dag_people_find (dag_standup_desk_get_people (self->desk),
                         g_object_get_data (G_OBJECT (button), KEY_PERSON));

  if (person != NULL)
    dag_thanks_add_for (self->desk, person, g_object_get_data (G_OBJECT (button), KEY_EVENT));
  gtk_box_remove (self->suggestions, button);
}

static void
suggest (DagThanksList   *self,
         const DagPerson *person,
         const char      *event)
{
  /* Translators: a button: thank somebody for what was counted: “Thank Anna: kept 3 promises” */
  g_autofree char *label = g_strdup_printf (_ ("Thank %s: %s"), person->name, event);
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), KEY_PERSON, g_strdup (person->id), g_free);
  g_object_set_data_full (G_OBJECT (button), KEY_EVENT, g_strdup (event), g_free);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "dag-chip");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_suggestion_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->suggestions, button);
}

static guint
count_actions (DagThanksList *self,
               const char    *person)
{
  GListModel *all = dag_board_get_entries (get_board (self), DAG_BOARD_ACTION);
  int64_t since_us = g_get_real_time () - WEEK_US;
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);

      n_done += dag_board_entry_get_number (entry, "done-at") >= since_us
                && g_str_equal (dag_board_entry_get_text (entry, "owner"), person);
    }
  return n_done;
}

static guint
count_promises (DagThanksList *self,
                const char    *person)
{
  DagSnapshot *snapshot
      = dag_dashboard_get_snapshot (dag_standup_desk_get_dashboard (self->desk));
  guint n_kept = 0;

  for (guint i = 0; snapshot != NULL && i < snapshot->callbacks->len; i++)
    {
      const DagCallbackSample *callback = snapshot->callbacks->pdata[i];

      n_kept += callback->state == DAG_CALLBACK_KEPT
                && g_strcmp0 (callback->agent, person) == 0;
    }
  return n_kept;
}

static void
fill_suggestions (DagThanksList *self)
{
  GPtrArray *people = dag_standup_desk_get_people (self->desk);
  guint n = 0;

  for (guint i = 0; i < people->len && n < MOST_SUGGESTIONS; i++)
    {
      const DagPerson *person = people->pdata[i];
      guint n_kept = count_promises (self, person->id);
      guint n_done = count_actions (self, person->id);
      g_autofree char *event = NULL;

      if (n_kept >= MIN_EVENTS)
        event = g_strdup_printf (ngettext ("kept %u promise", "kept %u promises", n_kept),
                                 n_kept);
      else if (n_done >= MIN_EVENTS)
        event = g_strdup_printf (ngettext ("did %u action this week",
                                           "did %u actions this week", n_done),
                                 n_done);
      if (event == NULL)
        continue;
      suggest (self, person, event);
      n++;
    }
}

static void
dag_thanks_list_dispose (GObject *object)
{
  g_clear_object (&DAG_THANKS_LIST (object)->desk);
  G_OBJECT_CLASS (dag_thanks_list_parent_class)->dispose (object);
}

static void
dag_thanks_list_class_init (DagThanksListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_thanks_list_dispose;
}

static void
dag_thanks_list_init (DagThanksList *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->suggestions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "dag-notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Thanks this week"), -1);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->suggestions));
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * dag_thanks_list_new:
 * @desk: the desk
 *
 * Returns: (transfer full): the thanks of the week of its day
 */
GtkWidget *
dag_thanks_list_new (DagStandupDesk *desk)
{
  DagThanksList *self = g_object_new (DAG_TYPE_THANKS_LIST, NULL);
  g_autoptr (DagBoardView) view = dag_thanks_new_view (desk);

  self->desk = g_object_ref (desk);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (view), create_row, self, NULL);
  if (g_str_equal (dag_standup_desk_get_day (desk), dag_standup_desk_get_today (desk)))
    fill_suggestions (self);
  return GTK_WIDGET (self);
}
