/* dag-words-state.c - states, channels, definitions and parts of a source by their names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-state.h"

#include "dag-privacy.h"
#include "dag-track.h"

#include <glib/gi18n-lib.h>

static const char *const state_names[DAG_N_STATES] = {
  [DAG_STATE_AVAILABLE] = NC_ ("state", "Free"),
  [DAG_STATE_RINGING] = NC_ ("state", "Ringing"),
  [DAG_STATE_ON_CONTACT] = NC_ ("state", "On a contact"),
  [DAG_STATE_WRAP_UP] = NC_ ("state", "Wrap-up"),
  [DAG_STATE_BREAK] = NC_ ("state", "On a break"),
  [DAG_STATE_MEETING] = NC_ ("state", "Meeting"),
  [DAG_STATE_OFFLINE] = NC_ ("state", "Signed out"),
  [DAG_STATE_UNKNOWN] = NC_ ("state", "Unknown"),
};

static const char *const channel_names[DAG_N_CHANNELS] = {
  [DAG_CHANNEL_PHONE] = NC_ ("channel", "Phone"),
  [DAG_CHANNEL_EMAIL] = NC_ ("channel", "E-mail"),
  [DAG_CHANNEL_CHAT] = NC_ ("channel", "Chat"),
  [DAG_CHANNEL_MESSAGING] = NC_ ("channel", "Messages"),
  [DAG_CHANNEL_SOCIAL] = NC_ ("channel", "Social media"),
  [DAG_CHANNEL_OTHER] = NC_ ("channel", "Other"),
  [DAG_CHANNEL_UNKNOWN] = NC_ ("channel", "Unknown"),
};

/* In the order of the bits of DagPart. */
static const char *const part_names[DAG_N_PARTS] = {
  N_ ("longest wait"),
  N_ ("expected wait"),
  N_ ("service-level target"),
  N_ ("service level"),
  N_ ("offered, answered and abandoned today"),
  N_ ("handle time"),
  N_ ("teams"),
  N_ ("since when a state lasts"),
  N_ ("the reason of a break"),
  N_ ("wrap-up"),
  N_ ("hold time"),
  N_ ("contacts and times of each agent today"),
  N_ ("when somebody signed in"),
  N_ ("contact reasons"),
  N_ ("callbacks"),
  N_ ("the agents’ day so far"),
  N_ ("the queues’ day so far"),
  N_ ("shifts"),
  N_ ("e-mail and other channels that can wait"),
};

static const struct
{
  const char *name;
  const char *formula;
} definitions[DAG_N_SERVICE_LEVEL_KINDS] = {
  [DAG_SERVICE_LEVEL_STRICT] = { N_ ("strict"), N_ ("answered in time ÷ offered") },
  [DAG_SERVICE_LEVEL_EXCL_EARLY_ABANDONS]
  = { N_ ("without early abandons"),
      N_ ("answered in time ÷ (offered − abandoned in time)") },
  [DAG_SERVICE_LEVEL_SERVED_OR_GONE]
  = { N_ ("served or gone"), N_ ("(answered in time + abandoned in time) ÷ offered") },
  [DAG_SERVICE_LEVEL_OF_ANSWERED]
  = { N_ ("of the answered"), N_ ("answered in time ÷ answered") },
  [DAG_SERVICE_LEVEL_EXCL_SHORT]
  = { N_ ("without short abandons"), N_ ("answered in time ÷ (offered − short abandons)") },
};

/**
 * dag_words_agent_state:
 * @state: a state
 *
 * Returns: (transfer none): its name, translated: "On a break"
 */
const char *
dag_words_agent_state (DagAgentState state)
{
  g_return_val_if_fail ((guint) state < DAG_N_STATES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "state", state_names[state]);
}

/**
 * dag_words_is_plain_break:
 * @reason: the source's own word for a break
 *
 * Returns: whether it says no more than that it is one, "on a break (Pauze)", or what is
 *   nobody's business: where somebody goes
 */
gboolean
dag_words_is_plain_break (const char *reason)
{
  static const char *const plain[] = { "break", "pause", "pauze", NULL };
  g_autofree char *folded = g_utf8_casefold (reason, -1);

  return g_strv_contains (plain, folded) || dag_privacy_is_private (reason);
}

/**
 * dag_words_reason:
 * @agent: a person
 * @since_s: for how long the state has lasted; below zero where that is not known
 *
 * Of a pause under five minutes, and of what is nobody's business however long it takes,
 * nobody is told why.
 *
 * Returns: (transfer none) (nullable): the source's own word, as it came
 */
const char *
dag_words_reason (const DagAgentSample *agent,
                  double                since_s)
{
  g_return_val_if_fail (agent != NULL, NULL);

  if (dag_privacy_is_private (agent->reason))
    return NULL;
  if (agent->reason == NULL || agent->state != DAG_STATE_BREAK)
    return agent->reason;
  return since_s >= DAG_BREATHER_S && !dag_words_is_plain_break (agent->reason) ? agent->reason
                                                                               : NULL;
}

/**
 * dag_words_state_s:
 * @state: what somebody does now
 * @since_s: for how long; below zero where that is not known
 *
 * That somebody is away is told at once, for it matters to whoever plans the line; for how
 * long, from five minutes on: a short pause is not timed, whether it is taken on "break" or
 * by signing out.
 *
 * Returns: @since_s, or %DAG_SECONDS_ABSENT where it is not told
 */
double
dag_words_state_s (DagAgentState state,
                   double        since_s)
{
  gboolean is_pause = state == DAG_STATE_BREAK || state == DAG_STATE_OFFLINE;

  return is_pause && since_s < DAG_BREATHER_S ? DAG_SECONDS_ABSENT : since_s;
}

/**
 * dag_words_channel:
 * @channel: a channel
 *
 * Returns: (transfer none): its name, translated: "Phone"
 */
const char *
dag_words_channel (DagChannel channel)
{
  g_return_val_if_fail ((guint) channel < DAG_N_CHANNELS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "channel", channel_names[channel]);
}

/**
 * dag_words_part:
 * @part: one part of what a source may supply
 *
 * Returns: (transfer none): what it is, translated, to stand in a list
 */
const char *
dag_words_part (DagPart part)
{
  int bit = g_bit_nth_lsf (part, -1);

  g_return_val_if_fail (bit >= 0 && bit < DAG_N_PARTS, "");

  return _ (part_names[bit]);
}

/**
 * dag_words_service_level_kind:
 * @kind: one of the five definitions
 *
 * Returns: (transfer none): its name, translated, to stand beside the number
 */
const char *
dag_words_service_level_kind (DagServiceLevelKind kind)
{
  g_return_val_if_fail ((guint) kind < DAG_N_SERVICE_LEVEL_KINDS, "");

  return _ (definitions[kind].name);
}

/**
 * dag_words_service_level_formula:
 * @kind: one of the five definitions
 *
 * Returns: (transfer none): its formula, translated
 */
const char *
dag_words_service_level_formula (DagServiceLevelKind kind)
{
  g_return_val_if_fail ((guint) kind < DAG_N_SERVICE_LEVEL_KINDS, "");

  return _ (definitions[kind].formula);
}
