/* dag-page-reader.h - a list that comes in pages: all of them, or none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-answer.h"
#include "dag-http.h"

G_BEGIN_DECLS

#define DAG_TYPE_PAGE_READER (dag_page_reader_get_type ())
G_DECLARE_FINAL_TYPE (DagPageReader, dag_page_reader, DAG, PAGE_READER, GObject)

DagPageReader *dag_page_reader_new         (DagHttp     *http,
                                            DagPageKind  kind,
                                            const char  *path) G_GNUC_WARN_UNUSED_RESULT;

void           dag_page_reader_read_async  (DagPageReader       *self,
                                            const char          *query,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray     *dag_page_reader_read_finish (DagPageReader  *self,
                                            GAsyncResult   *result,
                                            GError        **error);
gboolean       dag_page_reader_is_off      (DagPageReader *self);

G_END_DECLS
