/* dag-archive-private.h - hours of the past, wherever they lie
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-archive.h"
#include "dag-recorder-private.h"

G_BEGIN_DECLS

/* The rows of one queue (or the centre) in one hour, gone through poll by poll. */
typedef struct
{
  GBytes *blob; /* (nullable) */
  DagStreamReader reader;
  DagRow row;    /* in force at the poll asked for last */
  gboolean has_more;
} DagCursor;

void     dag_cursor_open          (DagCursor      *self,
                                   const guint8   *blob,
                                   gsize           length);
void     dag_cursor_open_stream   (DagCursor       *self,
                                   const DagStream *stream);
void     dag_cursor_clear         (DagCursor *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagCursor, dag_cursor_clear)
void     dag_cursor_go_to         (DagCursor *self,
                                   guint      poll);

gboolean dag_archive_open_hour    (DagRecorder  *recorder,
                                   DagDatabase  *database,
                                   int64_t       hour,
                                   guint         num,
                                   DagCursor    *cursor,
                                   GError      **error);
GArray  *dag_archive_read_times   (DagRecorder  *recorder,
                                   DagDatabase  *database,
                                   int64_t       hour,
                                   GError      **error);
gboolean dag_archive_read_steps   (DagRecorder  *recorder,
                                   DagDatabase  *database,
                                   int64_t       hour,
                                   DagEntity    *entity,
                                   GArray       *steps,
                                   GError      **error);
gboolean dag_archive_read_quarters (DagRecorder  *recorder,
                                    DagDatabase  *database,
                                    int64_t       hour,
                                    guint         num,
                                    DagQuarters  *quarters,
                                    GError      **error);
gboolean dag_archive_add_agents   (DagArchiveQuestion  *self,
                                   DagDatabase         *database,
                                   DagSnapshot         *snapshot,
                                   GError             **error);
gboolean dag_archive_picture_told (DagArchiveQuestion  *self,
                                   DagDatabase         *database,
                                   DagSnapshot         *snapshot,
                                   GError             **error);
void     dag_recorder_collect_quarters (DagRecorder  *self,
                                        DagEntity    *entity,
                                        const GArray *times,
                                        DagQuarters  *quarters);
GArray  *dag_stream_read_times    (const DagStream *stream) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
