/* dag-standup-agenda.c - fills the agenda of a stand-up, from a template and what was measured
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-agenda.h"

#include "dag-agenda.h"
#include "dag-look-back.h"
#include "dag-news-list.h"
#include "dag-promise-book.h"
#include "dag-question-watch.h"
#include "dag-thanks-list.h"
#include "dag-words-name.h"
#include "dag-words-news.h"
#include "dag-words-promise.h"
#include "dag-words-question.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY_DUE "dag-agenda-due"
#define OWN "own"
#define PRIVATE "p" /* behind the seconds in a line of a template */

/* Kinds of entries that the agenda says something of. */
static const char *const told[] = { DAG_BOARD_ACTION, DAG_BOARD_CONFIRMATION, DAG_BOARD_NEWS,
                                    DAG_BOARD_PROMISE, DAG_BOARD_THANKS };

/* The agenda where nobody made another: ten minutes. */
static const struct
{
  const char *source;
  const char *title;
  int64_t planned_s;
} usual[] = {
  { DAG_TOPIC_YESTERDAY, N_ ("Yesterday"), 60 },
  { DAG_TOPIC_NEWS, N_ ("News"), 60 },
  { DAG_TOPIC_PROMISES, N_ ("Promises"), 60 },
  { DAG_TOPIC_ACTIONS, N_ ("Actions"), 120 },
  { "today", N_ ("Today"), 120 },
  { DAG_TOPIC_THANKS, N_ ("Thanks"), 60 },
  { DAG_TOPIC_UNTHANKED, N_ ("Not thanked lately"), 0 },
  { DAG_TOPIC_ROUND, N_ ("How busy does it feel?"), 60 },
  { DAG_TOPIC_TABLE, N_ ("Around the table"), 60 },
};

static char *
get_weekday (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  return g_strdup_printf ("%d", time != NULL ? g_date_time_get_day_of_week (time) : 0);
}

/* That of this weekday, or that of every day. */
static DagBoardEntry *
find_template (DagStandupDesk *desk)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  const char *team = dag_standup_desk_get_team (desk);
  g_autofree char *weekday = get_weekday (dag_standup_desk_get_day (desk));
  DagBoardEntry *entry
      = dag_board_find_keyed (board, DAG_BOARD_TEMPLATE, team, NULL, NULL, weekday);

  return entry != NULL ? entry
                       : dag_board_find_keyed (board, DAG_BOARD_TEMPLATE, team, NULL, NULL, "0");
}

/* A line of a template: "yesterday|120|Yesterday", "own-7|60p|Ask Bilal": that one is for
 * the lead's eyes only, the next time too. */
static void
prepare_line (DagStandupDesk *desk,
              const char     *line)
{
  DagStandup *standup = dag_standup_desk_get_standup (desk);
  g_auto (GStrv) parts = g_strsplit (line, "|", 3);
  DagBoardEntry *topic;
  gboolean is_new;

  if (g_strv_length (parts) != 3)
    return;
  is_new = dag_standup_find_topic (standup, parts[0]) == NULL;
  topic = dag_standup_prepare_topic (standup, parts[0], parts[2],
                                     g_ascii_strtoll (parts[1], NULL, 10));
  if (is_new && topic != NULL && g_str_has_suffix (parts[1], PRIVATE))
    dag_board_set (dag_standup_desk_get_board (desk), topic, "private",
                   g_variant_new_boolean (TRUE));
}

static void
prepare_topics (DagStandupDesk *desk)
{
  DagStandup *standup = dag_standup_desk_get_standup (desk);
  DagBoardEntry *template = find_template (desk);
  g_auto (GStrv) lines
      = template != NULL ? dag_board_entry_dup_list (template, "titles") : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    prepare_line (desk, lines[i]);
  for (guint i = 0; template == NULL && i < G_N_ELEMENTS (usual); i++)
    dag_standup_prepare_topic (standup, usual[i].source, _ (usual[i].title),
                               usual[i].planned_s);
}

static void
add_fact (GPtrArray *facts,
          char      *fact)
{
  if (fact != NULL)
    g_ptr_array_add (facts, fact);
}

static void
set_facts (DagStandupDesk *desk,
           const char     *source,
           GPtrArray      *facts)
{
  DagStandup *standup = dag_standup_desk_get_standup (desk);
  DagBoardEntry *topic = dag_standup_find_topic (standup, source);

  g_ptr_array_add (facts, NULL);
  if (topic != NULL)
    dag_standup_set_facts (standup, topic, (const char *const *) facts->pdata);
}

/* The day before is named where it is not yesterday: on a Monday. */
static char *
name_day (DagStandupDesk *desk,
          DagAgenda      *agenda)
{
  GTimeZone *zone = dag_dashboard_get_zone (dag_standup_desk_get_dashboard (desk));
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (agenda->day_us / DAG_USEC_PER_SEC + 3600);
  g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, zone);
  g_autofree char *day = dag_words_day_format (there);

  return dag_words_day_begin (day, dag_standup_desk_get_day (desk));
}

static void
set_yesterday (DagStandupDesk *desk,
               DagAgenda      *agenda)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  GTimeZone *zone = dag_dashboard_get_zone (dag_standup_desk_get_dashboard (desk));

  if (dag_time_is_known (agenda->day_us))
    {
      g_autofree char *total = dag_words_day_total (&agenda->spots);
      g_autofree char *day = name_day (desk, agenda);

      if (total != NULL)
        /* Translators: a day (“yesterday”, “Fri 20 Nov”) and how it went */
        add_fact (facts, g_strdup_printf (C_ ("agenda", "%s: %s"), day, total));
      add_fact (facts, dag_words_hot_spot (&agenda->spots.hot, agenda->hot_queue, zone));
      add_fact (facts, dag_words_quiet_spot (&agenda->spots.quiet, zone));
      add_fact (facts, dag_words_short_breaks (&agenda->spots));
      if (agenda->breaks_left_out)
        add_fact (facts, dag_words_breaks_left_out (DAG_LOOK_BACK_MOST_PEOPLE));
    }
  if (facts->len == 0)
    add_fact (facts, g_strdup (_ ("Nothing was measured yet: from tomorrow on this says how "
                                  "the day went")));
  set_facts (desk, DAG_TOPIC_YESTERDAY, facts);
}

static void
set_promises (DagStandupDesk *desk)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  DagDashboard *dashboard = dag_standup_desk_get_dashboard (desk);
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  DagPromiseTally tally;

  dag_promise_book_tally (dashboard, dag_standup_desk_get_team (desk), &tally);
  if (tally.n_open > 0
      || (snapshot != NULL && (snapshot->absent & DAG_PART_CALLBACKS) == 0))
    add_fact (facts, dag_words_promises (&tally));
  set_facts (desk, DAG_TOPIC_PROMISES, facts);
}

/* What was told before today and is not known to everybody yet. */
static void
set_news (DagStandupDesk *desk)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DagBoardView) news = dag_news_new_view (desk);
  guint n_people = dag_standup_desk_get_people (desk)->len;
  guint n_left = 0;
  guint n_behind = 0;

  for (guint i = 0; i < dag_board_view_get_n (news); i++)
    {
      DagBoardEntry *entry = dag_board_view_get (news, i);

      n_left += g_strcmp0 (dag_board_entry_get_day (entry), dag_standup_desk_get_day (desk)) < 0
                && dag_news_count (desk, entry, G_MAXINT64) < n_people;
      n_behind += dag_news_is_behind (desk, entry);
    }
  if (n_left > 0)
    add_fact (facts, dag_words_news_left (n_left));
  if (n_behind > 0)
    add_fact (facts, dag_words_news_behind (n_behind));
  set_facts (desk, DAG_TOPIC_NEWS, facts);
}

static void
set_actions (DagStandupDesk *desk)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DagBoardView) actions = dag_standup_desk_new_actions (desk);
  const char *day = dag_standup_desk_get_day (desk);
  guint n_left = 0;
  guint n_past = 0;

  for (guint i = 0; i < dag_board_view_get_n (actions); i++)
    {
      DagBoardEntry *entry = dag_board_view_get (actions, i);
      const char *due = dag_board_entry_get_text (entry, "due");

      if (dag_board_entry_get_number (entry, "done-at") > 0
          || g_strcmp0 (dag_board_entry_get_day (entry), day) >= 0)
        continue;
      n_left++;
      n_past += *due != '\0' && g_strcmp0 (due, day) < 0;
    }
  if (n_left > 0)
    add_fact (facts, dag_words_actions_left (n_left, n_past));
  set_facts (desk, DAG_TOPIC_ACTIONS, facts);
}

/* For the lead's eyes alone; where thanking has not begun, nobody is left out. */
static void
set_unthanked (DagStandupDesk *desk)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = dag_thanks_find_unthanked (desk);

  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      add_fact (facts, g_strjoinv (", ", (char **) names->pdata));
    }
  set_facts (desk, DAG_TOPIC_UNTHANKED, facts);
}

/* A topic of its own, from the moment on that something is asked more than usual. */
static void
set_rising (DagStandupDesk *desk)
{
  DagStandup *standup = dag_standup_desk_get_standup (desk);
  DagQuestionWatch *watch
      = dag_dashboard_get_questions (dag_standup_desk_get_dashboard (desk));
  const DagQuestionRadar *radar = watch != NULL ? dag_question_watch_get_radar (watch) : NULL;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  if (radar == NULL || radar->n_rising == 0 || dag_standup_has_ended (standup))
    return;
  dag_standup_prepare_topic (standup, DAG_TOPIC_RISING, _ ("Asked more than usual"), 60);
  for (guint i = 0; i < radar->questions->len; i++)
    {
      const DagQuestion *question = radar->questions->pdata[i];
      g_autofree char *label = dag_words_name (question->label);
      g_autofree char *figure = dag_words_question_figure (question);

      if (question->is_rising)
        /* Translators: what customers ask, and how often */
        add_fact (facts, g_strdup_printf (C_ ("question", "%s: %s"), label, figure));
    }
  set_facts (desk, DAG_TOPIC_RISING, facts);
}

/* What the board itself says; what was read out at the stand-up stays as it was read out. */
static void
set_told (DagStandupDesk *desk)
{
  if (dag_standup_has_ended (dag_standup_desk_get_standup (desk)))
    return;
  set_promises (desk);
  set_news (desk);
  set_actions (desk);
  set_unthanked (desk);
}

static gboolean
on_told_due (gpointer user_data)
{
  g_object_set_data (user_data, KEY_DUE, NULL);
  set_told (user_data);
  return G_SOURCE_REMOVE;
}

/* Many entries may change at once: they are looked at together. */
static void
set_told_later (DagStandupDesk *desk)
{
  if (g_object_get_data (G_OBJECT (desk), KEY_DUE) != NULL)
    return;
  g_object_set_data (G_OBJECT (desk), KEY_DUE, GINT_TO_POINTER (TRUE));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_told_due, g_object_ref (desk), g_object_unref);
}

/* The source's own callbacks come and go with its answers. */
static void
on_applied (DagStandupDesk *desk)
{
  if (!dag_standup_has_ended (dag_standup_desk_get_standup (desk)))
    set_promises (desk);
}

static void
on_entry_changed (DagStandupDesk *desk,
                  DagBoardEntry  *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_strcmp0 (dag_board_entry_get_kind (entry), told[i]) == 0)
      set_told_later (desk);
}

static void
follow_board (DagStandupDesk *desk)
{
  DagBoard *board = dag_standup_desk_get_board (desk);

  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_entry_changed), desk,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_signal_connect_object (dag_board_get_entries (board, told[i]), "items-changed",
                             G_CALLBACK (set_told_later), desk, G_CONNECT_SWAPPED);
}

static void
on_gathered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DagStandupDesk) desk = user_data;
  g_autoptr (DagAgenda) agenda
      = dag_agenda_gather_finish (DAG_DASHBOARD (source), result, NULL);

  if (agenda == NULL)
    return;
  dag_standup_desk_set_lunch (desk, agenda->lunch);
  if (!dag_standup_has_ended (dag_standup_desk_get_standup (desk)))
    set_yesterday (desk, agenda);
}

static void
gather (DagStandupDesk *desk)
{
  dag_agenda_gather_async (dag_standup_desk_get_dashboard (desk),
                           dag_standup_desk_get_team (desk), NULL, on_gathered,
                           g_object_ref (desk));
}

/**
 * dag_standup_agenda_prepare:
 * @desk: a desk whose day is today
 *
 * Puts the topics of the template on the agenda that were not there before, and says of each
 * what is known. It is not a step that undo takes back.
 */
void
dag_standup_agenda_prepare (DagStandupDesk *desk)
{
  DagDashboard *dashboard;
  DagQuestionWatch *watch;

  g_return_if_fail (DAG_IS_STANDUP_DESK (desk));

  prepare_topics (desk);
  set_rising (desk);
  set_told (desk);
  follow_board (desk);
  dashboard = dag_standup_desk_get_dashboard (desk);
  watch = dag_dashboard_get_questions (dashboard);
  if (watch != NULL)
    g_signal_connect_object (watch, "changed", G_CALLBACK (set_rising), desk,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (dashboard, "applied", G_CALLBACK (on_applied), desk,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dashboard, "filled-in", G_CALLBACK (gather), desk,
                           G_CONNECT_SWAPPED);
  gather (desk);
}

/* What came up on a day is of that day. */
static gboolean
is_kept (const char *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].source, source))
      return TRUE;
  return g_str_has_prefix (source, OWN);
}

static char *
make_line (DagBoardEntry *topic,
           guint          at)
{
  const char *source = dag_board_entry_get_text (topic, "source");
  g_autofree char *own = g_strdup_printf (OWN "-%u", at);

  return g_strdup_printf ("%s|%" G_GINT64_FORMAT "%s|%s",
                          g_str_has_prefix (source, OWN) ? own : source,
                          dag_board_entry_get_number (topic, "planned-s"),
                          dag_board_entry_get_flag (topic, "private") ? PRIVATE : "",
                          dag_board_entry_get_text (topic, "title"));
}

/**
 * dag_standup_agenda_keep_template:
 * @desk: a desk
 * @every_day: for every day, or for this day of the week alone
 *
 * From the next time on the agenda begins as it is now.
 */
void
dag_standup_agenda_keep_template (DagStandupDesk *desk,
                                  gboolean        every_day)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  DagBoardView *topics = dag_standup_get_topics (dag_standup_desk_get_standup (desk));
  g_autofree char *weekday = get_weekday (dag_standup_desk_get_day (desk));
  DagBoardEntry *entry;
  GVariantBuilder lines;

  g_variant_builder_init (&lines, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < dag_board_view_get_n (topics); i++)
    {
      DagBoardEntry *topic = dag_board_view_get (topics, i);
      g_autofree char *line = make_line (topic, i);

      if (is_kept (dag_board_entry_get_text (topic, "source")))
        g_variant_builder_add (&lines, "s", line);
    }
  dag_board_begin (board, _ ("Keep the agenda"));
  entry = dag_board_ensure (board, DAG_BOARD_TEMPLATE, dag_standup_desk_get_team (desk), NULL,
                            NULL, every_day ? "0" : weekday);
  dag_board_set (board, entry, "titles", g_variant_builder_end (&lines));
  dag_board_end (board);
}
