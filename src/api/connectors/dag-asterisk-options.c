/* dag-asterisk-options.c - what Asterisk does not tell: wrap-up, reasons, zone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-options.h"

#include "dag-fault.h"

#include <string.h>

#define DEFAULT_SHORT_S 5.0

/* Parts of a reason that tell what it is, in Dutch and English. All else is a break: a pause
 * that is none would hide a break not taken, but seldom; the user can map every word. */
static const struct
{
  const char *part;
  DagAgentState state;
} known_parts[] = {
  { "training", DAG_STATE_MEETING },  { "opleiding", DAG_STATE_MEETING },
  { "instructie", DAG_STATE_MEETING }, { "coach", DAG_STATE_MEETING },
  { "overleg", DAG_STATE_MEETING },   { "meeting", DAG_STATE_MEETING },
  { "vergader", DAG_STATE_MEETING },  { "briefing", DAG_STATE_MEETING },
  { "dagstart", DAG_STATE_MEETING },  { "admin", DAG_STATE_MEETING },
  { "back office", DAG_STATE_MEETING }, { "backoffice", DAG_STATE_MEETING },
  { "project", DAG_STATE_MEETING },   { "nawerk", DAG_STATE_WRAP_UP },
  { "wrap-up", DAG_STATE_WRAP_UP },   { "wrapup", DAG_STATE_WRAP_UP },
  { "wrap up", DAG_STATE_WRAP_UP },   { "after call", DAG_STATE_WRAP_UP },
};

static gboolean
read_number (const char  *key,
             const char  *text,
             guint64      max,
             int64_t     *number,
             GError     **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &value, NULL))
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                   "option %s: expected a whole number from 0 to %" G_GUINT64_FORMAT, key,
                   max);
      return FALSE;
    }
  *number = (int64_t) value;
  return TRUE;
}

static gboolean
read_reason (DagAsteriskOptions  *self,
             const char          *pair,
             GError             **error)
{
  const char *equals = strrchr (pair, '=');
  g_autofree char *word = NULL;
  g_autofree char *kind = NULL;
  DagAgentState state;

  if (equals != NULL)
    {
      word = g_strstrip (g_strndup (pair, (gsize) (equals - pair)));
      kind = g_strstrip (g_strdup (equals + 1));
    }
  if (equals == NULL || *word == '\0' || !dag_agent_state_from_word (kind, &state)
      || (state != DAG_STATE_BREAK && state != DAG_STATE_MEETING
          && state != DAG_STATE_WRAP_UP))
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                   "option reasons: “%s” is not WORD=break, WORD=meeting or WORD=wrap-up",
                   pair);
      return FALSE;
    }
  g_hash_table_insert (self->reasons, g_utf8_casefold (word, -1),
                       GINT_TO_POINTER (state));
  return TRUE;
}

static gboolean
read_reasons (DagAsteriskOptions  *self,
              const char          *text,
              GError             **error)
{
  g_auto (GStrv) pairs = g_strsplit_set (text, ";\n", -1);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_strstrip (*pair);
      if (**pair != '\0' && !read_reason (self, *pair, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_zone (DagAsteriskOptions  *self,
           const char          *text,
           GError             **error)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_new_identifier (text);
  if (self->zone == NULL)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                   "option timezone: “%s” is not known", text);
      return FALSE;
    }
  g_free (self->zone_name);
  self->zone_name = g_strdup (text);
  return TRUE;
}

static gboolean
read_option (DagAsteriskOptions  *self,
             const char          *key,
             const char          *text,
             GError             **error)
{
  int64_t number = 0;

  if (g_str_equal (key, "reasons"))
    return read_reasons (self, text, error);
  if (g_str_equal (key, DAG_ASTERISK_OPTION_TIMEZONE))
    return *text == '\0' || read_zone (self, text, error);
  if (g_str_equal (key, "name"))
    {
      g_free (self->name);
      self->name = g_strdup (text);
      return TRUE;
    }
  if (g_str_equal (key, DAG_ASTERISK_OPTION_WRAPUP))
    return read_number (key, text, DAG_ASTERISK_MAX_WRAPUP_S, &self->wrapup_s, error);
  if (g_str_has_prefix (key, "wrapup."))
    {
      if (!read_number (key, text, DAG_ASTERISK_MAX_WRAPUP_S, &number, error))
        return FALSE;
      g_hash_table_insert (self->wrapups, g_strdup (key + strlen ("wrapup.")),
                           GINT_TO_POINTER ((int) number));
      return TRUE;
    }
  if (g_str_equal (key, "target") || g_str_has_prefix (key, "target."))
    {
      if (!read_number (key, text, 100, &number, error))
        return FALSE;
      if (key[strlen ("target")] == '\0')
        self->target_level = (double) number / 100.0;
      else
        g_hash_table_insert (self->targets, g_strdup (key + strlen ("target.")),
                             GINT_TO_POINTER ((int) number));
      return TRUE;
    }
  if (g_str_equal (key, "short"))
    {
      if (!read_number (key, text, DAG_ASTERISK_MAX_WRAPUP_S, &number, error))
        return FALSE;
      self->short_s = (double) number;
    }
  return TRUE; /* an option of a newer version */
}

/**
 * dag_asterisk_options_new:
 * @connection: a connection of kind "asterisk"
 * @error: %DAG_FAULT_USAGE, naming the option
 *
 * Returns: (transfer full) (nullable): its options, checked
 */
DagAsteriskOptions *
dag_asterisk_options_new (const DagConnection  *connection,
                          GError              **error)
{
  g_autoptr (DagAsteriskOptions) self = g_new0 (DagAsteriskOptions, 1);
  g_autofree char *host = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_return_val_if_fail (connection != NULL, NULL);

  self->wrapup_s = DAG_COUNT_ABSENT;
  self->target_level = DAG_SHARE_ABSENT;
  self->short_s = DEFAULT_SHORT_S;
  self->wrapups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->zone = g_time_zone_new_local ();
  /* Where the zone is a file without a name, it is not an IANA name either. */
  if (g_ascii_isalpha (*g_time_zone_get_identifier (self->zone)))
    self->zone_name = g_strdup (g_time_zone_get_identifier (self->zone));
  if (g_uri_split_network (connection->url, G_URI_FLAGS_NONE, NULL, &host, NULL, NULL))
    self->name = g_strdup (host);
  if (connection->options == NULL)
    return g_steal_pointer (&self);
  g_hash_table_iter_init (&iter, connection->options);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!read_option (self, key, value, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
dag_asterisk_options_free (DagAsteriskOptions *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->wrapups, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->reasons, g_hash_table_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->zone_name);
  g_free (self->name);
  g_free (self);
}

/**
 * dag_asterisk_options_get_wrapup_s:
 * @self: options
 * @queue: a queue's name
 *
 * Returns: seconds of wrap-up after a call of that queue; absent where nobody set it
 */
int64_t
dag_asterisk_options_get_wrapup_s (const DagAsteriskOptions *self,
                                   const char               *queue)
{
  gpointer seconds;

  g_return_val_if_fail (self != NULL && queue != NULL, DAG_COUNT_ABSENT);

  if (g_hash_table_lookup_extended (self->wrapups, queue, NULL, &seconds))
    return GPOINTER_TO_INT (seconds);
  return self->wrapup_s;
}

/**
 * dag_asterisk_options_has_wrapup:
 * @self: options
 *
 * Returns: whether wrap-up can be worked out for any queue
 */
gboolean
dag_asterisk_options_has_wrapup (const DagAsteriskOptions *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dag_count_is_known (self->wrapup_s) || g_hash_table_size (self->wrapups) > 0;
}

/**
 * dag_asterisk_options_get_target_level:
 * @self: options
 * @queue: a queue's name
 *
 * Returns: the share of its service-level target; absent where nobody set it
 */
double
dag_asterisk_options_get_target_level (const DagAsteriskOptions *self,
                                       const char               *queue)
{
  gpointer percent;

  g_return_val_if_fail (self != NULL && queue != NULL, DAG_SHARE_ABSENT);

  if (g_hash_table_lookup_extended (self->targets, queue, NULL, &percent))
    return GPOINTER_TO_INT (percent) / 100.0;
  return self->target_level;
}

/**
 * dag_asterisk_options_map_reason:
 * @self: options
 * @reason: (nullable): a pause reason as Asterisk has it
 *
 * Returns: %DAG_STATE_BREAK, %DAG_STATE_MEETING or %DAG_STATE_WRAP_UP
 */
DagAgentState
dag_asterisk_options_map_reason (const DagAsteriskOptions *self,
                                 const char               *reason)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *word = NULL;
  gpointer state;

  g_return_val_if_fail (self != NULL, DAG_STATE_BREAK);

  trimmed = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  word = g_utf8_casefold (trimmed, -1);
  if (g_hash_table_lookup_extended (self->reasons, word, NULL, &state))
    return (DagAgentState) GPOINTER_TO_INT (state);
  if (*word == '\0')
    return DAG_STATE_BREAK;
  if (g_str_equal (word, "acw"))
    return DAG_STATE_WRAP_UP;
  for (guint i = 0; i < G_N_ELEMENTS (known_parts); i++)
    if (strstr (word, known_parts[i].part) != NULL)
      return known_parts[i].state;
  if (g_hash_table_lookup_extended (self->reasons, "*", NULL, &state))
    return (DagAgentState) GPOINTER_TO_INT (state);
  return DAG_STATE_BREAK;
}
