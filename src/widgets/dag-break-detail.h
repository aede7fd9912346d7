/* dag-break-detail.h - one person's breaks: the lane, each rule with its name, plans, notes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-break-live.h"

G_BEGIN_DECLS

#define DAG_TYPE_BREAK_DETAIL (dag_break_detail_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakDetail, dag_break_detail, DAG, BREAK_DETAIL, AdwBin)

void     dag_break_detail_begin  (DagBreakDetail *self,
                                  DagBreakLive   *breaks,
                                  const char     *agent);
gboolean dag_break_detail_update (DagBreakDetail *self,
                                  int64_t         now_us,
                                  GTimeZone      *zone,
                                  gboolean        old);
void     dag_break_detail_ask_note (DagBreakDetail *self);

G_END_DECLS
