/* dag-alert-sample.h - the shipped rules on alerts by hand, and shifts written as letters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rule.h"
#include "dag-sample.h"
#include "dag-track.h"

#include <math.h>
#include <string.h>

G_BEGIN_DECLS

#define DAG_ALERT_SAMPLE_T0 DAG_SAMPLE_TEN_O_CLOCK

/* The defaults as the table of the product has them; the file is tested in tests/store. */
static const DagAlertRule dag_alert_sample_rules[] = {
  { .kind = DAG_ALERT_WAITING_PER_AGENT, .scope = DAG_ALERT_ABOUT_TEAM, .watch = 1.5,
    .overload = 3.0, .clear = 1.35, .hold_us = 60 * DAG_USEC_PER_SEC, .good_polls = 2 },
  { .kind = DAG_ALERT_LONGEST_WAIT, .scope = DAG_ALERT_ABOUT_TEAM, .watch = 2.0,
    .overload = 5.0, .clear = 1.0, .overload_least = 360.0,
    .hold_us = 60 * DAG_USEC_PER_SEC, .good_polls = 1 },
  { .kind = DAG_ALERT_OLDEST_ITEM, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 0.5, .overload = 1.0, .clear = 0.49, .good_polls = 1 },
  { .kind = DAG_ALERT_SERVICE_LEVEL, .scope = DAG_ALERT_ABOUT_TEAM, .watch = 0.0,
    .overload = 5.0, .clear = 0.0, .good_polls = 1 },
  { .kind = DAG_ALERT_OCCUPANCY, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 0.88, .overload = 0.92, .clear = 0.85, .good_polls = 1 },
  { .kind = DAG_ALERT_STRETCH, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 100.0, .overload = 120.0, .clear = 5.0, .good_polls = 1 },
  { .kind = DAG_ALERT_CONTACTS_SINCE_BREAK, .scope = DAG_ALERT_ABOUT_AGENT,
    .inclusive = TRUE, .watch = 15.0, .overload = 25.0, .good_polls = 1 },
  { .kind = DAG_ALERT_CONTACTS_IN_ROW, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 8.0, .overload = 12.0, .good_polls = 1 },
  { .kind = DAG_ALERT_DAY_WITHOUT_AIR, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 10.0, .overload = 30.0, .watch_after_s = 4 * 3600.0,
    .overload_after_s = 8 * 3600.0, .gapless_after_s = 5 * 3600.0, .good_polls = 1 },
  { .kind = DAG_ALERT_HEAVY_CONTACTS, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 3.0, .overload = INFINITY, .good_polls = 1 },
  { .kind = DAG_ALERT_QUEUE_SILENT, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 8.0, .overload = INFINITY, .good_polls = 1 },
  { .kind = DAG_ALERT_PEOPLE_FREE, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 1.0, .overload = INFINITY, .hold_us = 60 * DAG_USEC_PER_SEC, .good_polls = 1 },
  { .kind = DAG_ALERT_DATA, .scope = DAG_ALERT_ABOUT_DATA, .inclusive = TRUE, .watch = 3.0,
    .overload = 300.0, .good_polls = 1 },
};

static inline const DagAlertRule *
dag_alert_sample_rule (DagAlertKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (dag_alert_sample_rules); i++)
    if (dag_alert_sample_rules[i].kind == kind)
      return &dag_alert_sample_rules[i];
  g_assert_not_reached ();
}

/* "C100 A20": on a contact for 100 s, then free for 20 s, from DAG_ALERT_SAMPLE_T0 on. */
static inline DagTrack *
dag_alert_sample_track (const char *shift)
{
  g_auto (GStrv) parts = g_strsplit (shift, " ", -1);
  DagTrack *track = dag_track_new ();
  int64_t at_us = DAG_ALERT_SAMPLE_T0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      static const char letters[] = "A.CWBM";
      const char *letter = strchr (letters, parts[i][0]);
      DagTrackStep step = { .at_us = at_us,
                            .contact = -1,
                            .state = (guint8) (letter - letters),
                            .fresh = TRUE };

      dag_track_add (track, &step);
      at_us += DAG_SAMPLE_SECONDS (g_ascii_strtoll (parts[i] + 1, NULL, 10));
    }
  return track;
}

G_END_DECLS
