/* dag-day-spots.c - when a day was hot and when it was quiet, and the breaks it cost
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are the stretch with the greatest sum: hot of the contacts that came late beyond what
 * the target allows, quiet of what is missing to three quarters of the usual. A half hour in
 * which people waited too long was not quiet, however few came. */
#include "config.h"

#include "dag-day-spots.h"

#define SLOT_US (1800 * DAG_USEC_PER_SEC)
#define MAX_SLOTS 64
#define MIN_HOT 5.0      /* contacts beyond the target: less is no hot spot */
#define QUIET_SHARE 0.75 /* of the usual */
#define OPEN_SHARE 10 /* a tenth */
#define MIN_QUIET_SLOTS 2
#define DEFAULT_LEVEL 0.8

typedef struct
{
  int64_t offered;
  int64_t late;
  double over; /* late beyond what the target allows */
  gboolean is_known;
} Slot;

static gboolean
is_counted (const DagInterval *interval,
            GHashTable        *queues)
{
  return dag_count_is_known (interval->counts.offered)
         && (queues == NULL || g_hash_table_contains (queues, interval->queue));
}

static int64_t
get_first_us (GPtrArray  *intervals,
              GHashTable *queues)
{
  int64_t first_us = G_MAXINT64;

  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];

      if (is_counted (interval, queues))
        first_us = MIN (first_us, interval->start_us);
    }
  return first_us == G_MAXINT64 ? 0 : first_us - first_us % SLOT_US;
}

static int64_t
count_late (const DagInterval *interval)
{
  if (!dag_count_is_known (interval->counts.answered_within))
    return 0;
  return MAX (0, interval->counts.offered - interval->counts.answered_within);
}

static void
add_interval (Slot              *slots,
              const DagInterval *interval,
              int64_t            first_us)
{
  int64_t at = (interval->start_us - first_us) / SLOT_US;
  double level = interval->target.level > 0.0 ? interval->target.level : DEFAULT_LEVEL;
  Slot *slot;

  if (at < 0 || at >= MAX_SLOTS)
    return;
  slot = &slots[at];
  slot->is_known = TRUE;
  slot->offered += interval->counts.offered;
  slot->late += count_late (interval);
  slot->over += (double) count_late (interval)
                - (1.0 - level) * (double) interval->counts.offered;
}

/* The stretch whose @worth has the greatest sum. Returns: that sum */
static double
find_stretch (const double *worth,
              guint         n,
              guint        *from,
              guint        *to)
{
  double best = 0.0;
  double sum = 0.0;
  guint start = 0;

  *from = *to = 0;
  for (guint i = 0; i < n; i++)
    {
      if (sum <= 0.0)
        {
          sum = 0.0;
          start = i;
        }
      sum += worth[i];
      if (sum > best)
        {
          best = sum;
          *from = start;
          *to = i + 1;
        }
    }
  return best;
}

static void
describe (DagDaySpot *spot,
          const Slot *slots,
          guint       from,
          guint       to,
          int64_t     first_us)
{
  spot->from_us = first_us + from * SLOT_US;
  spot->to_us = first_us + to * SLOT_US;
  for (guint i = from; i < to; i++)
    {
      spot->offered += slots[i].offered;
      spot->late += slots[i].late;
    }
}

static void
find_queue (DagDaySpot *spot,
            GPtrArray  *intervals,
            GHashTable *queues)
{
  g_autoptr (GHashTable) late = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  int64_t most = 0;

  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];
      int64_t *sum = g_hash_table_lookup (late, interval->queue);

      if (!is_counted (interval, queues) || interval->start_us < spot->from_us
          || interval->start_us >= spot->to_us)
        continue;
      if (sum == NULL)
        {
          sum = g_new0 (int64_t, 1);
          g_hash_table_insert (late, interval->queue, sum);
        }
      *sum += count_late (interval);
      if (*sum > most)
        {
          most = *sum;
          spot->queue = interval->queue;
        }
    }
}

static void
find_hot (DagDaySpots *spots,
          const Slot  *slots,
          guint        n,
          int64_t      first_us)
{
  double worth[MAX_SLOTS];
  guint from;
  guint to;

  for (guint i = 0; i < n; i++)
    worth[i] = slots[i].over;
  if (find_stretch (worth, n, &from, &to) >= MIN_HOT)
    describe (&spots->hot, slots, from, to, first_us);
}

static void
find_quiet (DagDaySpots *spots,
            const Slot  *slots,
            guint        n,
            int64_t      first_us)
{
  double usual = (double) spots->offered / n;
  double worth[MAX_SLOTS];
  guint from;
  guint to;

  for (guint i = 0; i < n; i++)
    worth[i] = slots[i].is_known && slots[i].over <= 0.0
                   ? QUIET_SHARE * usual - (double) slots[i].offered
                   : -(double) spots->offered;
  if (find_stretch (worth, n, &from, &to) > 0.0 && to - from >= MIN_QUIET_SLOTS)
    describe (&spots->quiet, slots, from, to, first_us);
}

/* A night in which a few mails come is no quiet stretch: the day is from the first half hour
 * with a tenth of the busiest one to the last. Returns: how many half hours */
static guint
find_open (const Slot *slots,
           guint      *first)
{
  int64_t most = 0;
  guint end = 0;

  *first = MAX_SLOTS;
  for (guint i = 0; i < MAX_SLOTS; i++)
    most = MAX (most, slots[i].offered);
  for (guint i = 0; i < MAX_SLOTS; i++)
    if (slots[i].offered > 0 && OPEN_SHARE * slots[i].offered >= most)
      {
        *first = MIN (*first, i);
        end = i + 1;
      }
  return end > 0 ? end - *first : 0;
}

/**
 * dag_day_spots_is_worked:
 * @intervals: (element-type DagInterval): of one day
 *
 * Returns: whether there was a contact on it, and, as far as that is told, somebody at work:
 *   a Sunday on which a few mails came in is no day to look back to
 */
gboolean
dag_day_spots_is_worked (GPtrArray *intervals)
{
  gboolean was_asked = FALSE;
  gboolean was_staffed = FALSE;

  g_return_val_if_fail (intervals != NULL, FALSE);

  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];

      was_asked = was_asked || interval->counts.offered > 0;
      was_staffed = was_staffed || !dag_seconds_is_known (interval->staffed_s)
                    || interval->staffed_s > 0.0;
    }
  return was_asked && was_staffed;
}

/**
 * dag_day_spots_find:
 * @spots: (out caller-allocates): what was found; @n_people and @n_short are 0
 * @intervals: (element-type DagInterval): of one day
 * @queues: (nullable): a set of ids: those that count; %NULL: all
 */
void
dag_day_spots_find (DagDaySpots *spots,
                    GPtrArray   *intervals,
                    GHashTable  *queues)
{
  Slot slots[MAX_SLOTS] = { 0 };
  int64_t first_us = get_first_us (intervals, queues);
  guint open;
  guint n;

  *spots = (DagDaySpots){ .offered = DAG_COUNT_ABSENT, .answered_within = DAG_COUNT_ABSENT };
  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];

      if (!is_counted (interval, queues))
        continue;
      add_interval (slots, interval, first_us);
      spots->offered = MAX (0, spots->offered) + interval->counts.offered;
      spots->answered_within = MAX (0, spots->answered_within) + interval->counts.offered
                               - count_late (interval);
    }
  n = find_open (slots, &open);
  if (n == 0)
    return;
  find_hot (spots, slots + open, n, first_us + open * SLOT_US);
  find_quiet (spots, slots + open, n, first_us + open * SLOT_US);
  if (dag_time_is_known (spots->hot.from_us))
    find_queue (&spots->hot, intervals, queues);
}

static double
get_worked_s (const DagAgentDayTotal *total)
{
  double worked_s = 0.0;

  for (guint state = 0; state < DAG_N_STATES; state++)
    if (state != DAG_STATE_OFFLINE && state != DAG_STATE_UNKNOWN)
      worked_s += MAX (0.0, total->state_s[state]);
  return worked_s;
}

/**
 * dag_day_spots_breaks:
 * @spots: where @n_people and @n_short are set
 * @totals: (element-type DagAgentDayTotal): of the same day
 * @team_name: (nullable): of the team that counts; %NULL: all
 *
 * Nobody is named, and of fewer than DAG_DAY_MIN_PEOPLE nothing is said.
 */
void
dag_day_spots_breaks (DagDaySpots *spots,
                      GPtrArray   *totals,
                      const char  *team_name)
{
  guint n_people = 0;
  guint n_short = 0;

  for (guint i = 0; i < totals->len; i++)
    {
      const DagAgentDayTotal *total = totals->pdata[i];

      if ((team_name != NULL && g_strcmp0 (total->team_name, team_name) != 0)
          || get_worked_s (total) <= DAG_DAY_LONG_S)
        continue;
      n_people++;
      n_short += total->state_s[DAG_STATE_BREAK] < DAG_DAY_BREAK_S;
    }
  if (n_people < DAG_DAY_MIN_PEOPLE)
    return;
  spots->n_people = n_people;
  spots->n_short = n_short;
}

/**
 * dag_day_spots_get_lunch:
 * @spots: of a day
 * @midnight_us: when it began
 * @from_us: (out): when the hot stretch over lunch began
 * @to_us: (out): when it ended
 *
 * Returns: whether the line was hot over lunch for long enough to speak of
 */
gboolean
dag_day_spots_get_lunch (const DagDaySpots *spots,
                         int64_t            midnight_us,
                         int64_t           *from_us,
                         int64_t           *to_us)
{
  const int64_t minute_us = 60 * DAG_USEC_PER_SEC;

  g_return_val_if_fail (spots != NULL && from_us != NULL && to_us != NULL, FALSE);

  if (!dag_time_is_known (spots->hot.from_us))
    return FALSE;
  *from_us = MAX (spots->hot.from_us, midnight_us + DAG_DAY_LUNCH_FROM * minute_us);
  *to_us = MIN (spots->hot.to_us, midnight_us + DAG_DAY_LUNCH_TO * minute_us);
  return *to_us - *from_us >= DAG_DAY_LUNCH_MIN_US;
}

static gboolean
is_busy (DagAgentState state)
{
  return state == DAG_STATE_ON_CONTACT || state == DAG_STATE_RINGING
         || state == DAG_STATE_WRAP_UP;
}

/* Of one person's changes, the first of which may lie before: how long they were busy. */
static int64_t
get_busy_us (GPtrArray *changes,
             guint      first,
             guint      end,
             int64_t    from_us,
             int64_t    to_us)
{
  int64_t busy_us = 0;

  for (guint i = first; i < end; i++)
    {
      const DagStateChange *change = changes->pdata[i];
      int64_t until_us
          = i + 1 < end ? ((DagStateChange *) changes->pdata[i + 1])->at_us : to_us;

      if (is_busy (change->state))
        busy_us += MAX (0, MIN (until_us, to_us) - MAX (change->at_us, from_us));
    }
  return busy_us;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagStateChange *one = *(const DagStateChange *const *) a;
  const DagStateChange *other = *(const DagStateChange *const *) b;
  int order = g_strcmp0 (one->agent, other->agent);

  if (order != 0)
    return order;
  return one->at_us < other->at_us ? -1 : one->at_us > other->at_us;
}

/**
 * dag_day_spots_find_lunch:
 * @changes: (element-type DagStateChange): of all people in that stretch; sorted here
 * @from_us: the hot stretch over lunch
 * @to_us: its end
 *
 * Who was there for it, in the order of their ids: no order of merit, and no figure.
 *
 * Returns: (transfer full) (element-type utf8): ids
 */
GPtrArray *
dag_day_spots_find_lunch (GPtrArray *changes,
                          int64_t    from_us,
                          int64_t    to_us)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (changes != NULL && to_us > from_us, people);

  g_ptr_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len;)
    {
      const char *agent = ((DagStateChange *) changes->pdata[i])->agent;
      guint end = i;

      while (end < changes->len
             && g_strcmp0 (((DagStateChange *) changes->pdata[end])->agent, agent) == 0)
        end++;
      if ((double) get_busy_us (changes, i, end, from_us, to_us)
          >= DAG_DAY_LUNCH_SHARE * (double) (to_us - from_us))
        g_ptr_array_add (people, g_strdup (agent));
      i = end;
    }
  return people;
}
