/* dag-alert-engine.h - from measurements to alerts: early, rarely, and nothing lost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert.h"

G_BEGIN_DECLS

/* The budget of one lead's attention. */
#define DAG_ALERT_MOST_IN_TEN_MINUTES 2
#define DAG_ALERT_MOST_IN_AN_HOUR 6
#define DAG_ALERT_STORM_OVER 5 /* more in ten minutes become one card */

/* What a person is to be told by one feeding; the list holds everything in any case. */
typedef struct
{
  GPtrArray *told;       /* of DagAlert (unowned): each a notification of its own */
  GPtrArray *changed;    /* of DagAlert (unowned): fired, grew worse, came back or ended */
  gboolean storm_began;  /* one notification that stands for all */
  gboolean in_storm;
} DagAlertNews;

typedef struct _DagAlertEngine DagAlertEngine;

DagAlertEngine *dag_alert_engine_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void            dag_alert_engine_free        (DagAlertEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlertEngine, dag_alert_engine_free)

gboolean        dag_alert_engine_wants       (DagAlertEngine     *self,
                                              const DagAlertRule *rule,
                                              const char         *subject);
guint           dag_alert_engine_get_revision (DagAlertEngine *self);
void            dag_alert_engine_begin       (DagAlertEngine *self,
                                              int64_t         now_us);
void            dag_alert_engine_feed_one    (DagAlertEngine       *self,
                                              const DagAlertSample *sample);
gboolean        dag_alert_engine_finish_some (DagAlertEngine *self,
                                              int64_t         until_us,
                                              DagAlertNews   *news);
void            dag_alert_engine_feed        (DagAlertEngine       *self,
                                              int64_t               now_us,
                                              const DagAlertSample *samples,
                                              guint                 n_samples,
                                              DagAlertNews         *news);
void            dag_alert_news_clear         (DagAlertNews *news);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagAlertNews, dag_alert_news_clear)

GPtrArray      *dag_alert_engine_get_alerts  (DagAlertEngine *self);
DagAlert       *dag_alert_engine_find        (DagAlertEngine *self,
                                              guint           id);
gboolean        dag_alert_engine_is_in_storm (DagAlertEngine *self);

gboolean        dag_alert_engine_acknowledge (DagAlertEngine *self,
                                              guint           id,
                                              const char     *note,
                                              int64_t         now_us);
gboolean        dag_alert_engine_snooze      (DagAlertEngine *self,
                                              guint           id,
                                              int64_t         until_us,
                                              int64_t         now_us);
gboolean        dag_alert_engine_take_back   (DagAlertEngine *self,
                                              guint           id);
void            dag_alert_engine_lapse       (DagAlertEngine *self,
                                              guint           id,
                                              int64_t         now_us);
void            dag_alert_engine_restore     (DagAlertEngine *self,
                                              const DagAlert *alert);
void            dag_alert_engine_forget      (DagAlertEngine *self,
                                              int64_t         before_us);

G_END_DECLS
