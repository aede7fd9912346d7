/* dag-privacy-facts.h - what the settings say of how people are watched
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

#define DAG_PRIVACY_LOG_DAYS 365 /* who looked at whom */

/* Consent for one contact centre. */
typedef struct
{
  char *centre;
  int64_t accepted_at_s;
  char *reference; /* may be empty */
} DagPrivacyConsent;

/* One kind of item on the board. */
typedef struct
{
  char *kind;
  guint days;           /* 0: until it is taken out */
  gboolean names_people;
} DagPrivacyBoard;

/* The settings in force. Days; everything else follows from what the program does. */
typedef struct
{
  guint people_days;
  guint totals_days;
  guint verdicts_days; /* whether the rules on breaks were met in each shift */
  guint queues_days;
  guint intervals_days;
  GPtrArray *boards;  /* of DagPrivacyBoard: every kind of the board */
  guint log_days;     /* who looked at whom */
  guint hide_after_min; /* names hide by themselves then; 0: never */
  char *chats;        /* (nullable): where may be posted to: "https://chat.example.org" */
  gboolean notifies;  /* desktop notifications */
  guint n_restricted; /* people whose data is kept and not worked with */
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
void             dag_privacy_facts_add_board   (DagPrivacyFacts *self,
                                                const char      *kind,
                                                guint            days,
                                                gboolean         names_people);

G_END_DECLS
