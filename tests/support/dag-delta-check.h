/* dag-delta-check.h - reading what changed must give what reading everything gives
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dag-json.h"
#include "dag-snapshot-equal.h"
#include "dag-snapshot-reader.h"

G_BEGIN_DECLS

static inline DagSnapshot *
dag_delta_read (DagSnapshotReader  *reader,
                const char         *bytes,
                gsize               length,
                GError            **error)
{
  g_autoptr (DagBody) body = dag_body_new ();

  dag_body_set (body, bytes, length);
  return dag_snapshot_reader_read (reader, body, error);
}

static inline void
dag_delta_compare (DagSnapshot  *full,
                   const GError *full_error,
                   DagSnapshot  *delta,
                   const GError *delta_error)
{
  if ((full == NULL) != (delta == NULL))
    g_error ("full: %s; delta: %s", full_error != NULL ? full_error->message : "taken",
             delta_error != NULL ? delta_error->message : "taken");
  if (full != NULL && !dag_snapshot_equal (full, delta))
    g_error ("a delta reading that differs");
  if (full == NULL && g_strcmp0 (full_error->message, delta_error->message) != 0)
    g_error ("full: %s; delta: %s", full_error->message, delta_error->message);
}

/* What we take is JSON by json-glib's laxer rules as well. */
static inline void
dag_delta_ask_json_glib (const char *bytes,
                         gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, bytes, (gssize) length, &error))
    g_error ("taken by us, refused by json-glib: %s", error->message);
}

/* Reads @one and then @other with one reader, @other with a fresh one, and @one again.
 * Returns: whether @other is a snapshot */
static inline gboolean
dag_delta_check (const char *one,
                 gsize       one_length,
                 const char *other,
                 gsize       other_length)
{
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  g_autoptr (DagSnapshotReader) fresh = dag_snapshot_reader_new ();
  g_autoptr (GError) one_error = NULL;
  g_autoptr (GError) full_error = NULL;
  g_autoptr (GError) delta_error = NULL;
  g_autoptr (GError) again_error = NULL;
  g_autoptr (DagSnapshot) first = dag_delta_read (reader, one, one_length, &one_error);
  g_autoptr (DagSnapshot) delta = dag_delta_read (reader, other, other_length, &delta_error);
  g_autoptr (DagSnapshot) full = dag_delta_read (fresh, other, other_length, &full_error);
  g_autoptr (DagSnapshot) again = dag_delta_read (reader, one, one_length, &again_error);

  dag_delta_compare (full, full_error, delta, delta_error);
  dag_delta_compare (first, one_error, again, again_error);
  if (full != NULL)
    dag_delta_ask_json_glib (other, other_length);
  return full != NULL;
}

G_END_DECLS
