/* dag-state-icon.c - the pictures of states and channels; a word always stands beside them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-state-icon.h"

static const char *const state_icons[DAG_N_STATES] = {
  [DAG_STATE_AVAILABLE] = "dag-state-available-symbolic",
  [DAG_STATE_RINGING] = "dag-state-ringing-symbolic",
  [DAG_STATE_ON_CONTACT] = "dag-state-on-contact-symbolic",
  [DAG_STATE_WRAP_UP] = "dag-state-wrap-up-symbolic",
  [DAG_STATE_BREAK] = "dag-state-break-symbolic",
  [DAG_STATE_MEETING] = "dag-state-meeting-symbolic",
  [DAG_STATE_OFFLINE] = "dag-state-offline-symbolic",
  [DAG_STATE_UNKNOWN] = "dag-state-unknown-symbolic",
};

static const char *const channel_icons[DAG_N_CHANNELS] = {
  [DAG_CHANNEL_PHONE] = "dag-channel-phone-symbolic",
  [DAG_CHANNEL_EMAIL] = "dag-channel-email-symbolic",
  [DAG_CHANNEL_CHAT] = "dag-channel-chat-symbolic",
  [DAG_CHANNEL_MESSAGING] = "dag-channel-messaging-symbolic",
  [DAG_CHANNEL_SOCIAL] = "dag-channel-social-symbolic",
  [DAG_CHANNEL_OTHER] = "dag-channel-other-symbolic",
  [DAG_CHANNEL_UNKNOWN] = "dag-state-unknown-symbolic",
};

/**
 * dag_state_icon_get_name:
 * @state: a state
 *
 * Returns: (transfer none): the name of its symbolic icon
 */
const char *
dag_state_icon_get_name (DagAgentState state)
{
  g_return_val_if_fail ((guint) state < DAG_N_STATES, NULL);

  return state_icons[state];
}

/**
 * dag_channel_icon_get_name:
 * @channel: a channel
 *
 * Returns: (transfer none): the name of its symbolic icon
 */
const char *
dag_channel_icon_get_name (DagChannel channel)
{
  g_return_val_if_fail ((guint) channel < DAG_N_CHANNELS, NULL);

  return channel_icons[channel];
}
