/* dag-did-list.c - you said, we did: what became of what the team said
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the team said, never who: a line is of the team. It stands two weeks. */
#include "config.h"

#include "dag-did-list.h"

#include "dag-health-hint.h"
#include "dag-ledger-row.h"
#include "dag-note-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHOWN_DAYS 14

struct _DagDidList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  DagStandupDesk *desk;
};

G_DEFINE_FINAL_TYPE (DagDidList, dag_did_list, ADW_TYPE_BIN)

static gboolean
is_recent (DagBoardEntry *entry,
           gpointer       user_data)
{
  DagStandupDesk *desk = user_data;
  g_autofree char *first = dag_standup_desk_dup_day (desk, -SHOWN_DAYS);
  const char *day = dag_board_entry_get_day (entry);

  return g_strcmp0 (dag_board_entry_get_team (entry), dag_standup_desk_get_team (desk)) == 0
         && g_strcmp0 (day, first) >= 0
         && g_strcmp0 (day, dag_standup_desk_get_day (desk)) <= 0;
}

/**
 * dag_did_new_view:
 * @desk: the desk
 *
 * Returns: (transfer full): what its team said in the two weeks before its day
 */
DagBoardView *
dag_did_new_view (DagStandupDesk *desk)
{
  return dag_board_view_new (dag_standup_desk_get_board (desk), DAG_BOARD_DID, is_recent, NULL,
                             g_object_ref (desk), g_object_unref);
}

/**
 * dag_did_add:
 * @desk: the desk
 * @line: "too busy at noon → two more at lunch"; "->" will do
 *
 * Returns: (transfer none) (nullable): both; %NULL: there is no arrow in it
 */
DagBoardEntry *
dag_did_add (DagStandupDesk *desk,
             const char     *line)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  const char *arrow = strstr (line, "→");
  const char *plain = strstr (line, "->");
  const char *at = arrow != NULL ? arrow : plain;
  g_autofree char *said = NULL;
  g_autofree char *did = NULL;
  DagBoardEntry *entry;

  if (at == NULL)
    return NULL;
  said = g_strstrip (g_strndup (line, (gsize) (at - line)));
  did = g_strstrip (g_strdup (at + strlen (at == arrow ? "→" : "->")));
  if (*said == '\0')
    return NULL;
  dag_board_begin (board, _ ("You said, we did"));
  entry = dag_board_add (board, DAG_BOARD_DID, dag_standup_desk_get_team (desk),
                         dag_standup_desk_get_day (desk), NULL);
  dag_board_set (board, entry, "said", g_variant_new_string (said));
  dag_board_set (board, entry, "did", g_variant_new_string (did));
  dag_board_end (board);
  return entry;
}

static void
on_emptied (DagDidList *self,
            GtkWidget  *text)
{
  GtkWidget *row = gtk_widget_get_ancestor (text, DAG_TYPE_LEDGER_ROW);
  DagBoardEntry *entry = g_object_get_data (G_OBJECT (row), "dag-entry");
  DagBoard *board = dag_standup_desk_get_board (self->desk);

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  dag_board_begin (board, _ ("Take a line away"));
  dag_board_remove (board, entry);
  dag_board_end (board);
}

static void
add_text (DagDidList    *self,
          GtkWidget     *column,
          DagBoardEntry *entry,
          const char    *field,
          const char    *label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *head = gtk_label_new (label);
  GtkWidget *text = dag_note_text_new (dag_standup_desk_get_board (self->desk), entry, field,
                                       label, _ ("You said, we did"));

  gtk_widget_add_css_class (head, "dag-dim");
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_set_margin_top (head, 3);
  gtk_label_set_xalign (GTK_LABEL (head), 0.0f);
  gtk_accessible_update_state (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), head);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), dag_health_hint_new (GTK_TEXT_VIEW (text)));
  g_signal_connect_object (text, "emptied", G_CALLBACK (on_emptied), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  DagDidList *self = user_data;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = dag_ledger_row_new (column);

  g_object_set_data_full (G_OBJECT (row), "dag-entry", g_object_ref (item), g_object_unref);
  add_text (self, column, item, "said", _ ("You said"));
  add_text (self, column, item, "did", _ ("We did"));
  dag_ledger_row_set_state (DAG_LEDGER_ROW (row), "", FALSE);
  return row;
}

static void
dag_did_list_dispose (GObject *object)
{
  g_clear_object (&DAG_DID_LIST (object)->desk);
  G_OBJECT_CLASS (dag_did_list_parent_class)->dispose (object);
}

static void
dag_did_list_class_init (DagDidListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_did_list_dispose;
}

static void
dag_did_list_init (DagDidList *self)
{
  self->rows = dag_ledger_new_list (_ ("You said, we did"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

/**
 * dag_did_list_new:
 * @desk: the desk
 *
 * Returns: (transfer full): what its team said lately, and what was done
 */
GtkWidget *
dag_did_list_new (DagStandupDesk *desk)
{
  DagDidList *self = g_object_new (DAG_TYPE_DID_LIST, NULL);
  g_autoptr (DagBoardView) view = dag_did_new_view (desk);

  self->desk = g_object_ref (desk);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (view), create_row, self, NULL);
  return GTK_WIDGET (self);
}
