/* dag-queue-columns.c - the columns of the Queues page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queue-columns.h"

#include "dag-glance.h"
#include "dag-rows.h"
#include "dag-state-icon.h"
#include "dag-words-chart.h"
#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define ROW(record) ((const DagQueueRow *) (record))
#define SAMPLE(record) (ROW (record)->sample)
#define GLANCE(context) ((const DagGlance *) (context))

static double
count_key (int64_t count)
{
  return dag_count_is_known (count) ? (double) count : NAN;
}

static double
value_key (double value)
{
  return value >= 0 ? value : NAN;
}

static void
set_dim (DagCellContent *content,
         gconstpointer   record,
         gpointer        context)
{
  content->dim = ROW (record)->stale || GLANCE (context)->old;
}

/* Live channels have a longest wait, deferred ones an oldest item. */
static double
get_longest_s (gconstpointer record)
{
  const DagQueueSample *sample = SAMPLE (record);

  return dag_channel_is_live (sample->channel) || dag_seconds_is_known (sample->longest_wait_s)
             ? sample->longest_wait_s
             : sample->oldest_s;
}

static char *
explain_stale (gconstpointer record,
               gpointer      context)
{
  g_autofree char *since = NULL;

  if (!ROW (record)->stale)
    return NULL;
  since = dag_words_since (ROW (record)->stale_since_us, GLANCE (context)->zone, FALSE);
  /* Translators: %s is "since 14:02" */
  return g_strdup_printf (_ ("Your contact centre has not named this queue %s."), since);
}

static void
format_name (DagCellContent *content,
             gconstpointer   record,
             gpointer        context)
{
  set_dim (content, record, context);
  content->text = dag_words_name_or_id (SAMPLE (record)->name, SAMPLE (record)->id);
  if (ROW (record)->stale)
    content->detail = g_strdup (C_ ("queue", "gone"));
}

static int
compare_name (gconstpointer a,
              gconstpointer b,
              gpointer      context)
{
  return dag_words_compare (SAMPLE (a)->name, SAMPLE (b)->name);
}

static void
format_channel (DagCellContent *content,
                gconstpointer   record,
                gpointer        context)
{
  const DagQueueSample *sample = SAMPLE (record);

  set_dim (content, record, context);
  content->icon_name = dag_channel_icon_get_name (sample->channel);
  content->text = sample->channel == DAG_CHANNEL_UNKNOWN && sample->channel_word != NULL
                      ? dag_words_name (sample->channel_word)
                      : g_strdup (dag_words_channel (sample->channel));
}

static double
get_channel_key (gconstpointer record,
                 gpointer      context)
{
  return SAMPLE (record)->channel;
}

static void
format_waiting (DagCellContent *content,
                gconstpointer   record,
                gpointer        context)
{
  set_dim (content, record, context);
  dag_cell_content_set_count (content, SAMPLE (record)->waiting);
}

static double
get_waiting_key (gconstpointer record,
                 gpointer      context)
{
  return count_key (SAMPLE (record)->waiting);
}

static char *
explain_waiting (gconstpointer record,
                 gpointer      context)
{
  g_autofree char *ratio = NULL;

  if (!dag_count_is_known (SAMPLE (record)->waiting))
    return dag_glance_explain_lack (SAMPLE (record)->waiting == DAG_COUNT_UNKNOWN);
  if (!dag_seconds_is_known (ROW (record)->waiting_per_agent))
    return NULL;
  ratio = dag_words_ratio (ROW (record)->waiting_per_agent);
  return g_strdup_printf (_ ("%s for each person at work in this queue"), ratio);
}

static void
format_longest (DagCellContent *content,
                gconstpointer   record,
                gpointer        context)
{
  set_dim (content, record, context);
  if (SAMPLE (record)->waiting == 0)
    content->text = g_strdup ("");
  else
    dag_cell_content_set_seconds (content, get_longest_s (record));
}

static double
get_longest_key (gconstpointer record,
                 gpointer      context)
{
  return SAMPLE (record)->waiting == 0 ? 0 : value_key (get_longest_s (record));
}

static char *
explain_longest (gconstpointer record,
                 gpointer      context)
{
  double longest_s = get_longest_s (record);

  if (SAMPLE (record)->waiting == 0)
    return g_strdup (_ ("Nobody is waiting."));
  if (!dag_seconds_is_known (longest_s))
    return dag_glance_explain_lack (longest_s <= DAG_SECONDS_UNKNOWN);
  return dag_channel_is_live (SAMPLE (record)->channel)
             ? NULL
             : g_strdup (_ ("The age of the oldest item that is still open."));
}

static void
format_expected (DagCellContent *content,
                 gconstpointer   record,
                 gpointer        context)
{
  set_dim (content, record, context);
  dag_cell_content_set_seconds (content, SAMPLE (record)->expected_wait_s);
}

static double
get_expected_key (gconstpointer record,
                  gpointer      context)
{
  return value_key (SAMPLE (record)->expected_wait_s);
}

static char *
explain_expected (gconstpointer record,
                  gpointer      context)
{
  double expected_s = SAMPLE (record)->expected_wait_s;

  return dag_seconds_is_known (expected_s)
             ? NULL
             : dag_glance_explain_lack (expected_s <= DAG_SECONDS_UNKNOWN);
}

static void
format_level (DagCellContent *content,
              gconstpointer   record,
              gpointer        context)
{
  const DagTarget *target = &SAMPLE (record)->target;

  set_dim (content, record, context);
  content->text = dag_words_percent (ROW (record)->service_level);
  if (dag_share_is_known (target->level) && dag_share_is_known (ROW (record)->service_level))
    {
      g_autofree char *level = dag_words_count ((int64_t) floor (target->level * 100 + 1e-9));

      /* Translators: the target of a service level: "71 %  of 80" */
      content->detail = g_strdup_printf (C_ ("target", "of %s"), level);
    }
}

static double
get_level_key (gconstpointer record,
               gpointer      context)
{
  return value_key (ROW (record)->service_level);
}

static char *
explain_level (gconstpointer record,
               gpointer      context)
{
  const DagTarget *target = &SAMPLE (record)->target;
  const char *formula = dag_words_service_level_formula (GLANCE (context)->kind);
  const char *kind = dag_words_service_level_kind (GLANCE (context)->kind);
  g_autofree char *percent = NULL;
  g_autofree char *within = NULL;

  if (!dag_share_is_known (ROW (record)->service_level))
    return SAMPLE (record)->today.offered == 0
               ? g_strdup (_ ("No contact has ended here yet today."))
               : dag_glance_explain_lack (FALSE);
  if (!dag_share_is_known (target->level))
    return g_strdup_printf ("%s: %s", kind, formula);
  percent = dag_words_percent (target->level);
  within = dag_words_duration_spoken (target->within_s);
  /* Translators: definition, its formula; target as "80 %" within "20 seconds" */
  return g_strdup_printf (_ ("%s: %s\nTarget: %s within %s"), kind, formula, percent, within);
}

static char *
explain_count (int64_t       count,
               gconstpointer record,
               gpointer      context)
{
  g_autofree char *since = NULL;

  if (!dag_count_is_known (count))
    return dag_glance_explain_lack (count == DAG_COUNT_UNKNOWN);
  if (!dag_time_is_known (SAMPLE (record)->today_since_us))
    return NULL;
  since = dag_words_since (SAMPLE (record)->today_since_us, GLANCE (context)->zone, FALSE);
  /* Translators: %s is "since 14:02" */
  return g_strdup_printf (_ ("Counted %s, not from midnight."), since);
}

#define DEFINE_COUNT_COLUMN(NAME, FIELD)                                                     \
  static void format_##NAME (DagCellContent *content, gconstpointer record,                  \
                             gpointer context)                                               \
  {                                                                                          \
    set_dim (content, record, context);                                                      \
    dag_cell_content_set_count (content, SAMPLE (record)->FIELD);                            \
  }                                                                                          \
  static double get_##NAME##_key (gconstpointer record, gpointer context)                    \
  {                                                                                          \
    return count_key (SAMPLE (record)->FIELD);                                               \
  }                                                                                          \
  static char *explain_##NAME (gconstpointer record, gpointer context)                       \
  {                                                                                          \
    return explain_count (SAMPLE (record)->FIELD, record, context);                          \
  }

DEFINE_COUNT_COLUMN (offered, today.offered)
DEFINE_COUNT_COLUMN (answered, today.answered)
DEFINE_COUNT_COLUMN (abandoned, today.abandoned)
DEFINE_COUNT_COLUMN (staffed, staffed)

static void
format_handle (DagCellContent *content,
               gconstpointer   record,
               gpointer        context)
{
  set_dim (content, record, context);
  dag_cell_content_set_seconds (content, ROW (record)->handle_time_s);
}

static double
get_handle_key (gconstpointer record,
                gpointer      context)
{
  return value_key (ROW (record)->handle_time_s);
}

static char *
explain_handle (gconstpointer record,
                gpointer      context)
{
  if (dag_seconds_is_known (ROW (record)->handle_time_s))
    return NULL;
  return SAMPLE (record)->today.handled == 0
             ? g_strdup (_ ("No contact has been handled here yet today."))
             : dag_glance_explain_lack (FALSE);
}

static void
format_free (DagCellContent *content,
             gconstpointer   record,
             gpointer        context)
{
  const DagQueueSample *sample = SAMPLE (record);

  set_dim (content, record, context);
  dag_cell_content_set_count (content, sample->available);
  if (dag_count_is_known (sample->available) && dag_count_is_known (sample->staffed))
    {
      g_autofree char *staffed = dag_words_count (sample->staffed);

      /* Translators: how many of the people in a queue are free: "1  of 13" */
      content->detail = g_strdup_printf (C_ ("people", "of %s"), staffed);
    }
}

static double
get_free_key (gconstpointer record,
              gpointer      context)
{
  return count_key (SAMPLE (record)->available);
}

static char *
explain_free (gconstpointer record,
              gpointer      context)
{
  const DagQueueSample *sample = SAMPLE (record);
  g_autofree char *busy = NULL;
  g_autofree char *away = NULL;

  if (!dag_count_is_known (sample->available))
    return dag_glance_explain_lack (sample->available == DAG_COUNT_UNKNOWN);
  if (!dag_count_is_known (sample->on_contact) || !dag_count_is_known (sample->on_break))
    return NULL;
  busy = dag_words_count (sample->on_contact);
  away = dag_words_count (sample->on_break);
  return g_strdup_printf (_ ("%s on a contact, %s on a break"), busy, away);
}

static void
format_trend (DagCellContent *content,
              gconstpointer   record,
              gpointer        context)
{
  const DagGlance *glance = context;
  const float *points = NULL;
  guint n_points = 0;

  set_dim (content, record, context);
  if (glance->get_trend != NULL)
    points = glance->get_trend (SAMPLE (record)->id, &n_points, glance->owner);
  content->spoken = points != NULL ? dag_words_chart_waiting (points, n_points) : NULL;
  if (content->spoken != NULL)
    {
      content->points = g_memdup2 (points, n_points * sizeof *points);
      content->n_points = n_points;
    }
  else
    content->spoken = g_strdup (C_ ("figure", "not known"));
}

static char *
explain_trend (gconstpointer record,
               gpointer      context)
{
  const DagGlance *glance = context;
  const float *points = NULL;
  guint n_points = 0;

  if (glance->get_trend != NULL)
    points = glance->get_trend (SAMPLE (record)->id, &n_points, glance->owner);
  return points != NULL ? dag_words_chart_waiting (points, n_points) : NULL;
}

/* Empty: from midnight on, as the source does it. */
static char *
dup_counted_since (gconstpointer record,
                   gpointer      context)
{
  return dag_glance_dup_time (context, SAMPLE (record)->today_since_us);
}

/* A queue that is named no longer stands as it was before that. */
static char *
dup_age (gconstpointer record,
         gpointer      context)
{
  return dag_glance_dup_time (context, ROW (record)->stale ? ROW (record)->stale_since_us
                                                           : GLANCE (context)->taken_us);
}

/* Translators: header of an exported column: the moment from which on the figures of today
 * are counted, where that is not midnight */
static const DagColumnCaveat counted_since = { N_ ("Counted since"), dup_counted_since };

const DagColumnCaveat dag_queue_columns_age = { N_ ("As of"), dup_age };

const DagColumn dag_queue_columns[] = {
  { "name", N_ ("Queue"), N_ ("The queue’s name"), DAG_COLUMN_EXPAND, 0, 16, format_name,
    explain_stale, NULL, compare_name },
  { "channel", N_ ("Channel"), N_ ("How people reach this queue"), 0, 3, 13, format_channel,
    NULL, get_channel_key, NULL },
  { "waiting", N_ ("Waiting"), N_ ("In queue, plus assigned but not yet accepted"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 0, 5, format_waiting, explain_waiting,
    get_waiting_key, NULL,
    .get_value = get_waiting_key },
  { "longest", N_ ("Longest wait"),
    N_ ("The longest wait of those waiting now; for channels that can wait, the age of the "
        "oldest item"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 0, 8, format_longest, explain_longest,
    get_longest_key, NULL,
    .get_value = get_longest_key, .unit = DAG_COLUMN_UNIT_SECONDS,
    /* Translators: short for “Longest wait”, the header of a narrow table */
    .short_title = N_ ("Longest") },
  { "expected", N_ ("Expected wait"),
    N_ ("How long somebody who comes in now will wait: position × handle time ÷ people"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 6, 7, format_expected, explain_expected,
    get_expected_key, NULL,
    .get_value = get_expected_key, .unit = DAG_COLUMN_UNIT_SECONDS },
  { "level", N_ ("Service level"),
    N_ ("Share of today’s contacts answered in time, beside its target"), DAG_COLUMN_NUMBER, 1,
    11, format_level, explain_level, get_level_key, NULL,
    .get_value = get_level_key, .unit = DAG_COLUMN_UNIT_SHARE,
    .caveat = &counted_since },
  { "free", N_ ("Free"), N_ ("People who are free, of all who are signed in to this queue"),
    DAG_COLUMN_NUMBER, 2, 9, format_free, explain_free, get_free_key, NULL,
    .get_value = get_free_key },
  { "offered", N_ ("Offered"),
    N_ ("Contacts of today whose wait has ended: answered + abandoned"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 9, 6, format_offered, explain_offered,
    get_offered_key, NULL,
    .get_value = get_offered_key, .caveat = &counted_since },
  { "answered", N_ ("Answered"), N_ ("Contacts of today that were connected to a person"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 7, 6, format_answered, explain_answered,
    get_answered_key, NULL,
    .get_value = get_answered_key, .caveat = &counted_since },
  { "abandoned", N_ ("Abandoned"),
    N_ ("Left today before a person answered; a callback that was asked for is not counted"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 5, 6, format_abandoned, explain_abandoned,
    get_abandoned_key, NULL,
    .get_value = get_abandoned_key, .caveat = &counted_since },
  { "handle", N_ ("Handle time"),
    N_ ("Average of today: (talk + hold + wrap-up) ÷ handled"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST, 8, 7, format_handle, explain_handle,
    get_handle_key, NULL,
    .get_value = get_handle_key, .unit = DAG_COLUMN_UNIT_SECONDS,
    .caveat = &counted_since },
  { "staffed", N_ ("Staffed"),
    N_ ("Free + ringing + on a contact + wrap-up + on a break + meeting"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_HIGH_FIRST | DAG_COLUMN_OPTIONAL, 10, 6, format_staffed,
    explain_staffed, get_staffed_key, NULL,
    .get_value = get_staffed_key },
  { "trend", N_ ("Last hour"), N_ ("How many were waiting in the last hour"), 0, 4, 13,
    format_trend, explain_trend, NULL, NULL },
};
const guint dag_n_queue_columns = G_N_ELEMENTS (dag_queue_columns);

/**
 * dag_queue_columns_compare:
 *
 * The order without a sorted column: queues where people wait on the line first, those with
 * most waiting for each person ahead, then by name; vanished ones last.
 */
int
dag_queue_columns_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer      context)
{
  gboolean live_a = dag_channel_is_live (SAMPLE (a)->channel);
  gboolean live_b = dag_channel_is_live (SAMPLE (b)->channel);
  double x = ROW (a)->waiting_per_agent;
  double y = ROW (b)->waiting_per_agent;

  if (ROW (a)->stale != ROW (b)->stale)
    return ROW (a)->stale ? 1 : -1;
  if (live_a != live_b)
    return live_a ? -1 : 1;
  if (live_a && fabs (MAX (x, 0) - MAX (y, 0)) > 1e-9)
    return MAX (x, 0) > MAX (y, 0) ? -1 : 1;
  return compare_name (a, b, context);
}

gboolean
dag_queue_columns_match (gconstpointer record,
                         const char   *needle,
                         gpointer      context)
{
  const DagQueueSample *sample = SAMPLE (record);
  g_autofree char *name = dag_words_name (sample->name);
  g_autofree char *folded = dag_words_fold (name);
  g_autofree char *channel = NULL;

  if (strstr (folded, needle) != NULL)
    return TRUE;
  channel = dag_words_fold (dag_words_channel (sample->channel));
  return strstr (channel, needle) != NULL;
}

/**
 * dag_queue_columns_describe:
 *
 * Returns: (transfer full): a queue in words, for a screen reader
 */
char *
dag_queue_columns_describe (gconstpointer record,
                            gpointer      context)
{
  const DagQueueSample *sample = SAMPLE (record);
  DagCellContent name = { 0 };
  g_autofree char *waiting = dag_words_count (sample->waiting);
  g_autofree char *longest = dag_words_duration_spoken (get_longest_s (record));
  g_autofree char *shown = NULL;

  format_name (&name, record, context);
  shown = g_steal_pointer (&name.text);
  g_free (name.detail);
  if (sample->waiting == 0)
    return g_strdup_printf (_ ("%s, %s, nobody waiting"), shown,
                            dag_words_channel (sample->channel));
  /* Translators: queue, channel, how many wait, the longest wait */
  return g_strdup_printf (_ ("%s, %s, %s waiting, longest %s"), shown,
                          dag_words_channel (sample->channel), waiting, longest);
}
