/* dag-privacy-facts.h - what the settings say of how people are watched
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* Consent for one contact centre. */
typedef struct
{
  char *centre;
  int64_t accepted_at_s;
  char *reference; /* may be empty */
} DagPrivacyConsent;

/* The settings in force. Days; everything else follows from what the program does. */
typedef struct
{
  guint people_days;
  guint totals_days;
  guint queues_days;
  guint intervals_days;
  guint notes_days;   /* of the board: notes and actions */
  guint breaks_days;  /* of the board: planned breaks, notes on breaks */
  gboolean notifies;  /* desktop notifications */
  GPtrArray *consents; /* of DagPrivacyConsent */
  char *folder;       /* where it is kept */
} DagPrivacyFacts;

DagPrivacyFacts *dag_privacy_facts_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void             dag_privacy_facts_free        (DagPrivacyFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagPrivacyFacts, dag_privacy_facts_free)
void             dag_privacy_facts_add_consent (DagPrivacyFacts *self,
                                                const char      *centre,
                                                int64_t          accepted_at_s,
                                                const char      *reference);

G_END_DECLS
