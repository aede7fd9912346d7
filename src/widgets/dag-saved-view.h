/* dag-saved-view.h - a way to look at a table, kept under a name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DAG_MAX_SAVED_VIEWS 50 /* of all tables */
#define DAG_MAX_VIEW_NAME 60   /* characters */

typedef struct
{
  char *table; /* whose it is: the table's key of the settings */
  char *name;
  char **columns; /* ids in their order; empty: those Dagstart ships with */
  char *sort;     /* id of the sorted column, or empty */
  gboolean descending;
  char *search;
  char *filters; /* in the words of the page */
} DagSavedView;

DagSavedView *dag_saved_view_new  (const char *table,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;
void          dag_saved_view_free (DagSavedView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagSavedView, dag_saved_view_free)

/* The views of every table, as the settings keep them: by name within a table. */
GPtrArray    *dag_saved_views_read   (GVariant *kept) G_GNUC_WARN_UNUSED_RESULT;
GVariant     *dag_saved_views_write  (GPtrArray *views) G_GNUC_WARN_UNUSED_RESULT;
gboolean      dag_saved_views_find   (GPtrArray  *views,
                                      const char *table,
                                      const char *name,
                                      guint      *index);
gboolean      dag_saved_views_put    (GPtrArray    *views,
                                      DagSavedView *view);

G_END_DECLS
