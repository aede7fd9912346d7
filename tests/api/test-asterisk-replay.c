/* test-asterisk-replay.c - a recorded session played back, against Asterisk's own log
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-model.h"
#include "dag-value.h"

#include <libsoup/soup.h>
#include <math.h>
#include <string.h>

#define N_POLLS 47
#define N_QUEUES 3

static const char *const queue_names[N_QUEUES] = { "billing", "sales", "support" };

/* One line of queue_log. */
typedef struct
{
  int64_t at_s;
  char *call;
  char *queue;
  char *agent;
  char *event;
  char *first; /* its first argument */
} LogLine;

static void
log_line_free (LogLine *line)
{
  g_free (line->call);
  g_free (line->queue);
  g_free (line->agent);
  g_free (line->event);
  g_free (line->first);
  g_free (line);
}

static char *
load (const char *name)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "fixtures", "asterisk22", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static GPtrArray *
load_log (void)
{
  g_autofree char *contents = load ("queue_log");
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  GPtrArray *log = g_ptr_array_new_with_free_func ((GDestroyNotify) log_line_free);

  for (char **text = lines; *text != NULL; text++)
    {
      g_auto (GStrv) parts = g_strsplit (*text, "|", -1);
      LogLine *line;

      if (g_strv_length (parts) < 6)
        continue;
      line = g_new0 (LogLine, 1);
      line->at_s = g_ascii_strtoll (parts[0], NULL, 10);
      line->call = g_strdup (parts[1]);
      line->queue = g_strdup (parts[2]);
      line->agent = g_strdup (parts[3]);
      line->event = g_strdup (parts[4]);
      line->first = g_strdup (parts[5]);
      g_ptr_array_add (log, line);
    }
  g_assert_cmpuint (log->len, >, 200);
  return log;
}

static gboolean
is_event (const LogLine *line,
          const char    *queue,
          const char    *event)
{
  return g_str_equal (line->queue, queue) && g_str_has_prefix (line->event, event);
}

static int
get_waiting_step (const LogLine *line,
                  const char    *queue)
{
  if (is_event (line, queue, "ENTERQUEUE"))
    return 1;
  return is_event (line, queue, "CONNECT") || is_event (line, queue, "ABANDON")
                 || is_event (line, queue, "EXIT")
             ? -1
             : 0;
}

/* The log has whole seconds: within the poll's own second every step may have come before
 * it or after. */
static void
assert_waiting (GPtrArray  *log,
                const char *queue,
                int64_t     at_s,
                int64_t     ours)
{
  int now = 0;
  int low;
  int high;
  guint i = 0;

  for (; i < log->len && ((LogLine *) log->pdata[i])->at_s < at_s; i++)
    now += get_waiting_step (log->pdata[i], queue);
  low = high = now;
  for (; i < log->len && ((LogLine *) log->pdata[i])->at_s <= at_s; i++)
    {
      now += get_waiting_step (log->pdata[i], queue);
      low = MIN (low, now);
      high = MAX (high, now);
    }
  g_assert_cmpint (ours, >=, low);
  g_assert_cmpint (ours, <=, high);
}

/* The player: polls and events in the order of their times. */
typedef struct
{
  DagAsteriskModel *model;
  GPtrArray *log;
  char **events; /* each beginning with its time */
  guint next_event;
  gboolean with_events;
  double silent_from_s; /* the session is lost between these two */
  double silent_to_s;
  int64_t polled_s;
  guint64 polled_waiting;
} Player;

#define START_S 1795303753.0

static void
player_init (Player     *self,
             const char *wrapup)
{
  g_autoptr (DagConnection) connection
      = dag_connection_new ("asterisk", "http://127.0.0.1:8088/asterisk");
  g_autofree char *events = load ("events.txt");
  g_autoptr (GError) error = NULL;

  memset (self, 0, sizeof *self);
  connection->options = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (connection->options, (char *) "timezone", (char *) "UTC");
  g_hash_table_insert (connection->options, (char *) "target", (char *) "80");
  if (wrapup != NULL)
    g_hash_table_insert (connection->options, (char *) "wrapup", (char *) wrapup);
  self->model = dag_asterisk_model_new (dag_asterisk_options_new (connection, &error));
  g_assert_no_error (error);
  self->log = load_log ();
  self->events = g_strsplit (events + 2, "\n@ ", -1);
}

static void
player_clear (Player *self)
{
  g_clear_pointer (&self->model, dag_asterisk_model_free);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Player, player_clear)

static gboolean
is_silent (const Player *self,
           double        at_s)
{
  return !self->with_events
         || (at_s - START_S >= self->silent_from_s && at_s - START_S < self->silent_to_s);
}

static void
play_events_until (Player *self,
                   double  until_s)
{
  for (; self->events[self->next_event] != NULL; self->next_event++)
    {
      const char *reply = self->events[self->next_event];
      double at_s = g_ascii_strtod (reply, NULL);
      g_autoptr (DagAmiText) text = NULL;
      g_autoptr (GError) error = NULL;

      if (at_s > until_s)
        return;
      dag_asterisk_model_set_listening (self->model, !is_silent (self, at_s));
      if (is_silent (self, at_s))
        continue;
      reply = strchr (reply, '\n') + 1;
      text = dag_ami_text_parse (reply, strlen (reply), &error);
      g_assert_no_error (error);
      g_assert_true (dag_ami_text_check (text, &error));
      dag_asterisk_model_apply_events (self->model, text, (int64_t) (at_s * 1e6));
    }
}

static DagSnapshot *
play_poll (Player *self,
           guint   n)
{
  g_autofree char *name = g_strdup_printf ("%03u.http", n);
  g_autofree char *answer = load (name);
  const char *body = strstr (answer, "\r\n\r\n") + 4;
  g_autoptr (DagAmiText) text = NULL;
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) head = g_strsplit (answer, "\r\n", 8);
  double at_s;

  for (char **line = head; *line != NULL; line++)
    if (g_str_has_prefix (*line, "Date: "))
      date = soup_date_time_new_from_http_string (*line + strlen ("Date: "));
  g_assert_nonnull (date);
  self->polled_s = g_date_time_to_unix (date);
  at_s = (double) self->polled_s + 0.5;
  play_events_until (self, at_s);
  dag_asterisk_model_set_listening (self->model, !is_silent (self, at_s));
  text = dag_ami_text_parse (body, strlen (body), &error);
  g_assert_no_error (error);
  g_assert_true (dag_asterisk_model_apply_status (self->model, text,
                                                  (int64_t) (at_s * 1e6) - 20000,
                                                  (int64_t) (at_s * 1e6), &error));
  g_assert_no_error (error);
  return dag_asterisk_model_make_snapshot (self->model);
}

static const DagQueueSample *
find_queue (const DagSnapshot *snapshot,
            const char        *id)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (g_str_equal (queue->id, id))
        return queue;
    }
  g_assert_not_reached ();
}

static DagSnapshot *
play_all (Player *self)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  for (guint n = 0; n < N_POLLS; n++)
    {
      g_clear_pointer (&snapshot, dag_snapshot_unref);
      snapshot = play_poll (self, n);
      for (guint q = 0; q < N_QUEUES; q++)
        {
          const DagQueueSample *queue = find_queue (snapshot, queue_names[q]);

          assert_waiting (self->log, queue_names[q], self->polled_s, queue->waiting);
          self->polled_waiting += (guint64) queue->waiting;
        }
    }
  return g_steal_pointer (&snapshot);
}

/* What the log has of one queue until @until_s, from the first poll on. */
static void
sum_log (GPtrArray   *log,
         const char  *queue,
         int64_t      until_s,
         DagQueueDay *day)
{
  memset (day, 0, sizeof *day);
  for (guint i = 0; i < log->len; i++)
    {
      const LogLine *line = g_ptr_array_index (log, i);
      int64_t wait_s = g_ascii_strtoll (line->first, NULL, 10);

      if (line->at_s > until_s)
        continue;
      if (is_event (line, queue, "CONNECT"))
        {
          day->answered++;
          day->wait_answered_s += (double) wait_s;
          day->answered_within += wait_s <= 20;
        }
      else if (is_event (line, queue, "ABANDON"))
        day->abandoned++;
      else if (is_event (line, queue, "COMPLETE"))
        day->handled++;
    }
}

/* A stretch of an agent's day in one state. */
typedef struct
{
  double from_s;
  double to_s; /* INFINITY: not ended */
} Stretch;

static GArray *
list_pauses (Player     *self,
             const char *name)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Stretch));
  double busy_until = 0.0;
  gboolean talking = FALSE;
  gboolean open = FALSE;

  for (guint i = 0; i < self->log->len; i++)
    {
      const LogLine *line = g_ptr_array_index (self->log, i);
      Stretch fresh = { (double) line->at_s, INFINITY };

      if (!g_str_equal (line->agent, name))
        continue;
      if (g_str_equal (line->event, "CONNECT"))
        talking = TRUE;
      else if (g_str_has_prefix (line->event, "COMPLETE"))
        {
          talking = FALSE;
          busy_until = (double) line->at_s;
          /* Talking now, on a break after. */
          if (open)
            g_array_append_val (list, fresh);
        }
      else if (g_str_equal (line->event, "PAUSE"))
        {
          open = TRUE;
          if (!talking)
            g_array_append_val (list, fresh);
        }
      else if (g_str_equal (line->event, "UNPAUSE") && open)
        {
          open = FALSE;
          if (list->len > 0 && !talking)
            g_array_index (list, Stretch, list->len - 1).to_s = (double) line->at_s;
        }
    }
  g_assert_cmpfloat (busy_until, >=, 0.0);
  return list;
}

static GArray *
list_breaks (GPtrArray  *changes,
             const char *id)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gboolean open = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      gboolean other_call = g_strcmp0 (change->reason, "On hold") == 0
                            || g_strcmp0 (change->reason, "In use") == 0;
      gboolean away = change->state == DAG_STATE_BREAK
                      || (change->state == DAG_STATE_MEETING && !other_call);
      Stretch fresh = { (double) change->at_us / 1e6, INFINITY };

      if (!g_str_equal (change->agent, id))
        continue;
      if (open && !away)
        g_array_index (list, Stretch, list->len - 1).to_s = fresh.from_s;
      else if (!open && away)
        g_array_append_val (list, fresh);
      open = away;
    }
  return list;
}

/* Returns how many pauses were compared. */
static guint
assert_pauses (Player *self,
               double  tolerance_s)
{
  g_autoptr (GPtrArray) changes = dag_asterisk_model_list_changes (self->model, 0);
  guint n = 0;

  for (guint a = 1000; a < 1015; a++)
    {
      g_autofree char *name = g_strdup_printf ("Agent %u", a);
      g_autofree char *id = g_strdup_printf ("Local/%u@agents/n", a);
      g_autoptr (GArray) theirs = list_pauses (self, name);
      g_autoptr (GArray) ours = list_breaks (changes, id);

      g_test_message ("%s: %u pauses in the log, %u breaks here", name, theirs->len,
                      ours->len);
      g_assert_cmpuint (ours->len, ==, theirs->len);
      for (guint i = 0; i < ours->len; i++, n++)
        {
          const Stretch *one = &g_array_index (ours, Stretch, i);
          const Stretch *other = &g_array_index (theirs, Stretch, i);

          g_test_message ("  %.1f to %.1f against %.0f to %.0f", one->from_s - START_S,
                          one->to_s - START_S, other->from_s - START_S,
                          other->to_s - START_S);
          g_assert_cmpfloat_with_epsilon (one->from_s, other->from_s, tolerance_s);
          g_assert_true (isinf (one->to_s) == isinf (other->to_s));
          if (!isinf (one->to_s))
            g_assert_cmpfloat_with_epsilon (one->to_s, other->to_s, tolerance_s);
        }
    }
  return n;
}

/* Everything agrees with the log: what waits at every poll, what was answered, abandoned,
 * handled, how long it waited, and every break. */
static void
test_with_events (void)
{
  g_auto (Player) player = { 0 };
  g_autoptr (DagSnapshot) last = NULL;
  int64_t answered = 0;

  player_init (&player, "15");
  player.with_events = TRUE;
  g_clear_pointer (&last, dag_snapshot_unref);
  last = play_all (&player);
  g_assert_cmpuint (player.polled_waiting, >, 100);
  play_events_until (&player, G_MAXDOUBLE);
  g_clear_pointer (&last, dag_snapshot_unref);
  last = dag_asterisk_model_make_snapshot (player.model);
  for (guint q = 0; q < N_QUEUES; q++)
    {
      const DagQueueSample *queue = find_queue (last, queue_names[q]);
      DagQueueDay truth;

      sum_log (player.log, queue_names[q], G_MAXINT64, &truth);
      g_assert_cmpint (queue->today.answered, ==, truth.answered);
      g_assert_cmpint (queue->today.abandoned, ==, truth.abandoned);
      g_assert_cmpint (queue->today.offered, ==, truth.answered + truth.abandoned);
      g_assert_cmpfloat_with_epsilon (queue->today.wait_answered_s, truth.wait_answered_s,
                                      0.01);
      g_assert_cmpint (queue->today.answered_within, ==, truth.answered_within);
      /* The recording ended before the last call did. */
      g_assert_cmpint (queue->today.handled, <=, truth.handled);
      g_assert_cmpint (queue->today.handled, >=, truth.handled - 1);
      g_assert_cmpfloat_with_epsilon (queue->target.level, 0.8, 1e-9);
      g_assert_cmpfloat_with_epsilon (queue->target.within_s, 20.0, 1e-9);
      g_assert_true (dag_time_is_known (queue->today_since_us));
      answered += queue->today.answered;
    }
  g_assert_cmpint (answered, ==, 62);
  g_assert_cmpuint (assert_pauses (&player, 2.0), >=, 8);
  g_assert_cmpint (dag_asterisk_model_get_n_gaps (player.model), ==, 0);
  g_assert_true (last->derived & DAG_PART_WRAP_UP);
  g_assert_true (last->derived & DAG_PART_QUEUE_TODAY);
  g_assert_true (last->absent & DAG_PART_HOLD);
  g_assert_false (last->absent & DAG_PART_SERVICE_LEVEL);
}

/* An account that may not read events: the picture is right, counts come from Asterisk's own
 * counters, and what was not measured is not made up. */
static void
test_polls_alone (void)
{
  g_auto (Player) player = { 0 };
  g_autoptr (DagSnapshot) last = NULL;

  player_init (&player, NULL);
  dag_asterisk_model_set_refused (player.model, TRUE);
  last = play_all (&player);
  for (guint q = 0; q < N_QUEUES; q++)
    {
      const DagQueueSample *queue = find_queue (last, queue_names[q]);
      DagQueueDay low;
      DagQueueDay high;
      /* Asterisk itself loses the call of the one who logged out in the middle of it. */
      int64_t lost = g_str_equal (queue_names[q], "sales") ? 1 : 0;

      sum_log (player.log, queue_names[q], player.polled_s - 1, &low);
      sum_log (player.log, queue_names[q], player.polled_s, &high);
      g_assert_cmpint (queue->today.answered, >=, low.answered - lost);
      g_assert_cmpint (queue->today.answered, <=, high.answered);
      g_assert_cmpint (queue->today.abandoned, >=, low.abandoned);
      g_assert_cmpint (queue->today.abandoned, <=, high.abandoned);
      g_assert_cmpint (queue->today.answered_within, ==, DAG_COUNT_UNKNOWN);
      g_assert_cmpfloat (queue->today.wait_answered_s, <, 0.0);
    }
  g_assert_cmpuint (assert_pauses (&player, 6.0), >=, 8);
  g_assert_true (last->absent & DAG_PART_WRAP_UP);
  g_assert_true (last->absent & DAG_PART_SERVICE_LEVEL);
}

/* The session is lost for a minute: what was missed is mended from the counters. */
static void
test_with_gap (void)
{
  g_auto (Player) player = { 0 };
  g_autoptr (DagSnapshot) last = NULL;

  player_init (&player, "15");
  player.with_events = TRUE;
  player.silent_from_s = 60.0;
  player.silent_to_s = 120.0;
  last = play_all (&player);
  g_assert_cmpint (dag_asterisk_model_get_n_gaps (player.model), ==, 1);
  for (guint q = 0; q < N_QUEUES; q++)
    {
      const DagQueueSample *queue = find_queue (last, queue_names[q]);
      DagQueueDay low;
      DagQueueDay high;

      sum_log (player.log, queue_names[q], player.polled_s - 2, &low);
      sum_log (player.log, queue_names[q], player.polled_s + 1, &high);
      g_assert_cmpint (queue->today.answered, >=, low.answered);
      g_assert_cmpint (queue->today.answered, <=, high.answered);
      g_assert_cmpint (queue->today.abandoned, >=, low.abandoned);
      g_assert_cmpint (queue->today.abandoned, <=, high.abandoned);
      g_assert_cmpint (queue->today.answered_within, >, 0);
      g_assert_cmpint (queue->today.answered_within, <=, queue->today.answered);
    }
  g_assert_cmpuint (assert_pauses (&player, 6.0), >=, 8);
}

/* Nothing of a caller is in what leaves the model: neither number nor name. */
static void
test_no_caller (void)
{
  g_auto (Player) player = { 0 };
  g_autoptr (DagSnapshot) last = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  player_init (&player, "15");
  player.with_events = TRUE;
  last = play_all (&player);
  changes = dag_asterisk_model_list_changes (player.model, 0);
  for (guint i = 0; i < last->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (last->agents, i);

      g_string_append_printf (all, "%s %s %s\n", agent->id, agent->name, agent->reason);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (all, "%s %s\n", change->agent, change->reason);
    }
  g_assert_nonnull (strstr (all->str, "Agent 1003"));
  g_assert_null (strstr (all->str, "420601"));
  g_assert_null (strstr (all->str, "Dvořák"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/asterisk/replay/with-events", test_with_events);
  g_test_add_func ("/api/asterisk/replay/polls-alone", test_polls_alone);
  g_test_add_func ("/api/asterisk/replay/with-gap", test_with_gap);
  g_test_add_func ("/api/asterisk/replay/no-caller", test_no_caller);
  return g_test_run ();
}
