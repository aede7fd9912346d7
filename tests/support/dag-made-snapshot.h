/* dag-made-snapshot.h - snapshots as text, of any size, the same for the same numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes one agent; @version changes what a working hour changes. */
static inline void
dag_made_agent (GString *text,
                guint    number,
                guint    version)
{
  static const char *const states[] = { "available", "ringing", "on-contact", "wrap-up",
                                        "break", "meeting", "offline" };
  const char *state = states[(number + version) % G_N_ELEMENTS (states)];

  g_string_append_printf (
      text,
      "{\"id\":\"a-%05u\",\"name\":\"Anna de B\xc3\xb8r %u\",\"team\":{\"id\":\"t%u\",\"name\":"
      "\"Team %u\"},\"state\":\"%s\",\"since\":\"2026-11-23T10:%02u:%02u+01:00\",\"reason\":%s,"
      "\"channel\":\"phone\",\"queues\":[\"q%u\",\"q%u\"],\"skills\":[\"q%u\",\"q%u\",\"mail\"],"
      "\"contacts\":[{\"channel\":\"phone\",\"open\":%u,\"max\":1}],\"signed_in_at\":"
      "\"2026-11-23T08:30:02+01:00\",\"today\":{\"handled\":%u,\"talk_s\":%u.5,\"hold_s\":%u,"
      "\"wrap_up_s\":%u,\"idle_s\":%u,\"break_s\":%u}}",
      number, number, number % 17, number % 17, state, (number + version) % 60, number % 60,
      (number + version) % 7 == 4 ? "\"Lunch\"" : "null", number % 9, number % 11, number % 9,
      number % 11, (number + version) % 2, version + number % 30, version * 7 + number % 4000,
      number % 300, number % 900, number % 700, number % 900);
}

static inline void
dag_made_queue (GString *text,
                guint    number,
                guint    version)
{
  g_string_append_printf (
      text,
      "{\"id\":\"q%u\",\"name\":\"Facturen %u\",\"channel\":\"phone\",\"waiting\":%u,"
      "\"longest_wait_s\":%u.25,\"expected_wait_s\":95.0,\"target\":{\"level\":0.8,"
      "\"within_s\":20},\"staffed\":13,\"available\":1,\"ringing\":1,\"on_contact\":8,"
      "\"wrap_up\":1,\"on_break\":1,\"meeting\":1,\"today\":{\"offered\":%u,\"answered\":391,"
      "\"abandoned\":18,\"abandoned_short\":4,\"answered_within\":305,\"handled\":388,"
      "\"handle_s\":112608}}",
      number, number, (number + version) % 13, number % 200, 400 + version);
}

/* @version_of: (nullable): versions of the agents; %NULL: all 0 */
static inline char *
dag_made_snapshot (guint        n_agents,
                   guint        n_queues,
                   guint        second,
                   const guint *version_of)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          "{\"schema\":\"dagstart.snapshot/1\",\"taken_at\":"
                          "\"2026-11-23T%02u:%02u:%02u.250+01:00\",\"source\":{\"name\":"
                          "\"Voorbeeld\",\"timezone\":\"Europe/Amsterdam\",\"simulated\":true,"
                          "\"speed\":1.0},\"queues\":[",
                          second / 3600 % 24, second / 60 % 60, second % 60);
  for (guint i = 0; i < n_queues; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      dag_made_queue (text, i, second);
    }
  g_string_append (text, "],\"agents\":[");
  for (guint i = 0; i < n_agents; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      dag_made_agent (text, i, version_of != NULL ? version_of[i] : 0);
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

G_END_DECLS
