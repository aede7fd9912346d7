/* dag-thanks-list.c - the thanks of a week, and what there is to thank for
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A suggestion is something that happened (promises kept, actions done); the words are the
 * lead's. Others see thanks only once those who are named agreed. */
#include "config.h"

#include "dag-thanks-list.h"

#include "dag-agenda.h"
#include "dag-ledger-row.h"
#include "dag-promise-book.h"
#include "dag-thanks-row.h"

#include <glib/gi18n.h>

#define MIN_EVENTS 3 /* are worth a suggestion */
#define MOST_SUGGESTIONS 2
#define WEEK_US (7 * 86400 * DAG_USEC_PER_SEC)
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

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return dag_thanks_row_new (DAG_THANKS_LIST (user_data)->desk, item);
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
  /* Translators: a button: thank somebody for: “Thank Anna: rang back as promised” */
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

/* Something that happened; NULL: nothing to speak of. Without a number: beside each other
 * they would be a ranking. */
static char *
dup_event (DagThanksList *self,
           const char    *person)
{
  guint n_kept = dag_promise_book_count_kept (dag_standup_desk_get_dashboard (self->desk),
                                              person);
  guint n_done = count_actions (self, person);

  if (dag_standup_desk_had_lunch_shift (self->desk, person))
    return g_strdup (_ ("took a heavy queue over lunch"));
  if (n_kept >= MIN_EVENTS)
    return g_strdup (_ ("rang back as promised"));
  if (n_done >= MIN_EVENTS)
    return g_strdup (_ ("did what was agreed this week"));
  return NULL;
}

static gboolean
has_name (GPtrArray  *names,
          const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/* Whom nobody thanked lately comes first; of the others the order of the names. */
static void
fill_suggestions (DagThanksList *self)
{
  GPtrArray *people = dag_standup_desk_get_people (self->desk);
  g_autoptr (GPtrArray) unthanked = dag_thanks_find_unthanked (self->desk);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->suggestions))) != NULL)
    gtk_box_remove (self->suggestions, child);
  for (int thanked = 0; thanked < 2; thanked++)
    for (guint i = 0; i < people->len && n < MOST_SUGGESTIONS; i++)
      {
        const DagPerson *person = people->pdata[i];
        g_autofree char *event = NULL;

        if (has_name (unthanked, person->name) != (thanked == 0))
          continue;
        event = dup_event (self, person->id);
        if (event == NULL)
          continue;
        suggest (self, person, event);
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), n > 0);
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

  self->rows = dag_ledger_new_list (_ ("Thanks this week"));
  self->suggestions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
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
    {
      fill_suggestions (self);
      g_signal_connect_object (desk, "lunch-changed", G_CALLBACK (fill_suggestions), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self);
}
