/* dag-usual-arrivals.c - how many contacts come in at this hour of this weekday, as a rule
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-usual-arrivals.h"

#include "dag-history-past.h"
#include "dag-time.h"

#include <math.h>
#include <stdlib.h>

#define QUARTER_US ((int64_t) 900 * DAG_USEC_PER_SEC)
#define N_BEFORE 8   /* quarters before now, … */
#define N_QUARTERS 28 /* … and all that are read: five hours ahead */
/* What was read is good for so long: the outlook wants three hours ahead. */
#define GOOD_US (6 * QUARTER_US)
/* In a very big centre chance has little say, and today tells enough. */
#define MOST_QUEUES 400

/* One queue: contacts of each quarter of each week, NaN where nothing is kept. */
typedef double Weeks[DAG_USUAL_WEEKS][N_QUARTERS];

/* What one look at the past weeks brought. */
typedef struct
{
  GHashTable *queues; /* id → Weeks */
  int64_t from_us;    /* the first quarter, or NONE */
  guint weeks;        /* a bit for each week of which anything is kept */
} Reading;

struct _DagUsualArrivals
{
  GObject parent_instance;

  DagDashboard *dashboard; /* (unowned): it owns us */
  Reading known;
  Reading reading;
  GCancellable *cancellable; /* (nullable): while reading */
  guint week;                /* being read */
};

G_DEFINE_FINAL_TYPE (DagUsualArrivals, dag_usual_arrivals, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static G_DEFINE_QUARK (dag-usual-arrivals, dag_usual_arrivals)

static void read_week (DagUsualArrivals *self);

static void
empty (Reading *reading)
{
  g_clear_pointer (&reading->queues, g_hash_table_unref);
  reading->queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->from_us = DAG_TIME_NONE;
  reading->weeks = 0;
}

/* The same time of day so many weeks ago, in the centre's zone: clocks are changed between. */
static int64_t
weeks_before (DagUsualArrivals *self,
              guint             weeks)
{
  GTimeZone *zone = dag_dashboard_get_zone (self->dashboard);
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (self->reading.from_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) then
      = there != NULL ? g_date_time_add_weeks (there, -(int) weeks) : NULL;

  return then != NULL ? g_date_time_to_unix (then) * DAG_USEC_PER_SEC : DAG_TIME_NONE;
}

static double *
get_week (DagUsualArrivals *self,
          const char       *queue)
{
  Weeks *weeks = g_hash_table_lookup (self->reading.queues, queue);

  if (weeks == NULL)
    {
      weeks = g_new (Weeks, 1);
      for (guint w = 0; w < DAG_USUAL_WEEKS; w++)
        for (guint i = 0; i < N_QUARTERS; i++)
          (*weeks)[w][i] = NAN;
      g_hash_table_insert (self->reading.queues, g_strdup (queue), weeks);
    }
  return (*weeks)[self->week];
}

/* Shorter intervals than a quarter are added up, longer ones spread over theirs. */
static void
take_interval (DagUsualArrivals  *self,
               const DagInterval *interval,
               int64_t            from_us)
{
  int64_t first = (interval->start_us - from_us) / QUARTER_US;
  int n = MAX (1, interval->minutes / 15);
  double *week;

  if (!dag_count_is_known (interval->counts.offered) || interval->start_us < from_us)
    return;
  week = get_week (self, interval->queue);
  for (int64_t i = first; i < MIN (first + n, N_QUARTERS); i++)
    week[i] = (isfinite (week[i]) ? week[i] : 0.0) + (double) interval->counts.offered / n;
  self->reading.weeks |= 1u << self->week;
}

static void
finish (DagUsualArrivals *self)
{
  gboolean differs = self->known.weeks != self->reading.weeks;
  Reading before = self->known;

  g_clear_object (&self->cancellable);
  self->known = self->reading;
  self->reading = before;
  empty (&self->reading);
  if (differs)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DagUsualArrivals) self = DAG_USUAL_ARRIVALS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) intervals
      = dag_history_read_intervals_finish (DAG_HISTORY (source), result, &error);
  int64_t from_us;

  if (self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  from_us = weeks_before (self, self->week + 1);
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    take_interval (self, g_ptr_array_index (intervals, i), from_us);
  if (intervals == NULL) /* nothing is kept of any day */
    g_debug ("the usual day is not known: %s", error->message);
  if (intervals == NULL || ++self->week == DAG_USUAL_WEEKS)
    finish (self);
  else
    read_week (self);
}

static void
read_week (DagUsualArrivals *self)
{
  int64_t from_us = weeks_before (self, self->week + 1);

  if (!dag_time_is_known (from_us))
    {
      finish (self);
      return;
    }
  dag_history_read_intervals_async (dag_dashboard_get_history (self->dashboard), NULL, from_us,
                                    from_us + N_QUARTERS * QUARTER_US, self->cancellable,
                                    on_intervals_ready, g_object_ref (self));
}

static void
forget (DagUsualArrivals *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  empty (&self->known);
  empty (&self->reading);
}

/* Another source: what is known is of the last one. */
static void
on_connection_changed (DagUsualArrivals *self)
{
  if (dag_dashboard_get_snapshot (self->dashboard) == NULL)
    forget (self);
}

static void
dag_usual_arrivals_finalize (GObject *object)
{
  DagUsualArrivals *self = DAG_USUAL_ARRIVALS (object);

  g_clear_pointer (&self->known.queues, g_hash_table_unref);
  g_clear_pointer (&self->reading.queues, g_hash_table_unref);
  G_OBJECT_CLASS (dag_usual_arrivals_parent_class)->finalize (object);
}

static void
dag_usual_arrivals_class_init (DagUsualArrivalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_usual_arrivals_finalize;
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_USUAL_ARRIVALS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_usual_arrivals_init (DagUsualArrivals *self)
{
  forget (self);
}

/* While something is read we are kept, and the dashboard goes its way. */
static void
release (gpointer usual)
{
  forget (usual);
  g_object_unref (usual);
}

/**
 * dag_usual_arrivals_get:
 * @dashboard: a dashboard
 *
 * Returns: (transfer none): the one of @dashboard
 */
DagUsualArrivals *
dag_usual_arrivals_get (DagDashboard *dashboard)
{
  DagUsualArrivals *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), NULL);

  self = g_object_get_qdata (G_OBJECT (dashboard), dag_usual_arrivals_quark ());
  if (self != NULL)
    return self;
  self = g_object_new (DAG_TYPE_USUAL_ARRIVALS, NULL);
  self->dashboard = dashboard;
  g_signal_connect_object (dashboard, "notify::state", G_CALLBACK (on_connection_changed), self,
                           G_CONNECT_SWAPPED);
  g_object_set_qdata_full (G_OBJECT (dashboard), dag_usual_arrivals_quark (), self, release);
  return self;
}

/**
 * dag_usual_arrivals_look:
 * @self: of a dashboard with an answer
 *
 * Somebody wants to know: reads, unless what was read still reaches far enough.
 */
void
dag_usual_arrivals_look (DagUsualArrivals *self)
{
  DagSnapshot *snapshot;
  int64_t now_us;

  g_return_if_fail (DAG_IS_USUAL_ARRIVALS (self));

  snapshot = dag_dashboard_get_snapshot (self->dashboard);
  now_us = dag_dashboard_get_now_us (self->dashboard);
  if (self->cancellable != NULL || snapshot == NULL || snapshot->queues->len > MOST_QUEUES
      || (dag_time_is_known (self->known.from_us) && now_us >= self->known.from_us
          && now_us < self->known.from_us + N_BEFORE * QUARTER_US + GOOD_US))
    return;
  self->reading.from_us = (now_us / QUARTER_US - N_BEFORE) * QUARTER_US;
  self->week = 0;
  self->cancellable = g_cancellable_new ();
  read_week (self);
}

gboolean
dag_usual_arrivals_is_reading (DagUsualArrivals *self)
{
  g_return_val_if_fail (DAG_IS_USUAL_ARRIVALS (self), FALSE);

  return self->cancellable != NULL;
}

/* Returns: of how many weeks anything is kept */
guint
dag_usual_arrivals_get_n_weeks (DagUsualArrivals *self)
{
  guint n = 0;

  g_return_val_if_fail (DAG_IS_USUAL_ARRIVALS (self), 0);

  for (guint bits = self->known.weeks; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The median: a holiday, or the day the lines were down, has no say. */
static double
get_median (const Weeks *weeks,
            guint        quarter)
{
  double values[DAG_USUAL_WEEKS];
  guint n = 0;

  for (guint w = 0; w < DAG_USUAL_WEEKS; w++)
    if (isfinite ((*weeks)[w][quarter]))
      values[n++] = (*weeks)[w][quarter];
  if (n == 0)
    return NAN;
  qsort (values, n, sizeof (double), compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2.0;
}

/**
 * dag_usual_arrivals_read:
 * @queue: a queue's id
 * @from_us: the first quarter of an hour that is wanted
 * @usual: (out) (array length=n): contacts that usually come in it, NaN: not known
 * @n: so many quarters
 */
void
dag_usual_arrivals_read (DagUsualArrivals *self,
                         const char       *queue,
                         int64_t           from_us,
                         double           *usual,
                         guint             n)
{
  const Weeks *weeks;

  g_return_if_fail (DAG_IS_USUAL_ARRIVALS (self) && queue != NULL && usual != NULL);

  weeks = g_hash_table_lookup (self->known.queues, queue);
  for (guint i = 0; i < n; i++)
    {
      int64_t quarter = (from_us - self->known.from_us) / QUARTER_US + i;

      usual[i] = weeks != NULL && quarter >= 0 && quarter < N_QUARTERS
                     ? get_median (weeks, (guint) quarter)
                     : NAN;
    }
}
