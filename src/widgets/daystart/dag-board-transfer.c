/* dag-board-transfer.c - the whole board into a file, and a file into the board
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of a file is taken in before it was told what would change and somebody pressed
 * the button. Where both have written what they have written stays. */
#include "config.h"

#include "dag-board-transfer.h"

#include "dag-board-ask.h"
#include "dag-compat.h"
#include "dag-escape.h"
#include "dag-picked-file.h"
#include "dag-save.h"
#include "dag-toast.h"
#include "dag-words-board.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MOST_BYTES (64 * 1024 * 1024)
#define KEY_TRANSFER "dag-transfer"

typedef struct
{
  GtkWidget *widget; /* what it was asked from: toasts stand over it */
  DagDashboard *dashboard;
  char *text; /* (nullable): of the file */
} Transfer;

static Transfer *
transfer_new (GtkWidget    *widget,
              DagDashboard *dashboard)
{
  Transfer *self = g_new0 (Transfer, 1);

  self->widget = g_object_ref (widget);
  self->dashboard = g_object_ref (dashboard);
  return self;
}

static void
transfer_free (Transfer *self)
{
  g_clear_object (&self->widget);
  g_clear_object (&self->dashboard);
  g_clear_pointer (&self->text, g_free);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static DagBoard *
get_board (Transfer *self)
{
  return dag_dashboard_get_board (self->dashboard);
}

static void
report (Transfer *self,
        GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dag_toast_show (self->widget, error->message);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, &error);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (answer == NULL)
    {
      report (self, error);
      return;
    }
  name = dag_save_dup_name (_ ("day start"), dag_dashboard_get_now_us (self->dashboard),
                            dag_dashboard_get_zone (self->dashboard), "json");
  bytes = g_bytes_new (answer->text, strlen (answer->text));
  dag_save_offer (self->widget, _ ("Save the Whole Board"), name, bytes);
}

/**
 * dag_board_transfer_save:
 * @widget: what it is asked from
 * @dashboard: whose board
 *
 * Asks for a file and writes all that was ever written on the board into it.
 */
void
dag_board_transfer_save (GtkWidget    *widget,
                         DagDashboard *dashboard)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && DAG_IS_DASHBOARD (dashboard));

  dag_board_ask_async (dag_dashboard_get_board (dashboard), DAG_BOARD_ASK_EXPORT, NULL, NULL,
                       NULL, on_exported, transfer_new (widget, dashboard));
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, &error);

  if (answer == NULL)
    report (self, error);
  else
    dag_toast_show (self->widget, _ ("The file is on the board now"));
}

static void
on_take_in_clicked (GtkWindow *window)
{
  Transfer *self = g_object_get_data (G_OBJECT (window), KEY_TRANSFER);
  Transfer *next = transfer_new (self->widget, self->dashboard);

  dag_board_ask_async (get_board (self), DAG_BOARD_ASK_IMPORT, self->text, NULL, NULL,
                       on_imported, next);
  gtk_window_close (window);
}

static void
add_kinds (AdwPreferencesGroup *group,
           GPtrArray           *items)
{
  guint counts[DAG_WORDS_N_BOARD_KINDS] = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      const DagBoardItem *item = items->pdata[i];

      counts[dag_words_board_find_kind (item->kind)] += !dag_board_item_is_removed (item);
    }
  for (guint at = 0; at < G_N_ELEMENTS (counts); at++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *number = g_strdup_printf ("%u", counts[at]);
      GtkWidget *label = gtk_label_new (number);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dag_words_board_kind (at));
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dag-soft");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_widget_set_visible (row, counts[at] > 0);
      adw_preferences_group_add (group, row);
    }
}

static GtkWidget *
new_header (GtkWidget *window,
            gboolean   has_change)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *take = gtk_button_new_with_mnemonic (_ ("_Take It In"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (take, "suggested-action");
  gtk_widget_set_sensitive (take, has_change);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (take, "clicked", G_CALLBACK (on_take_in_clicked), window,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), take);
  dag_compat_speak_mnemonics (cancel);
  dag_compat_speak_mnemonics (take);
  return header;
}

/* @self: (transfer full) */
static void
show_preview (Transfer        *self,
              DagBoardRequest *answer)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *sentence
      = dag_words_board_preview (answer->n_new, answer->n_changed, answer->n_removed);

  gtk_window_set_title (GTK_WINDOW (window), _ ("Take In a Board"));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 480);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (self->widget)));
  adw_preferences_group_set_title (group, sentence);
  adw_preferences_group_set_description (
      group, _ ("Where both have written, both texts are kept. Nothing is sent to anybody."));
  add_kinds (group, answer->items);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (column), new_header (window, answer->items->len > 0));
  gtk_box_append (GTK_BOX (column), page);
  adw_window_set_content (ADW_WINDOW (window), column);
  dag_escape_closes (window);
  g_object_set_data_full (G_OBJECT (window), KEY_TRANSFER, self,
                          (GDestroyNotify) transfer_free);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, &error);

  if (answer == NULL)
    report (self, error);
  else if (GTK_IS_WINDOW (gtk_widget_get_root (self->widget)))
    show_preview (g_steal_pointer (&self), answer);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  DagBoard *board = get_board (self);
  const char *text;
  gsize length = 0;

  self->text = dag_picked_file_read_finish (G_FILE (source), result, &length, &error);
  if (self->text == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      report (self, error);
      return;
    }
  if (self->text == NULL || !g_utf8_validate_len (self->text, length, NULL))
    {
      dag_toast_show (self->widget,
                      _ ("This is no file of a Dagstart board, or it is damaged."));
      return;
    }
  text = self->text;
  dag_board_ask_async (board, DAG_BOARD_ASK_PREVIEW, text, NULL, NULL, on_previewed,
                       g_steal_pointer (&self));
}

/**
 * dag_board_transfer_read:
 * @widget: what it is asked from
 * @dashboard: whose board
 * @file: a file of a board
 *
 * Tells what taking it in would change, in a window with a button that does so.
 */
void
dag_board_transfer_read (GtkWidget    *widget,
                         DagDashboard *dashboard,
                         GFile        *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && DAG_IS_DASHBOARD (dashboard));
  g_return_if_fail (G_IS_FILE (file));

  dag_picked_file_read_async (file, MOST_BYTES, NULL, on_read,
                              transfer_new (widget, dashboard));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Transfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dag_compat_choose_file_finish (result, &error);

  if (file != NULL)
    dag_board_transfer_read (self->widget, self->dashboard, file);
  else if (error != NULL)
    report (self, error);
}

/**
 * dag_board_transfer_open:
 * @widget: what it is asked from
 * @dashboard: whose board
 *
 * Asks for a file and reads it.
 */
void
dag_board_transfer_open (GtkWidget    *widget,
                         DagDashboard *dashboard)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget) && DAG_IS_DASHBOARD (dashboard));

  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    dag_compat_choose_file_async (GTK_WINDOW (root), FALSE, _ ("Take In a Board"), NULL, NULL,
                                  on_chosen, transfer_new (widget, dashboard));
}
