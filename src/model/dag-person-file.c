/* dag-person-file.c - everything that is kept about one person, to hand over or to erase
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-person-file.h"

#include "dag-board-ask.h"
#include "dag-board-person.h"
#include "dag-break-record.h"
#include "dag-dashboard-private.h"
#include "dag-store-error.h"
#include "dag-store-history.h"
#include "dag-track.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* One export: the data of its task. */
typedef struct
{
  DagPersonFile *file;
  JsonBuilder *builder;
} Export;

static void
line_free (gpointer data)
{
  DagPersonLine *line = data;

  g_free (line->at);
  g_free (line->kind);
  g_free (line->text);
  g_free (line);
}

void
dag_person_file_free (DagPersonFile *self)
{
  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->json);
  g_free (self);
}

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_pointer (&self->file, dag_person_file_free);
  g_clear_object (&self->builder);
  g_free (self);
}

static void
add_line (Export     *self,
          const char *at,
          const char *kind,
          const char *text)
{
  DagPersonLine *line = g_new0 (DagPersonLine, 1);

  line->at = g_strdup (at != NULL ? at : "");
  line->kind = g_strdup (kind);
  line->text = g_strdup (text);
  g_ptr_array_add (self->file->lines, line);
}

static char *
dup_time (int64_t at_us)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);

  return at != NULL ? g_date_time_format_iso8601 (at) : g_strdup ("");
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
begin_file (Export *self)
{
  g_autofree char *now = dup_time (g_get_real_time ());

  json_builder_begin_object (self->builder);
  add_member (self->builder, "schema", "dagstart.person/1");
  add_member (self->builder, "id", self->file->id);
  add_member (self->builder, "name", self->file->name);
  add_member (self->builder, "exported_at", now);
  add_member (self->builder, "note",
              "Pauses under five minutes are part of the work around them.");
}

static gboolean
is_pause (GPtrArray *changes,
          guint      index)
{
  const DagStateChange *change = g_ptr_array_index (changes, index);

  return change->state == DAG_STATE_BREAK || change->state == DAG_STATE_OFFLINE;
}

/* A pause under five minutes is nobody's business, not even in this file; nor where it is
 * not over, was taken in two parts, or by signing out. */
static gboolean
is_short_pause (GPtrArray *changes,
                guint      index,
                int64_t    now_us)
{
  guint first = index;
  guint end = index + 1;
  int64_t end_us;

  if (!is_pause (changes, index))
    return FALSE;
  while (first > 0 && is_pause (changes, first - 1))
    first--;
  while (end < changes->len && is_pause (changes, end))
    end++;
  end_us = end < changes->len ? ((DagStateChange *) g_ptr_array_index (changes, end))->at_us
                              : now_us;
  return end_us - ((DagStateChange *) g_ptr_array_index (changes, first))->at_us
         < DAG_BREATHER_S * DAG_USEC_PER_SEC;
}

static void
add_history (Export    *self,
             GPtrArray *changes,
             int64_t    now_us)
{
  json_builder_set_member_name (self->builder, "states");
  json_builder_begin_array (self->builder);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      const char *word = dag_agent_state_get_word (change->state);
      g_autofree char *at = dup_time (change->at_us);
      g_autofree char *text = change->reason != NULL
                                  ? g_strdup_printf ("%s (%s)", word, change->reason)
                                  : g_strdup (word);

      if (is_short_pause (changes, i, now_us))
        continue;
      add_line (self, at, "state", text);
      json_builder_begin_object (self->builder);
      add_member (self->builder, "at", at);
      add_member (self->builder, "state", word);
      add_member (self->builder, "reason", change->reason);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

/* One line a shift for a reader; every rule for a computer. */
static void
add_verdict (Export               *self,
             const DagBreakRecord *record)
{
  g_autofree char *from = dup_time (record->begins_us);
  g_autofree char *to = dup_time (record->ends_us);
  g_autofree char *text
      = g_strdup_printf ("%s (%s)", dag_verdict_get_word (record->verdict),
                         record->is_final ? "until the end" : "as far as it was seen");

  add_line (self, from, "breaks", text);
  json_builder_begin_object (self->builder);
  add_member (self->builder, "from", from);
  add_member (self->builder, "to", to);
  json_builder_set_member_name (self->builder, "final");
  json_builder_add_boolean_value (self->builder, record->is_final);
  add_member (self->builder, "verdict", dag_verdict_get_word (record->verdict));
  json_builder_set_member_name (self->builder, "rules");
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < record->rules->len; i++)
    {
      const DagBreakRecordRule *rule = g_ptr_array_index (record->rules, i);

      json_builder_begin_object (self->builder);
      add_member (self->builder, "set", rule->set);
      add_member (self->builder, "rule", rule->rule);
      add_member (self->builder, "verdict", dag_verdict_get_word (rule->verdict));
      json_builder_set_member_name (self->builder, "have_s");
      json_builder_add_int_value (self->builder, rule->have_s);
      json_builder_set_member_name (self->builder, "need_s");
      json_builder_add_int_value (self->builder, rule->need_s);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

static void
add_verdicts (Export    *self,
              GPtrArray *records)
{
  json_builder_set_member_name (self->builder, "breaks");
  json_builder_begin_array (self->builder);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_verdict (self, g_ptr_array_index (records, i));
  json_builder_end_array (self->builder);
}

static char *
print_value (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (value, NULL)
                                                             : g_variant_print (value, FALSE);
}

static void
add_item (Export             *self,
          const DagBoardItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  json_builder_begin_object (self->builder);
  add_member (self->builder, "id", item->id);
  add_member (self->builder, "kind", item->kind);
  add_member (self->builder, "day", item->day);
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DagBoardField *field = g_ptr_array_index (item->fields, i);
      GVariant *value = dag_board_field_get_value (field);
      g_autofree char *printed = value != NULL ? print_value (value) : NULL;

      if (printed == NULL || *printed == '\0')
        continue;
      add_member (self->builder, field->name, printed);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", field->name, printed);
    }
  json_builder_end_object (self->builder);
  add_line (self, item->day, item->kind, text->str);
}

static void
finish_file (Export    *self,
             GPtrArray *items)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_set_member_name (self->builder, "board");
  json_builder_begin_array (self->builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (!dag_board_item_is_removed (g_ptr_array_index (items, i)))
      add_item (self, g_ptr_array_index (items, i));
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
  root = json_builder_get_root (self->builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  self->file->json = json_generator_to_data (generator, NULL);
}

static void
on_board_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, &error);

  /* a board in memory alone has nothing on the disk to tell of */
  if (answer == NULL && !g_error_matches (error, DAG_STORE_ERROR, DAG_STORE_ERROR_CLOSED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  finish_file (export, answer != NULL ? answer->items : NULL);
  g_task_return_pointer (task, g_steal_pointer (&export->file),
                         (GDestroyNotify) dag_person_file_free);
}

static void
ask_board (GTask *task)
{
  DagDashboard *dashboard = g_task_get_source_object (task);
  const Export *export = g_task_get_task_data (task);

  dag_board_ask_async (dag_dashboard_get_board (dashboard), DAG_BOARD_ASK_PERSON,
                       export->file->id, NULL, g_task_get_cancellable (task), on_board_ready,
                       g_object_ref (task));
}

static void
on_verdicts_ready (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) records
      = dag_store_history_read_verdicts_finish (DAG_STORE_HISTORY (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  add_verdicts (g_task_get_task_data (task), records);
  ask_board (task);
}

static void
on_history_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  DagHistory *own = dag_dashboard_get_own_history (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (GPtrArray) changes
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  add_history (export, changes,
               dag_dashboard_get_now_us (g_task_get_source_object (task)));
  if (DAG_IS_STORE_HISTORY (own))
    {
      dag_store_history_read_verdicts_async (DAG_STORE_HISTORY (own), export->file->id, 0,
                                             G_MAXINT64, g_task_get_cancellable (task),
                                             on_verdicts_ready, g_object_ref (task));
      return;
    }
  add_verdicts (export, NULL);
  ask_board (task);
}

static const DagAgentSample *
find_sample (DagDashboard *dashboard,
             const char   *name_or_id)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  g_autofree char *wanted = g_utf8_casefold (name_or_id, -1);

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *sample = g_ptr_array_index (snapshot->agents, i);
      g_autofree char *name = sample->name != NULL ? g_utf8_casefold (sample->name, -1) : NULL;

      if (g_strcmp0 (sample->id, name_or_id) == 0 || g_strcmp0 (name, wanted) == 0)
        return sample;
    }
  return NULL;
}

/**
 * dag_person_find:
 * @name_or_id: what somebody typed
 *
 * Returns: (transfer full): the id of that person, as far as the source names them now;
 *   else what was typed, which may be the id of somebody who has left
 */
char *
dag_person_find (DagDashboard *dashboard,
                 const char   *name_or_id)
{
  const DagAgentSample *sample = find_sample (dashboard, name_or_id);

  return g_strdup (sample != NULL ? sample->id : name_or_id);
}

/* Returns: whether the source names the person now */
gboolean
dag_person_is_named (DagDashboard *dashboard,
                     const char   *id)
{
  return find_sample (dashboard, id) != NULL;
}

/* Returns: (transfer full) (nullable): what the source calls the person now */
char *
dag_person_dup_name (DagDashboard *dashboard,
                     const char   *id)
{
  const DagAgentSample *sample = find_sample (dashboard, id);

  return g_strdup (sample != NULL ? sample->name : NULL);
}

/**
 * dag_person_export_async:
 * @id: of the person
 * @days: how many days back states are kept
 *
 * Gathers the states of the days that are kept, what the rules on breaks said of the shifts
 * that are kept, and what the board says of the person.
 */
void
dag_person_export_async (DagDashboard        *dashboard,
                         const char          *id,
                         guint                days,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (dashboard, cancellable, callback, user_data);
  const DagAgentSample *sample = find_sample (dashboard, id);
  Export *export = g_new0 (Export, 1);
  int64_t now_us = dag_dashboard_get_now_us (dashboard);

  g_task_set_source_tag (task, dag_person_export_async);
  export->file = g_new0 (DagPersonFile, 1);
  export->file->id = g_strdup (id);
  export->file->name = g_strdup (sample != NULL ? sample->name : NULL);
  export->file->lines = g_ptr_array_new_with_free_func (line_free);
  export->builder = json_builder_new ();
  g_task_set_task_data (task, export, export_free);
  begin_file (export);
  dag_history_read_agent_day_async (dag_dashboard_get_history (dashboard), id,
                                    now_us - (int64_t) days * 86400 * DAG_USEC_PER_SEC, now_us,
                                    cancellable, on_history_ready, g_object_ref (task));
}

/* Returns: (transfer full): the file, or %NULL */
DagPersonFile *
dag_person_export_finish (DagDashboard  *dashboard,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dashboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- forgetting ---------------------------------------------------------------------- */

static void
on_history_erased (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  dag_store_history_forget_finish (DAG_STORE_HISTORY (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_board_erased (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DagDashboard *dashboard = g_task_get_source_object (task);
  DagHistory *history = dag_dashboard_get_own_history (dashboard);
  GError *error = NULL;
  g_autoptr (DagBoardRequest) answer
      = dag_board_ask_finish (DAG_BOARD (source), result, &error);

  if (answer == NULL && !g_error_matches (error, DAG_STORE_ERROR, DAG_STORE_ERROR_CLOSED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (DAG_IS_STORE_HISTORY (history))
    dag_store_history_forget_async (DAG_STORE_HISTORY (history), g_task_get_task_data (task), NULL,
                                    on_history_erased, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * dag_person_erase_async:
 * @id: of the person
 *
 * Takes the person out of the board and of the history on the disk. It cannot be undone or
 * left off half way. As long as the source names them, what comes after is kept anew.
 */
void
dag_person_erase_async (DagDashboard        *dashboard,
                        const char          *id,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (dashboard, NULL, callback, user_data);

  g_task_set_source_tag (task, dag_person_erase_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  dag_board_ask_async (dag_dashboard_get_board (dashboard), DAG_BOARD_ASK_ERASE, id, NULL, NULL,
                       on_board_erased, g_object_ref (task));
}

gboolean
dag_person_erase_finish (DagDashboard  *dashboard,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, dashboard), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
