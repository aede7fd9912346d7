/* dag-reason-past.c - how often each reason was noted before, by this time on such a day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-reason-past.h"

#include <math.h>

#define WEEK 7
#define N_SLOTS 48 /* half hours of a day */
#define SLOT_MIN 30
#define UNTOLD (-1)

/* What a source told of one reason in one queue. */
typedef struct
{
  char *reason;
  char *queue; /* (nullable) */
  int32_t days[DAG_REASON_PAST_DAYS]; /* contacts, or UNTOLD: there are thousands of these */
} Series;

/* The handled contacts of one queue on one day, in half hours. */
typedef struct
{
  float slots[DAG_RADAR_WEEKS][N_SLOTS];
} Course;

struct _DagReasonPast
{
  int64_t today;
  GPtrArray *series;   /* of Series */
  GHashTable *found;   /* "queue\nreason" → Series */
  GHashTable *by_reason; /* reason → GPtrArray of Series */
  GHashTable *coverage; /* "queue\nday" of those whose contacts were added */
  int64_t contacts;    /* of the same weekdays, of queues that tell how many have a reason */
  int64_t tagged;
  GHashTable *courses; /* queue, "" for the whole centre → Course */
  GHashTable *handled; /* queue of a channel that can wait → handled today, int64_t */
  GPtrArray *counts;   /* of DagReasonCount, of the same weekdays, by time */
};

static void
series_free (gpointer memory)
{
  Series *series = memory;

  g_free (series->reason);
  g_free (series->queue);
  g_free (series);
}

/**
 * dag_reason_past_new:
 * @today: the civil day of the centre, counted from 1970
 *
 * Returns: (transfer full): a past of which nothing is known
 */
DagReasonPast *
dag_reason_past_new (int64_t today)
{
  DagReasonPast *self = g_new0 (DagReasonPast, 1);

  self->today = today;
  self->series = g_ptr_array_new_with_free_func (series_free);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_reason = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  self->coverage = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->courses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->handled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->counts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_reason_count_free);
  return self;
}

void
dag_reason_past_free (DagReasonPast *self)
{
  g_hash_table_unref (self->by_reason);
  g_ptr_array_unref (self->series);
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->coverage);
  g_hash_table_unref (self->courses);
  g_hash_table_unref (self->handled);
  g_ptr_array_unref (self->counts);
  g_free (self);
}

int64_t
dag_reason_past_get_today (const DagReasonPast *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->today;
}

/* Weeks back to the same weekday, 1…; 0: another weekday, or too long ago. */
static int
get_week (const DagReasonPast *self,
          int64_t              day)
{
  int64_t back = self->today - day;

  return back > 0 && back % WEEK == 0 && back <= WEEK * DAG_RADAR_WEEKS ? (int) (back / WEEK)
                                                                         : 0;
}

static Series *
ensure_series (DagReasonPast *self,
               const char    *queue,
               const char    *reason)
{
  g_autofree char *key = g_strconcat (queue != NULL ? queue : "", "\n", reason, NULL);
  Series *series = g_hash_table_lookup (self->found, key);
  GPtrArray *same = g_hash_table_lookup (self->by_reason, reason);

  if (series != NULL)
    return series;
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_reason, g_strdup (reason), same);
    }
  series = g_new (Series, 1);
  for (guint i = 0; i < DAG_REASON_PAST_DAYS; i++)
    series->days[i] = UNTOLD;
  series->reason = g_strdup (reason);
  series->queue = g_strdup (queue);
  g_ptr_array_add (self->series, series);
  g_ptr_array_add (same, series);
  g_hash_table_insert (self->found, g_steal_pointer (&key), series);
  return series;
}

/**
 * dag_reason_past_add_day:
 * @self: a past
 * @day: how often a reason was noted; days of which nothing is to be remembered do not count
 */
void
dag_reason_past_add_day (DagReasonPast      *self,
                         const DagReasonDay *day)
{
  int64_t back;
  Series *series;
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL && day != NULL);

  back = self->today - day->day;
  if (back < 1 || back > DAG_REASON_PAST_DAYS)
    return;
  series = ensure_series (self, day->queue, day->reason);
  series->days[DAG_REASON_PAST_DAYS - back] = (int32_t) CLAMP (day->contacts, 0, G_MAXINT32);
  if (get_week (self, day->day) == 0 || !dag_count_is_known (day->queue_contacts)
      || !dag_count_is_known (day->queue_tagged))
    return;
  key = g_strdup_printf ("%s\n%d", day->queue != NULL ? day->queue : "", (int) back);
  if (!g_hash_table_add (self->coverage, g_steal_pointer (&key)))
    return;
  self->contacts += day->queue_contacts;
  self->tagged += day->queue_tagged;
}

static void
add_to_course (DagReasonPast *self,
               const char    *queue,
               int            week,
               int            minute,
               int            minutes,
               double         handled)
{
  Course *course = g_hash_table_lookup (self->courses, queue);

  if (course == NULL)
    {
      course = g_new0 (Course, 1);
      g_hash_table_insert (self->courses, g_strdup (queue), course);
    }
  /* spread over the half hours it touches */
  for (int slot = minute / SLOT_MIN; slot < N_SLOTS && slot * SLOT_MIN < minute + minutes; slot++)
    {
      int from = MAX (minute, slot * SLOT_MIN);
      int to = MIN (minute + minutes, (slot + 1) * SLOT_MIN);

      course->slots[week - 1][slot] += (float) (handled * (to - from) / minutes);
    }
}

/**
 * dag_reason_past_add_handled:
 * @self: a past
 * @queue: a queue
 * @day: a day; only the same weekdays count
 * @minute: of the day, when the interval began
 * @minutes: its length, > 0
 * @handled: contacts handled in it
 */
void
dag_reason_past_add_handled (DagReasonPast *self,
                             const char    *queue,
                             int64_t        day,
                             int            minute,
                             int            minutes,
                             int64_t        handled)
{
  int week;

  g_return_if_fail (self != NULL && queue != NULL && minutes > 0);

  week = get_week (self, day);
  if (week == 0 || minute < 0 || handled <= 0)
    return;
  add_to_course (self, queue, week, minute, minutes, (double) handled);
  add_to_course (self, "", week, minute, minutes, (double) handled);
}

/**
 * dag_reason_past_add_count:
 * @self: a past
 * @count: what was recorded; only the same weekdays count
 */
void
dag_reason_past_add_count (DagReasonPast        *self,
                           const DagReasonCount *count)
{
  g_return_if_fail (self != NULL && count != NULL);

  if (get_week (self, count->day) != 0)
    g_ptr_array_add (self->counts, dag_reason_count_copy (count));
}

/**
 * dag_reason_past_set_handled:
 * @self: a past
 * @queue: a queue of a channel that can wait, such as e-mail
 * @handled: its contacts handled today, so far
 *
 * When such a contact is counted depends on who had time for it, not on when it was asked:
 * today's part of a day is then the part of a usual day's contacts that were handled.
 */
void
dag_reason_past_set_handled (DagReasonPast *self,
                             const char    *queue,
                             int64_t        handled)
{
  g_return_if_fail (self != NULL && queue != NULL);

  if (dag_count_is_known (handled))
    g_hash_table_insert (self->handled, g_strdup (queue), g_memdup2 (&handled, sizeof handled));
}

/* Contacts of a usual day. */
static double
get_course_total (const Course *course)
{
  double sum = 0.0;
  int n_weeks = 0;

  for (int week = 0; week < DAG_RADAR_WEEKS; week++)
    {
      double day = 0.0;

      for (int slot = 0; slot < N_SLOTS; slot++)
        day += (double) course->slots[week][slot];
      sum += day;
      n_weeks += day > 0.0;
    }
  return n_weeks > 0 ? sum / n_weeks : 0.0;
}

static double
get_course_share (const Course *course,
                  int           minute)
{
  double over = 0.0;
  double all = 0.0;

  for (int week = 0; week < DAG_RADAR_WEEKS; week++)
    for (int slot = 0; slot < N_SLOTS; slot++)
      {
        double part = (minute - slot * SLOT_MIN) / (double) SLOT_MIN;

        all += (double) course->slots[week][slot];
        over += (double) course->slots[week][slot] * CLAMP (part, 0.0, 1.0);
      }
  return all > 0.0 ? over / all : DAG_SHARE_ABSENT;
}

/**
 * dag_reason_past_get_share:
 * @self: a past
 * @queue: (nullable): a queue; %NULL, or one that is not known: the whole centre
 * @minute: of the day
 *
 * Returns: the share of such a day's contacts that had been handled by then, 0…1, or absent;
 *   see dag_reason_past_set_handled() for a channel that can wait, where it may be over 1
 */
double
dag_reason_past_get_share (DagReasonPast *self,
                           const char    *queue,
                           int            minute)
{
  const Course *course;
  const int64_t *handled;

  g_return_val_if_fail (self != NULL, DAG_SHARE_ABSENT);

  course = g_hash_table_lookup (self->courses, queue != NULL ? queue : "");
  handled = queue != NULL ? g_hash_table_lookup (self->handled, queue) : NULL;
  if (course != NULL && handled != NULL && get_course_total (course) > 0.0)
    return (double) *handled / get_course_total (course);
  if (course == NULL)
    course = g_hash_table_lookup (self->courses, "");
  return course != NULL ? get_course_share (course, minute) : DAG_SHARE_ABSENT;
}

/* On how many of the same weekdays the source told of anything. */
static int
count_told_weeks (DagReasonPast *self)
{
  int n = 0;

  for (int week = 1; week <= DAG_RADAR_WEEKS; week++)
    {
      gboolean is_told = FALSE;

      for (guint i = 0; i < self->series->len && !is_told; i++)
        is_told = ((const Series *) self->series->pdata[i])
                      ->days[DAG_REASON_PAST_DAYS - WEEK * week]
                  != UNTOLD;
      n += is_told;
    }
  return n;
}

/* From whole days and the part of one that is over. */
static void
fill_by_days (DagReasonPast *self,
              DagQuestion   *question,
              int            minute,
              int            n_weeks)
{
  GPtrArray *same = g_hash_table_lookup (self->by_reason, question->id);
  double by_now = 0.0;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Series *series = g_ptr_array_index (same, i);
      double share = dag_reason_past_get_share (self, series->queue, minute);

      for (int week = 1; week <= DAG_RADAR_WEEKS; week++)
        {
          int32_t contacts = MAX (series->days[DAG_REASON_PAST_DAYS - WEEK * week], 0);

          question->before += contacts;
          by_now += (double) contacts * MAX (share, 0.0);
        }
    }
  question->past_days = n_weeks;
  question->exposure = question->before > 0
                           ? by_now / (double) question->before
                           : MAX (0.0, dag_reason_past_get_share (self, NULL, minute));
}

/* The weeks in which somebody watched at this time of the day. */
static guint
find_watched_weeks (DagReasonPast *self,
                    int            quarter)
{
  guint weeks = 0;

  for (guint i = 0; i < self->counts->len; i++)
    {
      const DagReasonCount *count = g_ptr_array_index (self->counts, i);

      if (count->quarter <= quarter && count->quarter >= quarter - 1)
        weeks |= 1u << get_week (self, count->day);
    }
  return weeks;
}

static int
count_bits (guint bits)
{
  int n = 0;

  for (; bits != 0; bits >>= 1)
    n += (int) (bits & 1);
  return n;
}

/* What the counters had come to by @quarter in the watched weeks; @sums: "kind\nreason" →
 * their sum. Counters only rise. */
static GHashTable *
sum_counts (DagReasonPast *self,
            int            quarter,
            guint          weeks)
{
  g_autoptr (GHashTable) highest
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const DagReasonCount *count = g_ptr_array_index (self->counts, i);
      const char *reason = count->reason != NULL ? count->reason : "";
      int week = get_week (self, count->day);
      g_autofree char *key = NULL;
      g_autofree char *sum = NULL;
      gsize more;

      if (count->quarter > quarter || (weeks & (1u << week)) == 0)
        continue;
      key = g_strdup_printf ("%d\n%d\n%s\n%s", week, count->kind, reason,
                             count->queue != NULL ? count->queue : "");
      more = (gsize) MAX (count->total, 0);
      if (more <= GPOINTER_TO_SIZE (g_hash_table_lookup (highest, key)))
        continue;
      more -= GPOINTER_TO_SIZE (g_hash_table_lookup (highest, key));
      g_hash_table_insert (highest, g_steal_pointer (&key),
                           GSIZE_TO_POINTER ((gsize) count->total));
      sum = g_strdup_printf ("%d\n%s", count->kind, reason);
      more += GPOINTER_TO_SIZE (g_hash_table_lookup (sums, sum));
      g_hash_table_insert (sums, g_steal_pointer (&sum), GSIZE_TO_POINTER (more));
    }
  return sums;
}

static int64_t
get_sum (GHashTable         *sums,
         DagReasonCountKind  kind,
         const char         *reason)
{
  g_autofree char *key = g_strdup_printf ("%d\n%s", kind, reason);

  return (int64_t) GPOINTER_TO_SIZE (g_hash_table_lookup (sums, key));
}

static double
get_share_of (int64_t part,
              int64_t whole)
{
  return whole > 0 ? MIN (1.0, (double) part / (double) whole) : DAG_SHARE_ABSENT;
}

/**
 * dag_reason_past_fill:
 * @self: a past
 * @radar: a radar with what was counted today
 * @minute: of the day
 *
 * Tells the radar how often each of its questions was asked before; those that are tallied
 * are not looked at.
 */
void
dag_reason_past_fill (DagReasonPast    *self,
                      DagQuestionRadar *radar,
                      int               minute)
{
  int n_weeks;
  int quarter = minute / DAG_REASON_QUARTER_MIN;
  guint weeks;
  g_autoptr (GHashTable) sums = NULL;

  g_return_if_fail (self != NULL && radar != NULL);

  n_weeks = count_told_weeks (self);
  weeks = find_watched_weeks (self, quarter);
  sums = sum_counts (self, quarter, weeks);
  if (n_weeks > 0 && dag_share_is_known (dag_reason_past_get_share (self, NULL, minute)))
    radar->past_coverage = get_share_of (self->tagged, self->contacts);
  else
    {
      n_weeks = 0;
      radar->past_coverage = get_share_of (get_sum (sums, DAG_REASON_COUNT_TAGGED, ""),
                                           get_sum (sums, DAG_REASON_COUNT_HANDLED, ""));
    }
  for (guint i = 0; i < radar->questions->len; i++)
    {
      DagQuestion *question = g_ptr_array_index (radar->questions, i);

      if (question->is_tally)
        continue;
      question->before = 0;
      if (n_weeks > 0)
        {
          fill_by_days (self, question, minute, n_weeks);
          continue;
        }
      question->exposure = 1.0;
      question->past_days = count_bits (weeks);
      question->before = get_sum (sums, DAG_REASON_COUNT_REASON, question->id);
    }
}

/**
 * dag_reason_past_get_days:
 * @self: a past
 * @reason: a reason
 * @points: (out): how often it was noted on each day, oldest first; NaN: not known
 *
 * Returns: whether the source told of any
 */
gboolean
dag_reason_past_get_days (DagReasonPast *self,
                          const char    *reason,
                          float          points[DAG_REASON_PAST_DAYS])
{
  GPtrArray *same;
  gboolean is_known = FALSE;

  g_return_val_if_fail (self != NULL && reason != NULL, FALSE);

  same = g_hash_table_lookup (self->by_reason, reason);
  for (guint i = 0; i < DAG_REASON_PAST_DAYS; i++)
    points[i] = NAN;
  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Series *series = g_ptr_array_index (same, i);

      for (guint j = 0; j < DAG_REASON_PAST_DAYS; j++)
        if (series->days[j] != UNTOLD)
          points[j] = (isnan (points[j]) ? 0.0f : points[j]) + (float) series->days[j];
      is_known = TRUE;
    }
  return is_known;
}
