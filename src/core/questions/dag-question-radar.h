/* dag-question-radar.h - what customers ask today, and what they ask more than they used to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

#define DAG_RADAR_ALPHA 0.01        /* of any false alarm among all questions, at one look */
#define DAG_RADAR_MIN_COUNT 10      /* today; below, nothing is called rising */
#define DAG_RADAR_MIN_SHOWN 5       /* today; below, no figure is shown */
#define DAG_RADAR_MIN_COVERAGE 0.5  /* share of contacts with a reason */
#define DAG_RADAR_MAX_CHANGE 1.25   /* of that share against the days before */
#define DAG_RADAR_MIN_DAYS 2
#define DAG_RADAR_WEEKS 4           /* so many weeks back, the same weekday */

/* What can be said, and if nothing, why. */
typedef enum
{
  DAG_RADAR_READY,
  DAG_RADAR_NO_REASONS,       /* the source records none, and none was tallied */
  DAG_RADAR_LITTLE_COVERAGE,  /* too few contacts have one */
  DAG_RADAR_COVERAGE_CHANGED, /* another share of contacts has one than before */
  DAG_RADAR_NO_PAST,          /* nothing to compare with yet */
} DagRadarVerdict;
#define DAG_N_RADAR_VERDICTS 5

/**
 * DagQuestion:
 *
 * One reason to contact. @exposure and @past_days are what dag_rising_test() calls exposures:
 * counts up to the same time of day have 1 and the number of days; whole days have the share
 * of a day that is over by now, and the number of days.
 */
typedef struct
{
  char *id;
  char *label;
  gboolean is_tally; /* counted by hand; the id is that of its card */
  int64_t today;
  double exposure;
  int64_t before;
  double past_days;

  /* Worked out by dag_question_radar_judge(). */
  double usual; /* by this time on such a day; < 0: not known */
  double p;
  double adjusted_p;
  gboolean is_rising;
} DagQuestion;

typedef struct
{
  int64_t contacts; /* today, of the queues that say how many have a reason; or absent */
  int64_t tagged;   /* of them with a reason */
  double past_coverage; /* share with a reason on the days before; or absent */
  gboolean knows_reasons; /* the source records them */
  GPtrArray *questions;   /* of DagQuestion: once judged, rising ones first, then by count */
  GHashTable *by_id;      /* of the same */

  DagRadarVerdict verdict;
  guint n_rising;
  guint n_hidden; /* asked today, but under %DAG_RADAR_MIN_SHOWN times; at the end */
} DagQuestionRadar;

DagQuestionRadar  *dag_question_radar_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void               dag_question_radar_free  (DagQuestionRadar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagQuestionRadar, dag_question_radar_free)

DagQuestion       *dag_question_radar_ensure (DagQuestionRadar *self,
                                              const char       *id,
                                              const char       *label);
const DagQuestion *dag_question_radar_find  (const DagQuestionRadar *self,
                                             const char             *id);
double             dag_question_radar_get_coverage (const DagQuestionRadar *self);
void               dag_question_radar_judge (DagQuestionRadar *self);

G_END_DECLS
