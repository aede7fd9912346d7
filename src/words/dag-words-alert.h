/* dag-words-alert.h - alerts as a person reads them: what, where, since when, what now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert.h"

G_BEGIN_DECLS

/* A rule. */
const char *dag_words_alert_rule     (DagAlertKind kind);
const char *dag_words_alert_formula  (DagAlertKind kind);
const char *dag_words_alert_origin   (DagAlertKind kind);
const char *dag_words_alert_unit     (DagAlertKind kind);
double      dag_words_alert_scale    (DagAlertKind kind);
char       *dag_words_alert_value    (DagAlertKind kind,
                                      double       value) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_alert_fired    (guint n_fired,
                                      guint n_acted) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_alert_rehearsal (int  n_yesterday,
                                       int  n_today) G_GNUC_WARN_UNUSED_RESULT;

/* An alert. */
const char *dag_words_alert_heading  (const DagAlert *alert);
char       *dag_words_alert_sentence (const DagAlert *alert,
                                      const char     *name) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_alert_care     (guint       n_people,
                                      const char *name,
                                      double      stretch_s) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_alert_care_of  (guint       n_people,
                                      const char *sentence) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_alert_held     (const DagAlert *alert,
                                      int64_t         now_us);
char       *dag_words_alert_evidence (const DagAlert *alert,
                                      int64_t         now_us) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_alert_life     (const DagAlert *alert,
                                      GTimeZone      *zone) G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_alert_action   (const DagAlert *alert);
const char *const *dag_words_alert_steps (const DagAlert *alert,
                                          guint           n_people);
const char *dag_words_alert_severity (DagAlertSeverity severity);

/* For a place that others see too: no names. */
char       *dag_words_alert_public   (const DagAlert *alert,
                                      const char     *queue) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
