/* dag-salvage.h - a damaged database is put aside, and what can be read of it is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-database.h"

G_BEGIN_DECLS

char *dag_salvage_put_aside (const char *path) G_GNUC_WARN_UNUSED_RESULT;
guint dag_salvage_copy      (DagDatabase *into,
                             const char  *damaged);

G_END_DECLS
