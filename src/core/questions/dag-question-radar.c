/* dag-question-radar.c - what customers ask today, and what they ask more than they used to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-radar.h"

#include "dag-rising.h"

static void
question_free (gpointer memory)
{
  DagQuestion *self = memory;

  g_free (self->id);
  g_free (self->label);
  g_free (self);
}

/**
 * dag_question_radar_new:
 *
 * Returns: (transfer full): a radar that knows of nothing
 */
DagQuestionRadar *
dag_question_radar_new (void)
{
  DagQuestionRadar *self = g_new0 (DagQuestionRadar, 1);

  self->contacts = DAG_COUNT_ABSENT;
  self->tagged = DAG_COUNT_ABSENT;
  self->past_coverage = DAG_SHARE_ABSENT;
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->verdict = DAG_RADAR_NO_REASONS;
  return self;
}

void
dag_question_radar_free (DagQuestionRadar *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

/**
 * dag_question_radar_find:
 * @self: (nullable): a radar
 * @id: (nullable): of a question
 *
 * Returns: (transfer none) (nullable): it
 */
const DagQuestion *
dag_question_radar_find (const DagQuestionRadar *self,
                         const char             *id)
{
  return self != NULL && id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * dag_question_radar_ensure:
 * @self: a radar
 * @id: of a question
 * @label: (nullable): as it is called
 *
 * Returns: (transfer none): the question, made where it was not there: asked not once yet
 */
DagQuestion *
dag_question_radar_ensure (DagQuestionRadar *self,
                           const char       *id,
                           const char       *label)
{
  DagQuestion *question;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  question = (DagQuestion *) dag_question_radar_find (self, id);
  if (question != NULL)
    return question;
  question = g_new0 (DagQuestion, 1);
  question->id = g_strdup (id);
  question->label = g_strdup (label != NULL ? label : id);
  question->exposure = 1.0;
  question->usual = -1.0;
  question->p = question->adjusted_p = 1.0;
  g_ptr_array_add (self->questions, question);
  g_hash_table_insert (self->by_id, question->id, question);
  return question;
}

/**
 * dag_question_radar_get_coverage:
 * @self: a radar
 *
 * Returns: the share of today's contacts with a reason, 0…1; absent where it is not known
 */
double
dag_question_radar_get_coverage (const DagQuestionRadar *self)
{
  g_return_val_if_fail (self != NULL, DAG_SHARE_ABSENT);

  if (!dag_count_is_known (self->tagged) || self->contacts <= 0)
    return DAG_SHARE_ABSENT;
  return MIN (1.0, (double) self->tagged / (double) self->contacts);
}

static gboolean
has_past (const DagQuestion *question)
{
  return question->past_days >= DAG_RADAR_MIN_DAYS && question->exposure > 0.0;
}

static gboolean
has_tally (const DagQuestionRadar *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const DagQuestion *question = g_ptr_array_index (self->questions, i);

      if (question->is_tally && question->today + question->before > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_any_past (const DagQuestionRadar *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (has_past (g_ptr_array_index (self->questions, i)))
      return TRUE;
  return FALSE;
}

/* What can be said of the reasons that the source records. */
static DagRadarVerdict
judge_source (const DagQuestionRadar *self)
{
  double coverage = dag_question_radar_get_coverage (self);

  if (!self->knows_reasons)
    return has_tally (self) ? DAG_RADAR_READY : DAG_RADAR_NO_REASONS;
  if (dag_share_is_known (coverage) && coverage < DAG_RADAR_MIN_COVERAGE)
    return DAG_RADAR_LITTLE_COVERAGE;
  if (dag_share_is_known (coverage) && self->past_coverage > 0.0
      && (coverage > self->past_coverage * DAG_RADAR_MAX_CHANGE
          || coverage * DAG_RADAR_MAX_CHANGE < self->past_coverage))
    return DAG_RADAR_COVERAGE_CHANGED;
  return DAG_RADAR_READY;
}

static gboolean
is_tested (const DagQuestionRadar *self,
           const DagQuestion      *question)
{
  if (!has_past (question))
    return FALSE;
  if (!question->is_tally && self->verdict != DAG_RADAR_READY)
    return FALSE;
  /* By the total, which the test takes as given: to choose by today's count alone would
   * choose those that are high by chance. */
  return question->today + question->before >= DAG_RADAR_MIN_COUNT;
}

static void
test_all (DagQuestionRadar *self)
{
  g_autoptr (GPtrArray) tested = g_ptr_array_new ();
  g_autofree double *p = g_new (double, self->questions->len + 1);
  g_autofree double *adjusted = g_new (double, self->questions->len + 1);

  for (guint i = 0; i < self->questions->len; i++)
    {
      DagQuestion *question = g_ptr_array_index (self->questions, i);

      question->p = question->adjusted_p = 1.0;
      question->is_rising = FALSE;
      question->usual = has_past (question)
                            ? (double) question->before / question->past_days * question->exposure
                            : -1.0;
      if (!is_tested (self, question))
        continue;
      question->p = dag_rising_test (question->today, question->exposure, question->before,
                                     question->past_days);
      p[tested->len] = question->p;
      g_ptr_array_add (tested, question);
    }
  dag_holm_adjust (p, tested->len, adjusted);
  for (guint i = 0; i < tested->len; i++)
    {
      DagQuestion *question = g_ptr_array_index (tested, i);

      question->adjusted_p = adjusted[i];
      question->is_rising
          = adjusted[i] <= DAG_RADAR_ALPHA && question->today >= DAG_RADAR_MIN_COUNT;
      self->n_rising += question->is_rising;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const DagQuestion *one = *(const DagQuestion *const *) a;
  const DagQuestion *other = *(const DagQuestion *const *) b;

  if (one->is_rising != other->is_rising)
    return one->is_rising ? -1 : 1;
  if (one->is_rising && one->adjusted_p < other->adjusted_p)
    return -1;
  if (one->is_rising && one->adjusted_p > other->adjusted_p)
    return 1;
  if (one->today != other->today)
    return one->today > other->today ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

/**
 * dag_question_radar_judge:
 * @self: a radar with all that was counted
 *
 * Finds what rises: asked at least %DAG_RADAR_MIN_COUNT times today, and by
 * dag_rising_test(), after Holm among all that were asked so often today and before
 * together, with an adjusted p of at most %DAG_RADAR_ALPHA. Where too few contacts have a
 * reason, or another share than before, nothing that the source records is called rising: a
 * count that rises may then be a habit of noting that changed.
 */
void
dag_question_radar_judge (DagQuestionRadar *self)
{
  g_return_if_fail (self != NULL);

  self->n_rising = 0;
  self->n_hidden = 0;
  self->verdict = judge_source (self);
  test_all (self);
  if (self->verdict == DAG_RADAR_READY && !has_any_past (self))
    self->verdict = DAG_RADAR_NO_PAST;
  g_ptr_array_sort (self->questions, compare);
  for (guint i = 0; i < self->questions->len; i++)
    {
      const DagQuestion *question = g_ptr_array_index (self->questions, i);

      self->n_hidden += question->today > 0 && question->today < DAG_RADAR_MIN_SHOWN;
    }
}
