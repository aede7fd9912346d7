/* dag-board-version.h - which of two writes is the later one, whatever the desks' clocks say
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Lamport time with the desk that wrote; ordered by both. Nothing was written at 0. */
typedef struct
{
  int64_t lamport;
  guint64 client; /* a random number of the desk, of 63 bits */
} DagBoardVersion;

#define DAG_BOARD_VERSION_NONE ((DagBoardVersion){ 0, 0 })

int      dag_board_version_compare (DagBoardVersion a,
                                    DagBoardVersion b);
gboolean dag_board_version_is_set  (DagBoardVersion version);
char    *dag_board_version_format  (DagBoardVersion version) G_GNUC_WARN_UNUSED_RESULT;
gboolean dag_board_version_parse   (const char      *text,
                                    DagBoardVersion *version);

G_END_DECLS
