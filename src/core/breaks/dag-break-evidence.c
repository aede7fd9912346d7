/* dag-break-evidence.c - what is known of a shift: from the source's states, and from notes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-evidence.h"

#include "dag-break-terms.h"

#define LEAST_US (DAG_BREAK_LEAST_S * DAG_USEC_PER_SEC)
#define SLACK_US (60 * DAG_USEC_PER_SEC)
#define SPAN(spans, index) (&g_array_index ((spans), DagBreakSpan, (index)))

static gboolean
is_pause (const DagBreakSpan *span)
{
  return dag_shift_is_pause ((DagSegmentKind) span->kind);
}

/* Adds a span; joined to the one before where it says the same. */
static void
add_span (GArray       *spans,
          DagBreakSpan  span)
{
  DagBreakSpan *last = spans->len > 0 ? SPAN (spans, spans->len - 1) : NULL;

  if (span.to_us <= span.from_us)
    return;
  if (last != NULL && last->to_us == span.from_us && last->kind == span.kind
      && last->is_away == span.is_away && last->is_noted == span.is_noted
      && last->is_fresh == span.is_fresh)
    last->to_us = span.to_us;
  else
    g_array_append_val (spans, span);
}

static GArray *
new_spans (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DagBreakSpan));
}

/* The steps of a shift as they are, short pauses and all. */
static GArray *
read_steps (const DagTrack   *track,
            guint             first,
            int64_t           now_us,
            DagBreakReasons  *reasons,
            DagBreakWordFunc  get_word,
            gpointer          user_data)
{
  GArray *spans = new_spans ();
  guint n = 0;
  const DagTrackStep *steps = dag_track_get_steps (track, &n);

  for (guint i = first; i < n && steps[i].at_us < now_us; i++)
    {
      const DagTrackStep *step = &steps[i];
      int64_t to_us = i + 1 < n ? steps[i + 1].at_us : now_us;
      const char *word = step->reason != 0 && get_word != NULL
                             ? get_word (step->reason, user_data)
                             : NULL;
      DagSegmentKind kind
          = dag_break_reasons_get_kind (reasons, (DagAgentState) step->state, word);

      add_span (spans, (DagBreakSpan){ .from_us = step->at_us,
                                       .to_us = MIN (to_us, now_us),
                                       .kind = (guint8) kind,
                                       .is_away = step->state == DAG_STATE_OFFLINE });
    }
  return spans;
}

/* Who is signed out at first has not begun. */
static void
cut_before_sign_in (GArray *spans)
{
  guint n = 0;

  while (n < spans->len && SPAN (spans, n)->is_away)
    n++;
  g_array_remove_range (spans, 0, n);
}

/* What a pause too short to be shown is taken for: the work before it, or after; beside a
 * time of which nothing is known it may have been longer. */
static guint8
kind_around (GArray *spans,
             guint   first,
             guint   end)
{
  if ((first > 0 && SPAN (spans, first - 1)->kind == DAG_SEGMENT_UNKNOWN)
      || (end < spans->len && SPAN (spans, end)->kind == DAG_SEGMENT_UNKNOWN))
    return DAG_SEGMENT_UNKNOWN;
  if (first > 0)
    return SPAN (spans, first - 1)->kind;
  return end < spans->len ? SPAN (spans, end)->kind : DAG_SEGMENT_WORK;
}

/* Returns: the spans, pauses under five minutes as part of the work around them. */
static GArray *
hide_short_pauses (GArray *spans)
{
  GArray *shown = new_spans ();

  for (guint i = 0; i < spans->len;)
    {
      guint end = i + 1;
      gboolean is_short = FALSE;

      if (is_pause (SPAN (spans, i)))
        {
          while (end < spans->len && is_pause (SPAN (spans, end)))
            end++;
          is_short = SPAN (spans, end - 1)->to_us - SPAN (spans, i)->from_us < LEAST_US;
        }
      for (guint j = i; j < end; j++)
        {
          DagBreakSpan span = *SPAN (spans, j);

          if (is_short && end == spans->len)
            span.is_fresh = TRUE;
          else if (is_short)
            {
              span.kind = kind_around (spans, i, end);
              span.is_away = FALSE;
            }
          add_span (shown, span);
        }
      i = end;
    }
  return shown;
}

/**
 * dag_break_evidence_read:
 * @track: what was seen of an agent
 * @begins_us: when the shift began by the source's own word, or %DAG_TIME_NONE
 * @now_us: the centre's present
 * @reasons: what the source's words stand for
 * @get_word: (nullable): reads the word of a reason
 * @user_data: for @get_word
 *
 * The shift in which @now_us lies, also where it began before midnight. What lies between
 * its beginning and the first that was seen is not known.
 *
 * Returns: (transfer full) (element-type DagBreakSpan): without gaps, oldest first; empty
 *   where nothing is known
 */
GArray *
dag_break_evidence_read (const DagTrack   *track,
                         int64_t           begins_us,
                         int64_t           now_us,
                         DagBreakReasons  *reasons,
                         DagBreakWordFunc  get_word,
                         gpointer          user_data)
{
  g_autoptr (GArray) raw = NULL;
  gboolean seen = FALSE;
  guint first;

  g_return_val_if_fail (track != NULL && reasons != NULL, NULL);

  first = dag_track_find_shift (track, now_us, &seen);
  if (first == G_MAXUINT || first >= dag_track_get_n_steps (track))
    return new_spans ();
  raw = read_steps (track, first, now_us, reasons, get_word, user_data);
  cut_before_sign_in (raw);
  if (!seen && dag_time_is_known (begins_us) && raw->len > 0
      && begins_us + SLACK_US < SPAN (raw, 0)->from_us)
    {
      DagBreakSpan before = { .from_us = begins_us,
                              .to_us = SPAN (raw, 0)->from_us,
                              .kind = DAG_SEGMENT_UNKNOWN };

      g_array_prepend_val (raw, before);
    }
  return hide_short_pauses (raw);
}

/* What @spans say between two moments. */
static void
copy_part (GArray  *spans,
           int64_t  from_us,
           int64_t  to_us,
           GArray  *copy)
{
  for (guint i = 0; i < spans->len; i++)
    {
      DagBreakSpan span = *SPAN (spans, i);

      span.from_us = MAX (span.from_us, from_us);
      span.to_us = MIN (span.to_us, to_us);
      add_span (copy, span);
    }
}

/**
 * dag_break_evidence_note:
 * @spans: (element-type DagBreakSpan): what the source says
 * @notes: (array length=n_notes): what a lead says, by time
 * @n_notes: how many
 *
 * A note is put over what the source says and keeps its mark; it neither lengthens the
 * shift nor shortens it.
 *
 * Returns: (transfer full) (element-type DagBreakSpan): both together
 */
GArray *
dag_break_evidence_note (GArray             *spans,
                         const DagBreakNote *notes,
                         guint               n_notes)
{
  g_autoptr (GArray) now = g_array_copy (spans);

  for (guint i = 0; i < n_notes && now->len > 0; i++)
    {
      int64_t begin_us = SPAN (now, 0)->from_us;
      int64_t end_us = SPAN (now, now->len - 1)->to_us;
      GArray *next = new_spans ();

      copy_part (now, begin_us, MIN (notes[i].from_us, end_us), next);
      add_span (next, (DagBreakSpan){ .from_us = MAX (notes[i].from_us, begin_us),
                                      .to_us = MIN (notes[i].to_us, end_us),
                                      .kind = (guint8) notes[i].kind,
                                      .is_noted = TRUE });
      copy_part (now, MAX (notes[i].to_us, begin_us), end_us, next);
      g_array_unref (now);
      now = next;
    }
  return g_steal_pointer (&now);
}

/**
 * dag_break_evidence_to_shift:
 * @spans: (element-type DagBreakSpan): a shift by the clock
 *
 * Returns: (transfer full): the shift in elapsed seconds; rounding does not add up
 */
DagShift *
dag_break_evidence_to_shift (GArray *spans)
{
  DagShift *shift = dag_shift_new ();
  int64_t at_s = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const DagBreakSpan *span = SPAN (spans, i);
      int64_t to_s = (span->to_us - SPAN (spans, 0)->from_us) / DAG_USEC_PER_SEC;

      dag_shift_append (shift, (DagSegmentKind) span->kind, to_s - at_s);
      at_s = to_s;
    }
  return shift;
}

/**
 * dag_break_evidence_trim:
 * @spans: (element-type DagBreakSpan): a shift that is over
 *
 * Takes the time signed out, and a pause right before it, off the end: neither is part of
 * the shift.
 */
void
dag_break_evidence_trim (GArray *spans)
{
  while (spans->len > 0 && is_pause (SPAN (spans, spans->len - 1)))
    g_array_set_size (spans, spans->len - 1);
}
