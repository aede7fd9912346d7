/* dag-centre.h - an invented contact centre for tests: any size, any minute, same seed same day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

#define DAG_CENTRE_START G_GINT64_CONSTANT (1795424400000000) /* 2026-11-23 10:00 +01:00 */

typedef struct
{
  guint n_queues;
  guint n_agents;
  guint minute; /* of the day, from the start on */
  guint32 seed;
} DagCentre;

DagSnapshot *dag_centre_snapshot (const DagCentre *centre) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *dag_centre_changes  (const DagCentre *centre) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
