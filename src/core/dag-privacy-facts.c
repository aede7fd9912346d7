/* dag-privacy-facts.c - what the settings say of how people are watched
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy-facts.h"

static void
consent_free (gpointer data)
{
  DagPrivacyConsent *consent = data;

  g_free (consent->centre);
  g_free (consent->reference);
  g_free (consent);
}

static void
board_free (gpointer data)
{
  DagPrivacyBoard *board = data;

  g_free (board->kind);
  g_free (board);
}

/* Returns: (transfer full): the defaults; a caller fills in what is set otherwise */
DagPrivacyFacts *
dag_privacy_facts_new (void)
{
  DagPrivacyFacts *self = g_new0 (DagPrivacyFacts, 1);

  self->people_days = 7;
  self->totals_days = 30;
  self->verdicts_days = 90;
  self->queues_days = 31;
  self->intervals_days = 730;
  self->log_days = DAG_PRIVACY_LOG_DAYS;
  self->boards = g_ptr_array_new_with_free_func (board_free);
  self->consents = g_ptr_array_new_with_free_func (consent_free);
  return self;
}

void
dag_privacy_facts_free (DagPrivacyFacts *self)
{
  g_ptr_array_unref (self->consents);
  g_ptr_array_unref (self->boards);
  g_free (self->folder);
  g_free (self->chats);
  g_free (self);
}

void
dag_privacy_facts_add_consent (DagPrivacyFacts *self,
                               const char      *centre,
                               int64_t          accepted_at_s,
                               const char      *reference)
{
  DagPrivacyConsent *consent = g_new0 (DagPrivacyConsent, 1);

  consent->centre = g_strdup (centre);
  consent->accepted_at_s = accepted_at_s;
  consent->reference = g_strdup (reference);
  g_ptr_array_add (self->consents, consent);
}

void
dag_privacy_facts_add_board (DagPrivacyFacts *self,
                             const char      *kind,
                             guint            days,
                             gboolean         names_people)
{
  DagPrivacyBoard *board = g_new0 (DagPrivacyBoard, 1);

  board->kind = g_strdup (kind);
  board->days = days;
  board->names_people = names_people;
  g_ptr_array_add (self->boards, board);
}
