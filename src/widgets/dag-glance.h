/* dag-glance.h - what the formatters of a live table need to know besides the record
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-column.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagGlance:
 *
 * Time, zone and the state of the source as they are now: the formatters of columns are
 * functions of a record and of this, and ask nobody. A page keeps one and refreshes it.
 */
typedef struct
{
  int64_t now_us;
  int64_t taken_us; /* of which moment the figures are; none before the first answer */
  GTimeZone *zone; /* owned (nullable before the first answer) */
  gboolean old;    /* the figures are stale: everything is dimmed */
  DagParts absent;
  DagServiceLevelKind kind;
  DagBreakLive *breaks; /* unowned (nullable before the first refresh) */
  const float *(*get_trend) (const char *queue,
                             guint      *n_points,
                             gpointer    owner); /* (nullable) */
  gpointer owner;
} DagGlance;

void    dag_glance_refresh      (DagGlance    *self,
                                 DagDashboard *dashboard);
void    dag_glance_clear        (DagGlance *self);

char   *dag_glance_dup_time     (const DagGlance *self,
                                 int64_t          time_us) G_GNUC_WARN_UNUSED_RESULT;
double  dag_glance_get_since_s  (const DagGlance *self,
                                 int64_t          time_us);
char   *dag_glance_explain_lack (gboolean unknown) G_GNUC_WARN_UNUSED_RESULT;
char   *dag_glance_dup_minutes  (double seconds) G_GNUC_WARN_UNUSED_RESULT;
void    dag_cell_content_set_count   (DagCellContent *content,
                                      int64_t         count);
void    dag_cell_content_set_seconds (DagCellContent *content,
                                      double          seconds);
void    dag_cell_content_set_minutes (DagCellContent *content,
                                      double          seconds);

G_END_DECLS
