/* dag-day.c - one person's day as segments of what was done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day.h"

#include "dag-words-time.h"

#include <glib/gi18n.h>

#define BREATHER_US (5 * 60 * DAG_USEC_PER_SEC)

static const char *const kind_labels[DAG_N_DAY_KINDS] = {
  [DAG_DAY_UNKNOWN] = NC_ ("day", "Not known"),  [DAG_DAY_FREE] = NC_ ("day", "Free"),
  [DAG_DAY_CONTACT] = NC_ ("day", "On a contact"), [DAG_DAY_WRAP_UP] = NC_ ("day", "Wrap-up"),
  [DAG_DAY_MEETING] = NC_ ("day", "Meeting"),    [DAG_DAY_BREAK] = NC_ ("day", "Break"),
  [DAG_DAY_OFFLINE] = NC_ ("day", "Signed out"),
};

static DagDayKind
get_kind (DagAgentState state)
{
  switch (state)
    {
    case DAG_STATE_AVAILABLE:
      return DAG_DAY_FREE;
    case DAG_STATE_RINGING:
    case DAG_STATE_ON_CONTACT:
      return DAG_DAY_CONTACT;
    case DAG_STATE_WRAP_UP:
      return DAG_DAY_WRAP_UP;
    case DAG_STATE_BREAK:
      return DAG_DAY_BREAK;
    case DAG_STATE_MEETING:
      return DAG_DAY_MEETING;
    case DAG_STATE_OFFLINE:
      return DAG_DAY_OFFLINE;
    case DAG_STATE_UNKNOWN:
      return DAG_DAY_UNKNOWN;
    }
  return DAG_DAY_UNKNOWN;
}

/* Adds a stretch, joined to the one before where it is of the same kind. */
static void
add_segment (GArray    *segments,
             DagDayKind kind,
             int64_t    from_us,
             int64_t    to_us)
{
  DagDaySegment segment = { kind, from_us, to_us };
  DagDaySegment *last = segments->len > 0
                            ? &g_array_index (segments, DagDaySegment, segments->len - 1)
                            : NULL;

  if (to_us <= from_us)
    return;
  if (last != NULL && last->kind == kind && last->to_us == from_us)
    last->to_us = to_us;
  else
    g_array_append_val (segments, segment);
}

static gboolean
is_work (DagDayKind kind)
{
  return kind == DAG_DAY_FREE || kind == DAG_DAY_CONTACT || kind == DAG_DAY_WRAP_UP
         || kind == DAG_DAY_MEETING;
}

/* Who signs out for a moment in the midst of the day had a short pause as much as who
 * presses "break". */
static DagDayKind
hide_short_pause (DagDayKind kind,
                  DagDayKind before)
{
  if (kind == DAG_DAY_BREAK)
    return is_work (before) ? before : DAG_DAY_FREE;
  return kind == DAG_DAY_OFFLINE && (is_work (before) || before == DAG_DAY_BREAK) ? before : kind;
}

/* Two reasons for one break (to lunch, then prolonged) are one break: its length counts. */
static guint
find_end_of_break (GPtrArray *changes,
                   guint      first)
{
  guint end = first + 1;

  while (end < changes->len
         && ((DagStateChange *) g_ptr_array_index (changes, end))->state == DAG_STATE_BREAK)
    end++;
  return end;
}

/**
 * dag_day_new_segments:
 * @changes: of #DagStateChange, oldest first
 * @from_us: where the day begins
 * @now_us: how far it has come
 *
 * What came before the first change is not known; a gap is a segment of its own, never free
 * time. A pause under five minutes is drawn as the work around it.
 *
 * Returns: (transfer full) (element-type DagDaySegment): from @from_us to @now_us, no gaps
 */
GArray *
dag_day_new_segments (GPtrArray *changes,
                      int64_t    from_us,
                      int64_t    now_us)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (DagDaySegment));
  int64_t at_us = from_us;
  DagDayKind before = DAG_DAY_UNKNOWN;
  guint i = 0;

  g_return_val_if_fail (changes != NULL, segments);

  while (i < changes->len)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      guint next = change->state == DAG_STATE_BREAK ? find_end_of_break (changes, i) : i + 1;
      int64_t start_us = CLAMP (change->at_us, at_us, MAX (at_us, now_us));
      int64_t end_us
          = next < changes->len
                ? CLAMP (((DagStateChange *) g_ptr_array_index (changes, next))->at_us,
                         start_us, MAX (start_us, now_us))
                : MAX (start_us, now_us);
      DagDayKind kind = get_kind (change->state);

      add_segment (segments, before, at_us, start_us);
      if (end_us - change->at_us < BREATHER_US)
        kind = hide_short_pause (kind, before);
      add_segment (segments, kind, start_us, end_us);
      before = kind;
      at_us = end_us;
      i = next;
    }
  add_segment (segments, before, at_us, now_us);
  return segments;
}

double
dag_day_get_total_s (GArray     *segments,
                     DagDayKind  kind)
{
  int64_t total_us = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const DagDaySegment *segment = &g_array_index (segments, DagDaySegment, i);

      if (segment->kind == kind)
        total_us += segment->to_us - segment->from_us;
    }
  return (double) total_us / DAG_USEC_PER_SEC;
}

/**
 * dag_day_kind_get_label:
 * @kind: a kind of segment
 *
 * Returns: (transfer none): its name, translated
 */
const char *
dag_day_kind_get_label (DagDayKind kind)
{
  g_return_val_if_fail ((guint) kind < DAG_N_DAY_KINDS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "day", kind_labels[kind]);
}

/**
 * dag_day_dup_read_out:
 * @segment: a stretch of the day
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "10:15–10:31  Break, 16 minutes"
 */
char *
dag_day_dup_read_out (const DagDaySegment *segment,
                      GTimeZone           *zone)
{
  g_autofree char *from = dag_words_clock (segment->from_us, zone);
  g_autofree char *to = dag_words_clock (segment->to_us, zone);
  g_autofree char *length = dag_words_duration_spoken (
      (double) (segment->to_us - segment->from_us) / DAG_USEC_PER_SEC);

  /* Translators: from, to, what, how long: "10:15–10:31  Break, 16 minutes" */
  return g_strdup_printf (C_ ("day", "%s–%s  %s, %s"), from, to,
                          dag_day_kind_get_label (segment->kind), length);
}

static void
append_part (GString    *summary,
             const char *part)
{
  if (summary->len > 0)
    g_string_append (summary, "; ");
  g_string_append (summary, part);
}

/**
 * dag_day_dup_summary:
 * @segments: of #DagDaySegment
 * @zone: the centre's zone
 *
 * Returns: (transfer full): the day in words, breaks one by one: what a screen reader says
 *   in place of the picture
 */
char *
dag_day_dup_summary (GArray    *segments,
                     GTimeZone *zone)
{
  GString *summary = g_string_new (NULL);

  for (DagDayKind kind = DAG_DAY_FREE; kind < DAG_DAY_BREAK; kind++)
    {
      double total_s = dag_day_get_total_s (segments, kind);
      g_autofree char *length = NULL;
      g_autofree char *part = NULL;

      if (total_s < 1)
        continue;
      length = dag_words_duration_spoken (total_s);
      part = g_strdup_printf (C_ ("day", "%s %s"), dag_day_kind_get_label (kind), length);
      append_part (summary, part);
    }
  for (guint i = 0; i < segments->len; i++)
    {
      const DagDaySegment *segment = &g_array_index (segments, DagDaySegment, i);
      g_autofree char *part = NULL;

      if (segment->kind != DAG_DAY_BREAK)
        continue;
      part = dag_day_dup_read_out (segment, zone);
      append_part (summary, part);
    }
  if (summary->len == 0)
    g_string_append (summary, _ ("Nothing is known of this day yet"));
  return g_string_free (summary, FALSE);
}
