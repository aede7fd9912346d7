/* dag-words-connection.h - what a test of a connection found, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

char *dag_words_connection_found   (guint n_queues,
                                    guint n_agents) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_connection_queues  (const DagSnapshot *snapshot,
                                    guint              max) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_connection_people  (const DagSnapshot *snapshot,
                                    guint              max) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_connection_parts   (DagParts parts) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_connection_unknown (const DagSnapshot *snapshot,
                                    guint              max) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_connection_skew    (const DagSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_connection_elapsed (guint elapsed_ms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
