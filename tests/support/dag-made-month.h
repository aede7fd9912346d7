/* dag-made-month.h - a month of answers every ten seconds, written as hours that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-store.h"

G_BEGIN_DECLS

/* 31 days: so long is what each answer said of the queues kept, and so far a chart looks. */
#define DAG_MADE_MONTH_HOURS (31 * 24)
#define DAG_MADE_MONTH_POLLS (DAG_MADE_MONTH_HOURS * 360)
#define DAG_MADE_MONTH_EVERY_US ((int64_t) 10 * G_USEC_PER_SEC)
/* One answer of them all was as high, another as low. */
#define DAG_MADE_MONTH_PEAK 200001
#define DAG_MADE_MONTH_MOST 97
#define DAG_MADE_MONTH_DIP 77777
#define DAG_MADE_MONTH_LEAST 3

/* Writes it for the whole centre; its input is the (const int64_t *) first answer's time. */
extern const DagStoreJob dag_made_month_job;

int64_t dag_made_month_get_waiting (guint poll);
int64_t dag_made_month_get_staffed (guint poll);

G_END_DECLS
