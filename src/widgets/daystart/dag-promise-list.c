/* dag-promise-list.c - who promised to ring back by when, and what became of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-promise-list.h"

#include "dag-ledger-row.h"
#include "dag-list-box.h"
#include "dag-time.h"
#include "dag-words-promise.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define KEY_PROMISE "dag-promise"

struct _DagPromiseList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  GtkWidget *more;
  GtkLabel *share;
  DagStandupDesk *desk;
  gboolean shows_all;
};

G_DEFINE_FINAL_TYPE (DagPromiseList, dag_promise_list, ADW_TYPE_BIN)

static DagPromise *
get_promise (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), KEY_PROMISE);
}

static void
on_kept_clicked (DagPromiseList *self,
                 GtkWidget      *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, DAG_TYPE_LEDGER_ROW);

  dag_promise_keep (self->desk, get_promise (row));
}

static void
on_move_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DagPromiseList *self = DAG_PROMISE_LIST (widget);
  g_autofree char *id = NULL;
  int64_t due_us;

  g_variant_get (parameter, "(sx)", &id, &due_us);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (get_promise (row)->id, id))
      {
        dag_promise_move (self->desk, get_promise (row), due_us);
        return;
      }
}

static void
add_time (GMenu          *menu,
          DagPromiseList *self,
          const char     *id,
          const char     *when,
          int64_t         due_us)
{
  GTimeZone *zone = dag_dashboard_get_zone (dag_standup_desk_get_dashboard (self->desk));
  g_autofree char *clock = dag_words_clock (due_us, zone);
  g_autofree char *label = g_strdup_printf ("%s · %s", when, clock);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "promises.move", "(sx)", id, due_us);
  g_menu_append_item (menu, item);
}

static int64_t
get_tomorrow_us (DagPromiseList *self)
{
  DagDashboard *dashboard = dag_standup_desk_get_dashboard (self->desk);
  int64_t midnight_us = dag_time_start_of_day (dag_dashboard_get_now_us (dashboard),
                                               dag_dashboard_get_zone (dashboard));

  return midnight_us + (24 + 9) * 60 * MINUTE_US;
}

/* Times as they are when the menu is opened. */
static void
fill_times (GtkMenuButton *button,
            gpointer       user_data)
{
  DagPromiseList *self = user_data;
  DagDashboard *dashboard = dag_standup_desk_get_dashboard (self->desk);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), DAG_TYPE_LEDGER_ROW);
  const char *id = get_promise (row)->id;
  int64_t now_us = dag_dashboard_get_now_us (dashboard);
  g_autoptr (GMenu) menu = g_menu_new ();

  /* Translators: in a menu, before the time: when to ring again */
  add_time (menu, self, id, _ ("In half an hour"), now_us + 30 * MINUTE_US);
  add_time (menu, self, id, _ ("In an hour"), now_us + 60 * MINUTE_US);
  add_time (menu, self, id, _ ("In two hours"), now_us + 120 * MINUTE_US);
  add_time (menu, self, id, _ ("Tomorrow morning"), get_tomorrow_us (self));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_acts (DagPromiseList   *self,
          DagLedgerRow     *row,
          const DagPromise *promise)
{
  GtkWidget *move;

  if (!dag_promise_stage_is_open (promise->stage))
    return;
  if (promise->is_own)
    dag_ledger_row_add_button (row, _ ("Rung Back"), G_CALLBACK (on_kept_clicked), self);
  move = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (move), _ ("A New Time"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (move), fill_times, self, NULL);
  gtk_widget_add_css_class (move, "dag-chip-menu");
  dag_ledger_row_add_act (row, move);
}

static GtkWidget *
new_title (const DagPromise *promise)
{
  g_autofree char *text = dag_promise_name (promise);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
show_state (DagPromiseList   *self,
            DagLedgerRow     *row,
            const DagPromise *promise)
{
  g_autofree char *state = dag_promise_describe (self->desk, promise);

  dag_ledger_row_set_state (row, state,
                            promise->stage == DAG_PROMISE_HALF_GONE
                                || promise->stage == DAG_PROMISE_PAST);
}

/* @promise: (transfer full) */
static void
append_row (DagPromiseList *self,
            DagPromise     *promise)
{
  DagLedgerRow *row = DAG_LEDGER_ROW (dag_ledger_row_new (new_title (promise)));

  g_object_set_data_full (G_OBJECT (row), KEY_PROMISE, promise,
                          (GDestroyNotify) dag_promise_free);
  add_acts (self, row, promise);
  show_state (self, row, promise);
  gtk_list_box_append (self->rows, GTK_WIDGET (row));
}

static gboolean
is_same (const DagPromise *one,
         const DagPromise *other)
{
  return g_str_equal (one->id, other->id) && g_strcmp0 (one->reference, other->reference) == 0
         && dag_promise_stage_is_open (one->stage) == dag_promise_stage_is_open (other->stage);
}

/* The rows that are there, where they are still those: the keyboard may be in one. */
static gboolean
update_rows (DagPromiseList *self,
             GPtrArray      *promises,
             guint           n)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->rows, (int) i);
      if (row == NULL || !is_same (get_promise (row), promises->pdata[i]))
        return FALSE;
    }
  if (gtk_list_box_get_row_at_index (self->rows, (int) n) != NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      row = gtk_list_box_get_row_at_index (self->rows, (int) i);
      show_state (self, DAG_LEDGER_ROW (row), promises->pdata[i]);
      g_object_set_data_full (G_OBJECT (row), KEY_PROMISE,
                              g_steal_pointer (&promises->pdata[i]),
                              (GDestroyNotify) dag_promise_free);
    }
  return TRUE;
}

static void
show_share (DagPromiseList *self)
{
  DagPromiseTally tally;
  g_autofree char *text = NULL;

  dag_promise_book_tally (dag_standup_desk_get_dashboard (self->desk),
                          dag_standup_desk_get_team (self->desk), &tally);
  text = dag_words_promise_share (&tally);
  gtk_label_set_text (self->share, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->share), text != NULL);
}

static void
show (DagPromiseList *self)
{
  g_autoptr (GPtrArray) promises = dag_promise_book_list (
      dag_standup_desk_get_dashboard (self->desk), dag_standup_desk_get_team (self->desk),
      dag_standup_desk_get_day (self->desk), dag_standup_desk_get_today (self->desk));
  guint n = self->shows_all ? promises->len : MIN (promises->len, DAG_PROMISE_LIST_SHOWN);
  guint n_more = promises->len - n;
  g_autofree char *more
      = g_strdup_printf (ngettext ("%u More", "%u More", n_more), n_more);

  if (!update_rows (self, promises, n))
    {
      gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->rows)) != NULL;

      dag_list_box_cut (self->rows, 0);
      for (guint i = 0; i < n; i++)
        append_row (self, g_steal_pointer (&promises->pdata[i]));
      /* The keyboard must not go with a row. */
      if (had_focus && !gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                GTK_DIR_TAB_FORWARD);
    }
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, n_more > 0);
  show_share (self);
}

static void
on_more_clicked (DagPromiseList *self)
{
  self->shows_all = TRUE;
  show (self);
}

static void
on_board_changed (DagPromiseList *self,
                  DagBoardEntry  *entry)
{
  if (dag_board_entry_is_removed (entry)
      || g_strcmp0 (dag_board_entry_get_kind (entry), DAG_BOARD_PROMISE) == 0)
    show (self);
}

static void
dag_promise_list_dispose (GObject *object)
{
  g_clear_object (&DAG_PROMISE_LIST (object)->desk);
  G_OBJECT_CLASS (dag_promise_list_parent_class)->dispose (object);
}

static void
dag_promise_list_class_init (DagPromiseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_promise_list_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "promises.move", "(sx)",
                                   on_move_activated);
}

static void
dag_promise_list_init (DagPromiseList *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *share = gtk_label_new (NULL);

  self->rows = dag_ledger_new_list (_ ("Promises"));
  self->more = gtk_button_new ();
  self->share = GTK_LABEL (share);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "dag-chip");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_xalign (self->share, 0.0f);
  gtk_widget_add_css_class (share, "caption");
  gtk_widget_add_css_class (share, "dag-dim");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (column), self->more);
  gtk_box_append (GTK_BOX (column), share);
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * dag_promise_list_new:
 * @desk: the desk
 *
 * Returns: (transfer full): the promises of its team on its day
 */
GtkWidget *
dag_promise_list_new (DagStandupDesk *desk)
{
  DagPromiseList *self = g_object_new (DAG_TYPE_PROMISE_LIST, NULL);

  self->desk = g_object_ref (desk);
  show (self);
  g_signal_connect_object (dag_standup_desk_get_board (desk), "entry-changed",
                           G_CALLBACK (on_board_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_standup_desk_get_dashboard (desk), "applied",
                           G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
