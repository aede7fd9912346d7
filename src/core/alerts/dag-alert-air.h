/* dag-alert-air.h - whether somebody had room to breathe: what follows from a shift so far
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rule.h"
#include "dag-track.h"

G_BEGIN_DECLS

/* %DAG_CONTACT_GAP_S begins another row of contacts; a gap this long ends the alert. */
#define DAG_ALERT_ROW_OVER_S 120
/* The load of a team is worked out over this. */
#define DAG_ALERT_WINDOW_S 1800
/* A pause from this length on is air, if no breather. It is never shown of a person. */
#define DAG_ALERT_SHORT_PAUSE_S 60

/**
 * DagAlertAir:
 * @is_here: signed in, as far as is known
 * @is_known: the state now is known
 * @since_us: from when on the shift is known
 * @stretch_s: work since the last breather, as far as is known; 0 during a breather
 * @stretch_at_least: the beginning of it was not seen
 * @contacts_since_break: contacts since the last breather
 * @contacts_in_row: contacts without a gap of %DAG_CONTACT_GAP_S
 * @is_row_over: there was a gap of %DAG_ALERT_ROW_OVER_S since the last contact
 * @work_s: time at work in the shift, without pauses
 * @air_s: idle, on a pause of any length, or unknown, in the shift
 * @break_s: breathers in the shift
 * @had_short_pause: a pause too short for a breather
 * @busy_s: with live contacts, in the last half hour
 * @idle_s: free for one, in the last half hour
 * @is_gapless: what is left of the roster holds no break; for who knows rosters to set
 *
 * Live contacts alone are counted: writing one e-mail after another is how e-mail goes.
 */
typedef struct
{
  gboolean is_here;
  gboolean is_known;
  int64_t since_us;
  double stretch_s;
  gboolean stretch_at_least;
  int64_t contacts_since_break;
  int64_t contacts_in_row;
  gboolean is_row_over;
  double work_s;
  double air_s;
  double break_s;
  gboolean had_short_pause;
  double busy_s;
  double idle_s;
  gboolean is_gapless;
} DagAlertAir;

/**
 * DagAlertCourse:
 * @at_us: worked out for this moment
 * @until_us: the first moment for which it may not hold, though nothing new is told
 * @load_at_us: as @at_us, for @busy_us and @idle_us
 * @load_until_us: as @until_us, for them
 *
 * Somebody's shift and how it goes on: until then every time in it grows, or stays, at its
 * rate. What it says of a moment is what would be found by looking at all of the shift.
 */
typedef struct
{
  int64_t at_us;
  int64_t until_us;
  int64_t load_at_us;
  int64_t load_until_us;
  int64_t since_us;
  int64_t stretch_from_us; /* NONE: no stretch */
  int64_t work_us;
  int64_t air_us;
  int64_t break_us;
  int64_t busy_us;
  int64_t idle_us;
  guint first;      /* the step with which the shift begins */
  guint load_first; /* the one with which the last half hour does */
  gint32 contacts_since_break;
  gint32 contacts_in_row;
  gint8 work_rate;
  gint8 air_rate;
  gint8 break_rate;
  gint8 busy_rate;
  gint8 idle_rate;
  guint8 is_here : 1;
  guint8 is_known : 1;
  guint8 stretch_at_least : 1;
  guint8 is_row_over : 1;
  guint8 had_short_pause : 1;
} DagAlertCourse;

void dag_alert_course_measure (DagAlertCourse *self,
                               const DagTrack *track,
                               int64_t         signed_in_at_us,
                               int64_t         now_us);
void dag_alert_course_slide   (DagAlertCourse *self,
                               const DagTrack *track,
                               int64_t         now_us);
void dag_alert_course_read    (const DagAlertCourse *self,
                               int64_t               now_us,
                               DagAlertAir          *air);
int64_t dag_alert_course_find_turn (const DagAlertCourse *self,
                                    const DagAlertAir    *air,
                                    const DagAlertRule   *rule,
                                    int64_t               now_us);

void dag_alert_air_measure (const DagTrack *track,
                            int64_t         signed_in_at_us,
                            int64_t         now_us,
                            DagAlertAir    *air);

/* How much air somebody lacks. */
typedef enum
{
  DAG_ALERT_AIR_ENOUGH,
  DAG_ALERT_AIR_LITTLE, /* after some hours hardly any */
  DAG_ALERT_AIR_NONE,   /* a day on contacts with nothing but a lunch */
} DagAlertAirLack;

DagAlertAirLack dag_alert_air_judge (const DagAlertAir  *air,
                                     const DagAlertRule *rule);

G_END_DECLS
