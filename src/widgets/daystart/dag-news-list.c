/* dag-news-list.c - the news that agents hear before customers do, and who has heard it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-list.h"

#include "dag-ledger-row.h"
#include "dag-news-row.h"

#include <glib/gi18n.h>

struct _DagNewsList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  DagStandupDesk *desk;
};

G_DEFINE_FINAL_TYPE (DagNewsList, dag_news_list, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return dag_news_row_new (DAG_NEWS_LIST (user_data)->desk, item);
}

static void
dag_news_list_dispose (GObject *object)
{
  g_clear_object (&DAG_NEWS_LIST (object)->desk);
  G_OBJECT_CLASS (dag_news_list_parent_class)->dispose (object);
}

static void
dag_news_list_class_init (DagNewsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_news_list_dispose;
}

static void
dag_news_list_init (DagNewsList *self)
{
  self->rows = dag_ledger_new_list (_ ("News"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

/**
 * dag_news_list_new:
 * @desk: the desk
 *
 * Returns: (transfer full): the news for its team on its day
 */
GtkWidget *
dag_news_list_new (DagStandupDesk *desk)
{
  DagNewsList *self = g_object_new (DAG_TYPE_NEWS_LIST, NULL);
  g_autoptr (DagBoardView) view = dag_news_new_view (desk);

  self->desk = g_object_ref (desk);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (view), create_row, self, NULL);
  return GTK_WIDGET (self);
}
