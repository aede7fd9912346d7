/* dag-person-file.h - everything that is kept about one person, to hand over or to erase
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* One line of the file that a person reads. */
typedef struct
{
  char *at;   /* when, as ISO 8601; or a day; may be empty */
  char *kind; /* "state", or the kind of an item of the board */
  char *text;
} DagPersonLine;

typedef struct
{
  char *id;
  char *name; /* (nullable) */
  GPtrArray *lines; /* of DagPersonLine */
  char *json;
} DagPersonFile;

void           dag_person_file_free     (DagPersonFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagPersonFile, dag_person_file_free)

char          *dag_person_find          (DagDashboard *dashboard,
                                         const char   *name_or_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean       dag_person_is_named      (DagDashboard *dashboard,
                                         const char   *id);
char          *dag_person_dup_name      (DagDashboard *dashboard,
                                         const char   *id) G_GNUC_WARN_UNUSED_RESULT;
void           dag_person_export_async  (DagDashboard        *dashboard,
                                         const char          *id,
                                         guint                days,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
DagPersonFile *dag_person_export_finish (DagDashboard  *dashboard,
                                         GAsyncResult  *result,
                                         GError       **error);
void           dag_person_erase_async   (DagDashboard        *dashboard,
                                         const char          *id,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean       dag_person_erase_finish  (DagDashboard  *dashboard,
                                         GAsyncResult  *result,
                                         GError       **error);

G_END_DECLS
