/* dag-agent-columns.c - the columns of the Team page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-agent-columns.h"

#include "dag-break-live.h"
#include "dag-state-icon.h"
#include "dag-words-breaks.h"
#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-privacy.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define AT_LEAST "≥\u00a0"
#define ROW(record) ((const DagAgentRow *) (record))
#define SAMPLE(record) (ROW (record)->sample)
#define GLANCE(context) ((const DagGlance *) (context))

static void
set_dim (DagCellContent *content,
         gconstpointer   record,
         gpointer        context)
{
  content->dim = ROW (record)->vanished || SAMPLE (record)->state == DAG_STATE_OFFLINE
                 || GLANCE (context)->old;
}

/* Writes "≥ 2 h 10" for what began before we watched. */
static void
set_at_least (DagCellContent *content,
              double          seconds,
              gboolean        at_least)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (!at_least || !dag_seconds_is_known (seconds))
    return;
  text = g_steal_pointer (&content->text);
  spoken = g_steal_pointer (&content->spoken);
  content->text = g_strconcat (AT_LEAST, text, NULL);
  content->spoken = g_strdup_printf (C_ ("figure", "at least %s"), spoken);
}

/* For the column of a file beside a figure. */
static char *
dup_at_least (double   seconds,
              gboolean at_least)
{
  if (!dag_seconds_is_known (seconds))
    return NULL;
  /* Translators: in an exported file: whether a figure is the least it can be, since its
   * beginning was not seen */
  return g_strdup (at_least ? C_ ("export", "yes") : C_ ("export", "no"));
}

/* Why there is no figure. */
static char *
explain_restricted (gconstpointer record,
                    gpointer      context)
{
  return SAMPLE (record)->is_restricted ? dag_words_restricted_figure () : NULL;
}

static void
format_name (DagCellContent *content,
             gconstpointer   record,
             gpointer        context)
{
  set_dim (content, record, context);
  content->text = dag_agent_row_dup_name (record);
}

static char *
explain_name (gconstpointer record,
              gpointer      context)
{
  return ROW (record)->vanished
             ? g_strdup (_ ("Your contact centre no longer names this person."))
             : NULL;
}

static const char *
get_name (gconstpointer record)
{
  return SAMPLE (record)->name;
}

static int
compare_name (gconstpointer a,
              gconstpointer b,
              gpointer      context)
{
  return dag_words_compare (SAMPLE (a)->name, SAMPLE (b)->name);
}

static void
format_state (DagCellContent *content,
              gconstpointer   record,
              gpointer        context)
{
  set_dim (content, record, context);
  content->icon_name = dag_state_icon_get_name (SAMPLE (record)->state);
  content->text = dag_agent_row_dup_state (record);
}

static double
get_state_key (gconstpointer record,
               gpointer      context)
{
  return SAMPLE (record)->state;
}

/* For how long, where that is told of a person: see dag_words_state_s(). */
static double
get_told_s (const DagAgentSample *sample,
            gconstpointer         context)
{
  return dag_words_state_s (sample->state, dag_glance_get_since_s (context, sample->since_us));
}

/* A pause too short to be timed. */
static gboolean
is_untimed (const DagAgentSample *sample,
            gconstpointer         context)
{
  return dag_time_is_known (sample->since_us)
         && !dag_seconds_is_known (get_told_s (sample, context));
}

static void
format_since (DagCellContent *content,
              gconstpointer   record,
              gpointer        context)
{
  const DagAgentSample *sample = SAMPLE (record);

  set_dim (content, record, context);
  if (sample->state == DAG_STATE_OFFLINE || is_untimed (sample, context))
    content->text = g_strdup ("");
  else
    {
      double since_s = get_told_s (sample, context);

      dag_cell_content_set_seconds (content, since_s);
      set_at_least (content, since_s, sample->since_provenance == DAG_PROVENANCE_DERIVED);
    }
}

static double
get_since_value (gconstpointer record,
                 gpointer      context)
{
  return SAMPLE (record)->state == DAG_STATE_OFFLINE
             ? DAG_SECONDS_ABSENT
             : get_told_s (SAMPLE (record), context);
}

static char *
dup_since_at_least (gconstpointer record,
                    gpointer      context)
{
  return dup_at_least (get_since_value (record, context),
                       SAMPLE (record)->since_provenance == DAG_PROVENANCE_DERIVED);
}

/* By the moment it began: the order does not change while the clock runs. */
static double
get_since_key (gconstpointer record,
               gpointer      context)
{
  const DagAgentSample *sample = SAMPLE (record);

  return dag_time_is_known (sample->since_us) && sample->state != DAG_STATE_OFFLINE
             ? -(double) sample->since_us
             : NAN;
}

static char *
explain_since (gconstpointer record,
               gpointer      context)
{
  const DagAgentSample *sample = SAMPLE (record);

  if (SAMPLE (record)->is_restricted)
    return dag_words_restricted_figure ();
  if (!dag_time_is_known (sample->since_us))
    return dag_glance_explain_lack (!(GLANCE (context)->absent & DAG_PART_STATE_SINCE));
  if (is_untimed (sample, context))
    return sample->state == DAG_STATE_BREAK ? g_strdup (_ ("Told from five minutes on.")) : NULL;
  return dag_words_since (sample->since_us, GLANCE (context)->zone,
                          sample->since_provenance == DAG_PROVENANCE_DERIVED);
}

static void
format_reason (DagCellContent *content,
               gconstpointer   record,
               gpointer        context)
{
  set_dim (content, record, context);
  content->text = dag_agent_row_dup_reason (record, context);
}

static void
format_stretch (DagCellContent *content,
                gconstpointer   record,
                gpointer        context)
{
  gboolean at_least = FALSE;
  int64_t start_us = dag_agent_row_get_stretch_start (record, &at_least);

  set_dim (content, record, context);
  if (!dag_time_is_known (start_us))
    content->text = g_strdup (SAMPLE (record)->state == DAG_STATE_UNKNOWN
                                      || SAMPLE (record)->is_restricted
                                  ? DAG_WORDS_UNKNOWN
                                  : "");
  else
    {
      double since_s = dag_glance_get_since_s (context, start_us);

      dag_cell_content_set_minutes (content, since_s);
      set_at_least (content, since_s, at_least);
    }
}

static double
get_stretch_value (gconstpointer record,
                   gpointer      context)
{
  gboolean at_least = FALSE;

  return dag_glance_get_since_s (context,
                                 dag_agent_row_get_stretch_start (record, &at_least));
}

static char *
dup_stretch_at_least (gconstpointer record,
                      gpointer      context)
{
  gboolean at_least = FALSE;
  int64_t start_us = dag_agent_row_get_stretch_start (record, &at_least);

  return dup_at_least (dag_glance_get_since_s (context, start_us), at_least);
}

static double
get_stretch_key (gconstpointer record,
                 gpointer      context)
{
  gboolean at_least = FALSE;
  int64_t start_us = dag_agent_row_get_stretch_start (record, &at_least);

  return dag_time_is_known (start_us) ? -(double) start_us : NAN;
}

static char *
explain_stretch (gconstpointer record,
                 gpointer      context)
{
  gboolean at_least = FALSE;
  int64_t start_us = dag_agent_row_get_stretch_start (record, &at_least);

  if (SAMPLE (record)->is_restricted)
    return dag_words_restricted_figure ();
  if (SAMPLE (record)->state == DAG_STATE_BREAK)
    return g_strdup (_ ("On a break now."));
  if (!dag_time_is_known (start_us))
    return SAMPLE (record)->state == DAG_STATE_OFFLINE ? NULL : dag_glance_explain_lack (TRUE);
  return dag_words_since (start_us, GLANCE (context)->zone, at_least);
}

static void
format_breaks (DagCellContent *content,
               gconstpointer   record,
               gpointer        context)
{
  set_dim (content, record, context);
  dag_cell_content_set_minutes (content, ROW (record)->break_s);
}

static double
get_breaks_value (gconstpointer record,
                  gpointer      context)
{
  return ROW (record)->break_s;
}

/* From when on they are added up, where there is a sum. */
static char *
dup_breaks_since (gconstpointer record,
                  gpointer      context)
{
  return dag_seconds_is_known (ROW (record)->break_s)
             ? dag_glance_dup_time (context, ROW (record)->watched_since_us)
             : NULL;
}

static char *
explain_breaks (gconstpointer record,
                gpointer      context)
{
  g_autofree char *since = NULL;

  if (SAMPLE (record)->is_restricted)
    return dag_words_restricted_figure ();
  if (!dag_seconds_is_known (ROW (record)->break_s))
    return dag_glance_explain_lack (FALSE);
  if (!dag_time_is_known (ROW (record)->watched_since_us))
    return NULL;
  since = dag_words_since (ROW (record)->watched_since_us, GLANCE (context)->zone, FALSE);
  /* Translators: %s is "since 14:02" */
  return g_strdup_printf (_ ("As seen %s"), since);
}

static const DagBreakLane *
find_lane (gconstpointer record,
           gpointer      context)
{
  DagBreakLive *breaks = GLANCE (context)->breaks;

  return breaks != NULL && !ROW (record)->vanished
             ? dag_break_live_find (breaks, SAMPLE (record)->id)
             : NULL;
}

static void
format_credit (DagCellContent *content,
               gconstpointer   record,
               gpointer        context)
{
  const DagBreakLane *lane = find_lane (record, context);

  set_dim (content, record, context);
  if (lane == NULL && SAMPLE (record)->is_restricted)
    content->text = g_strdup (DAG_WORDS_UNKNOWN);
  if (lane == NULL)
    return;
  content->text = dag_words_break_credit (&lane->credit);
  if (lane->credit.rule == NULL)
    return;
  content->rings.owed = (guint8) CLAMP (lane->credit.n_pieces, 0, G_MAXUINT8);
  content->rings.full = (guint8) CLAMP (lane->credit.n_full, 0, G_MAXUINT8);
  content->rings.cut = (guint8) CLAMP (lane->credit.n_cut, 0, G_MAXUINT8);
  content->spoken = dag_words_break_credit_explained (&lane->credit, lane->begins_us,
                                                      GLANCE (context)->zone);
}

static char *
explain_credit (gconstpointer record,
                gpointer      context)
{
  const DagBreakLane *lane = find_lane (record, context);

  if (lane == NULL)
    return explain_restricted (record, context);
  return dag_words_break_credit_explained (&lane->credit, lane->begins_us,
                                           GLANCE (context)->zone);
}

static void
format_queues (DagCellContent *content,
               gconstpointer   record,
               gpointer        context)
{
  set_dim (content, record, context);
  content->text = ROW (record)->queue_names != NULL
                      ? dag_words_name (ROW (record)->queue_names)
                      : g_strdup (SAMPLE (record)->queues == NULL ? DAG_WORDS_UNKNOWN : "");
}

static char *
explain_queues (gconstpointer record,
                gpointer      context)
{
  if (ROW (record)->queue_names != NULL)
    return dag_words_name (ROW (record)->queue_names);
  return SAMPLE (record)->queues == NULL ? dag_glance_explain_lack (FALSE) : NULL;
}

static void
format_team (DagCellContent *content,
             gconstpointer   record,
             gpointer        context)
{
  set_dim (content, record, context);
  content->text = SAMPLE (record)->team_name != NULL
                      ? dag_words_name (SAMPLE (record)->team_name)
                      : g_strdup (DAG_WORDS_UNKNOWN);
}

static const char *
get_team (gconstpointer record)
{
  return SAMPLE (record)->team_name;
}

static int
compare_team (gconstpointer a,
              gconstpointer b,
              gpointer      context)
{
  return dag_words_compare (SAMPLE (a)->team_name, SAMPLE (b)->team_name);
}

static void
format_channel (DagCellContent *content,
                gconstpointer   record,
                gpointer        context)
{
  const DagAgentSample *sample = SAMPLE (record);

  set_dim (content, record, context);
  if (!sample->channel_known || sample->channel == DAG_CHANNEL_UNKNOWN)
    return;
  content->icon_name = dag_channel_icon_get_name (sample->channel);
  content->text = g_strdup (dag_words_channel (sample->channel));
}

static void
format_contacts (DagCellContent *content,
                 gconstpointer   record,
                 gpointer        context)
{
  const DagAgentSample *sample = SAMPLE (record);
  g_autofree char *text = NULL;

  set_dim (content, record, context);
  dag_cell_content_set_count (content, sample->today.handled);
  if (!dag_time_is_known (sample->today_since_us)
      || !dag_count_is_known (sample->today.handled))
    return;
  text = g_steal_pointer (&content->text);
  content->text = g_strconcat (AT_LEAST, text, NULL);
  content->spoken = g_strdup_printf (C_ ("figure", "at least %s"), text);
}

static char *
explain_contacts (gconstpointer record,
                  gpointer      context)
{
  const DagAgentSample *sample = SAMPLE (record);

  if (SAMPLE (record)->is_restricted)
    return dag_words_restricted_figure ();
  if (!dag_count_is_known (sample->today.handled))
    return dag_glance_explain_lack (sample->today.handled == DAG_COUNT_UNKNOWN);
  return dag_time_is_known (sample->today_since_us)
             ? dag_words_since (sample->today_since_us, GLANCE (context)->zone, TRUE)
             : NULL;
}

static void
format_row (DagCellContent *content,
            gconstpointer   record,
            gpointer        context)
{
  set_dim (content, record, context);
  dag_cell_content_set_count (content, ROW (record)->contacts_in_row);
}

static char *
explain_row (gconstpointer record,
             gpointer      context)
{
  if (SAMPLE (record)->is_restricted)
    return dag_words_restricted_figure ();
  return dag_count_is_known (ROW (record)->contacts_in_row)
             ? NULL
             : g_strdup (_ ("Not known yet: nothing of this person’s day was seen."));
}

static void
format_load (DagCellContent *content,
             gconstpointer   record,
             gpointer        context)
{
  set_dim (content, record, context);
  content->text = dag_words_percent (ROW (record)->load);
}

static char *
explain_load (gconstpointer record,
              gpointer      context)
{
  if (SAMPLE (record)->is_restricted)
    return dag_words_restricted_figure ();
  return dag_share_is_known (ROW (record)->load)
             ? NULL
             : g_strdup (_ ("Told from half an hour of watching on."));
}

/* Of somebody who is named no longer nobody knows it. */
static char *
dup_age (gconstpointer record,
         gpointer      context)
{
  return ROW (record)->vanished ? NULL
                                : dag_glance_dup_time (context, GLANCE (context)->taken_us);
}

/* Translators: header of an exported column that says yes or no: whether the figure of the
 * column before it is the least it can be */
static const DagColumnCaveat since_caveat = { N_ ("Time in state: at least"),
                                              dup_since_at_least };
/* Translators: as “Time in state: at least” */
static const DagColumnCaveat stretch_caveat = { N_ ("Since a break: at least"),
                                                dup_stretch_at_least };
/* Translators: header of an exported column: the moment from which on breaks were seen */
static const DagColumnCaveat breaks_caveat = { N_ ("Breaks seen since"), dup_breaks_since };

/* Translators: header of an exported column: of which moment the figures are */
const DagColumnCaveat dag_agent_columns_age = { N_ ("As of"), dup_age };

const DagColumn dag_agent_columns[] = {
  { "name", N_ ("Name"), N_ ("Who it is"), DAG_COLUMN_EXPAND, 0, 20, format_name, explain_name,
    NULL, compare_name, get_name },
  { "state", N_ ("State"), N_ ("What this person is doing now"), 0, 0, 13, format_state,
    explain_restricted, get_state_key, NULL },
  { "since", N_ ("Time in state"), N_ ("How long this state has lasted"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_TICKING | DAG_COLUMN_HIGH_FIRST, 0, 7, format_since,
    explain_since, get_since_key, NULL, .get_value = get_since_value,
    .unit = DAG_COLUMN_UNIT_SECONDS,
    /* Translators: short for “Time in state”, the header of a narrow table */
    .short_title = N_ ("Time"), .caveat = &since_caveat },
  { "reason", N_ ("Reason"),
    N_ ("The reason your contact centre gives; of a pause, from five minutes on"),
    DAG_COLUMN_TICKING, 3, 12, format_reason, NULL, NULL, NULL },
  { "stretch", N_ ("Since a break"),
    N_ ("Time since the last pause of at least five minutes, or since signing in"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_TICKING | DAG_COLUMN_HIGH_FIRST, 1, 9, format_stretch,
    explain_stretch, get_stretch_key, NULL, .get_value = get_stretch_value,
    .unit = DAG_COLUMN_UNIT_SECONDS, .caveat = &stretch_caveat },
  { "credit", N_ ("Break credit"),
    N_ ("Break had of what is owed: a ring fills with a piece without interruption, one that was "
        "cut short has a bar through it"),
    DAG_COLUMN_PLAIN, 2, 16, format_credit, explain_credit, NULL, NULL },
  { "breaks", N_ ("Breaks so far"), N_ ("Pauses of at least five minutes, added up"),
    DAG_COLUMN_NUMBER, 7, 7, format_breaks, explain_breaks, NULL, NULL,
    .get_value = get_breaks_value, .unit = DAG_COLUMN_UNIT_SECONDS,
    .caveat = &breaks_caveat },
  { "row", N_ ("In a row"), N_ ("Live contacts in a row without a gap of half a minute"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_KEPT_IN, 5, 5, format_row, explain_row, NULL, NULL },
  { "contacts", N_ ("Contacts"), N_ ("Contacts handled today"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_KEPT_IN, 6, 5, format_contacts, explain_contacts, NULL, NULL },
  { "load", N_ ("Load"),
    N_ ("Of the last half hour: (talk + hold + wrap-up) ÷ (talk + hold + wrap-up + free)"),
    DAG_COLUMN_NUMBER | DAG_COLUMN_KEPT_IN, 9, 6, format_load, explain_load, NULL, NULL },
  { "channel", N_ ("Channel"), N_ ("The channel of the contact now"), 0, 10, 13, format_channel,
    NULL, NULL, NULL },
  { "queues", N_ ("Queues"), N_ ("The queues this person is signed in to"), 0, 8, 18,
    format_queues, explain_queues, NULL, NULL },
  { "team", N_ ("Team"), N_ ("The team your contact centre names"), 0, 4, 10, format_team,
    NULL, NULL, compare_team, get_team },
};
const guint dag_n_agent_columns = G_N_ELEMENTS (dag_agent_columns);
