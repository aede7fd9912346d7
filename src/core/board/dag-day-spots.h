/* dag-day-spots.h - when a day was hot and when it was quiet, and the breaks it cost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"

G_BEGIN_DECLS

/* Who works longer is due half an hour of break (ATW 5:4); groups smaller than five are not
 * spoken of. */
#define DAG_DAY_LONG_S (5.5 * 3600.0)
#define DAG_DAY_BREAK_S 1800.0
#define DAG_DAY_MIN_PEOPLE 5

/* One stretch of a day, by half hours. */
typedef struct
{
  int64_t from_us; /* DAG_TIME_NONE: there was none */
  int64_t to_us;
  int64_t offered;
  int64_t late;        /* not answered within the target's time */
  const char *queue;   /* (nullable): id of the one with most of them; of the intervals */
} DagDaySpot;

typedef struct
{
  DagDaySpot hot;   /* where most contacts more than the target allows came late */
  DagDaySpot quiet; /* the longest with clearly less than usual */
  int64_t offered;  /* of the whole day; absent where nothing is known */
  int64_t answered_within;
  guint n_people; /* who worked long enough to be due a break */
  guint n_short;  /* who of them had less than they were due */
} DagDaySpots;

/* Lunch, in minutes of the day; who was on contacts for so much of a hot stretch in it took a
 * heavy queue over lunch. */
#define DAG_DAY_LUNCH_FROM 690
#define DAG_DAY_LUNCH_TO 810
#define DAG_DAY_LUNCH_MIN_US (20 * 60 * DAG_USEC_PER_SEC)
#define DAG_DAY_LUNCH_SHARE 0.6

gboolean dag_day_spots_is_worked (GPtrArray *intervals);
void dag_day_spots_find   (DagDaySpots *spots,
                           GPtrArray   *intervals,
                           GHashTable  *queues);
void dag_day_spots_breaks (DagDaySpots *spots,
                           GPtrArray   *totals,
                           const char  *team_name);
gboolean dag_day_spots_get_lunch (const DagDaySpots *spots,
                                  int64_t            midnight_us,
                                  int64_t           *from_us,
                                  int64_t           *to_us);
GPtrArray *dag_day_spots_find_lunch (GPtrArray *changes,
                                     int64_t    from_us,
                                     int64_t    to_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
