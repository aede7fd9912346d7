/* dag-snapshot-reader.h - from the bytes of an answer to a snapshot, decoding what changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-body.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/**
 * DagSnapshotReader:
 *
 * Reads one answer after another of the same source. It keeps what each record's bytes are
 * known by: a record whose bytes did not change is not decoded but shared with the last
 * snapshot (equal bytes at the same level decode equally, and a record is delimited by its
 * own closing brace). The answer itself, of megabytes, is not needed any more once it is
 * read. For one thread at a time; no GObject in it.
 */
typedef struct _DagSnapshotReader DagSnapshotReader;

DagSnapshotReader *dag_snapshot_reader_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void               dag_snapshot_reader_free (DagSnapshotReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagSnapshotReader, dag_snapshot_reader_free)

DagSnapshot       *dag_snapshot_reader_read (DagSnapshotReader  *self,
                                             const DagBody      *body,
                                             GError            **error);
guint              dag_snapshot_reader_get_n_decoded (DagSnapshotReader *self);

G_END_DECLS
