/* dag-sim-query.c - what a call of the API asks for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-query.h"

#include "dag-sim-clock.h"

G_DEFINE_QUARK (dag-sim-error-quark, dag_sim_error)

static gboolean
refuse (GError     **error,
        const char  *name)
{
  g_set_error (error, DAG_SIM_ERROR, DAG_SIM_ERROR_BAD_PARAMETER,
               "the parameter “%s” is not valid", name);
  return FALSE;
}

/* A time, or a bare day, which means its midnight. The plus of an offset that was not
 * encoded has become a space. */
static gboolean
read_time (GHashTable  *parameters,
           const char  *name,
           int64_t     *time_ms,
           int64_t     *day,
           GError     **error)
{
  g_autofree char *text = g_strdup (g_hash_table_lookup (parameters, name));

  if (text == NULL)
    return TRUE;
  g_strdelimit (text, " ", '+');
  if (dag_sim_clock_parse_day (text, day))
    {
      *time_ms = dag_sim_clock_get_midnight (*day);
      return TRUE;
    }
  if (!dag_sim_clock_parse_time (text, 0, time_ms))
    return refuse (error, name);
  *day = dag_sim_clock_get_day (*time_ms);
  return TRUE;
}

static gboolean
read_number (GHashTable  *parameters,
             const char  *name,
             guint        low,
             guint        high,
             guint       *number,
             GError     **error)
{
  const char *text = g_hash_table_lookup (parameters, name);
  guint64 value;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, low, high, &value, NULL))
    return refuse (error, name);
  *number = (guint) value;
  return TRUE;
}

static gboolean
read_cursor (DagSimQuery  *self,
             const char   *text,
             GError      **error)
{
  g_auto (GStrv) parts = NULL;
  guint64 after, part;

  if (text == NULL)
    return TRUE;
  parts = g_strsplit (text, "-", 3);
  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 16, 0, G_MAXINT64, &after, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 16, 0, G_MAXUINT32, &part, NULL))
    {
      g_set_error (error, DAG_SIM_ERROR, DAG_SIM_ERROR_BAD_CURSOR,
                   "the cursor was not given out by this server");
      return FALSE;
    }
  self->continued = TRUE;
  self->after = (int64_t) after;
  self->after_part = (guint) part;
  return TRUE;
}

/**
 * dag_sim_query_read:
 * @self: (out): free with dag_sim_query_clear(), after a failure too
 * @parameters: the query of the address, by name
 * @now_ms: simulated time, for the defaults: today so far
 *
 * Returns: whether all of it could be understood
 */
gboolean
dag_sim_query_read (DagSimQuery  *self,
                    GHashTable   *parameters,
                    int64_t       now_ms,
                    GError      **error)
{
  guint minutes = 15;
  int64_t today = dag_sim_clock_get_day (now_ms);

  *self = (DagSimQuery){ 0 };
  self->from_day = today;
  self->to_day = today;
  self->from_ms = dag_sim_clock_get_midnight (today);
  self->to_ms = dag_sim_clock_get_midnight (today + 1);
  self->limit = DAG_SIM_PAGE;
  if (!read_time (parameters, "since", &self->from_ms, &self->from_day, error)
      || !read_time (parameters, "from", &self->from_ms, &self->from_day, error)
      || !read_time (parameters, "to", &self->to_ms, &self->to_day, error)
      || !read_number (parameters, "minutes", 5, 60, &minutes, error)
      || !read_number (parameters, "limit", 1, G_MAXUINT, &self->limit, error)
      || !read_cursor (self, g_hash_table_lookup (parameters, "after"), error))
    return FALSE;
  if (minutes != 5 && minutes != 15 && minutes != 30 && minutes != 60)
    return refuse (error, "minutes");
  self->minutes = (int) minutes;
  self->limit = MIN (self->limit, DAG_SIM_PAGE);
  self->queue = g_strdup (g_hash_table_lookup (parameters, "queue"));
  return TRUE;
}

void
dag_sim_query_clear (DagSimQuery *self)
{
  g_clear_pointer (&self->queue, g_free);
}

/* Returns: (transfer full): where to go on, in a form that means nothing to others */
char *
dag_sim_query_dup_cursor (int64_t after,
                          guint   part)
{
  return g_strdup_printf ("%" G_GINT64_MODIFIER "x-%x", after, part);
}
