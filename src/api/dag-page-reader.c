/* dag-page-reader.c - a list that comes in pages: all of them, or none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-page-reader.h"

#include "dag-fault.h"
#include "dag-key-set.h"
#include "dag-reason-day.h"
#include "dag-roster.h"

#define OFF_S 3600      /* a call that is not there is tried again after an hour */
#define MAX_PAGES 400
#define LONGEST_DAY_US (25 * 3600 * DAG_USEC_PER_SEC)
#define N_TRIES 2       /* of the whole list, where pages moved while they were read */

struct _DagPageReader
{
  GObject parent_instance;

  DagHttp *http;
  DagPageKind kind;
  char *path;
  GError *off_reason; /* (nullable): why the call is switched off */
  int64_t off_until_us;
};

G_DEFINE_FINAL_TYPE (DagPageReader, dag_page_reader, G_TYPE_OBJECT)

/* One list being read: the data of its task. */
typedef struct
{
  char *query;
  GPtrArray *items;
  DagKeySet *keys;     /* of the items so far, so that none is there twice */
  GHashTable *cursors; /* of the pages so far, so that they do not go round */
  int64_t newest_us;   /* of the pages before this one */
  guint n_pages;
  guint n_tries;
  gboolean has_moved;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->keys, dag_key_set_free);
  g_clear_pointer (&self->cursors, g_hash_table_unref);
}

static GDestroyNotify
get_free (DagPageKind kind)
{
  switch (kind)
    {
    case DAG_PAGE_STATE_CHANGES:
      return (GDestroyNotify) dag_state_change_free;
    case DAG_PAGE_INTERVALS:
      return (GDestroyNotify) dag_interval_free;
    case DAG_PAGE_SHIFTS:
      return (GDestroyNotify) dag_roster_shift_free;
    case DAG_PAGE_REASONS:
      return (GDestroyNotify) dag_reason_day_free;
    }
  g_return_val_if_reached (g_free);
}

static void
reading_begin (Reading     *self,
               DagPageKind  kind)
{
  reading_clear (self);
  self->items = g_ptr_array_new_with_free_func (get_free (kind));
  self->keys = dag_key_set_new ();
  self->cursors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->newest_us = 0;
  self->n_pages = 0;
  self->has_moved = FALSE;
  self->n_tries++;
}

static void
reading_free (Reading *self)
{
  reading_clear (self);
  g_clear_pointer (&self->query, g_free);
  g_free (self);
}

static int64_t
get_time_us (DagPageKind   kind,
             gconstpointer item)
{
  switch (kind)
    {
    case DAG_PAGE_STATE_CHANGES:
      return ((const DagStateChange *) item)->at_us;
    case DAG_PAGE_INTERVALS:
      return ((const DagInterval *) item)->start_us;
    case DAG_PAGE_SHIFTS:
      return ((const DagRosterShift *) item)->start_us;
    case DAG_PAGE_REASONS:
      return 0;
    }
  g_return_val_if_reached (0);
}

/* Shifts come by the day on which they begin, in whatever order within it. */
static int64_t
get_slack_us (DagPageKind kind)
{
  return kind == DAG_PAGE_SHIFTS ? LONGEST_DAY_US : 0;
}

/* What makes an item the same as another one. */
static guint64
make_key (DagPageKind   kind,
          gconstpointer item)
{
  const DagStateChange *change = item;
  const DagInterval *interval = item;
  const DagRosterShift *shift = item;
  const DagReasonDay *reason = item;
  guint64 key = dag_key_number (dag_key_begin (), get_time_us (kind, item));

  switch (kind)
    {
    case DAG_PAGE_STATE_CHANGES:
      key = dag_key_number (key, (gint64) change->state);
      key = dag_key_number (key, change->contact);
      return dag_key_text (dag_key_text (key, change->agent), change->reason);
    case DAG_PAGE_INTERVALS:
      return dag_key_text (dag_key_number (key, interval->minutes), interval->queue);
    case DAG_PAGE_SHIFTS:
      return dag_key_text (dag_key_number (key, shift->end_us), shift->agent);
    case DAG_PAGE_REASONS:
      key = dag_key_text (dag_key_number (key, reason->day), reason->reason);
      return dag_key_text (key, reason->queue);
    }
  g_return_val_if_reached (key);
}

static gboolean
fail_moved (Reading  *reading,
            GError  **error)
{
  reading->has_moved = TRUE;
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_SHAPE,
                       "the pages moved while they were read");
  return FALSE;
}

/* Appends the items of @page that are new. Oldest comes first, page after page: an item
 * that is older than a page before it means that the list moved under the cursor. */
static gboolean
add_page (DagPageKind   kind,
          Reading      *reading,
          DagPage      *page,
          GError      **error)
{
  int64_t newest_us = reading->newest_us;

  for (guint i = 0; i < page->items->len; i++)
    {
      gpointer item = g_ptr_array_index (page->items, i);
      int64_t time_us = get_time_us (kind, item);

      newest_us = MAX (newest_us, time_us);
      if (!dag_key_set_add (reading->keys, make_key (kind, item)))
        continue;
      if (time_us < reading->newest_us - get_slack_us (kind))
        return fail_moved (reading, error);
      g_ptr_array_add (reading->items, item);
      page->items->pdata[i] = NULL;
    }
  reading->newest_us = newest_us;
  if (page->next != NULL
      && !g_hash_table_add (reading->cursors, g_strdup (page->next)))
    return fail_moved (reading, error);
  if (++reading->n_pages < MAX_PAGES || page->next == NULL)
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_MANY, "more than %d pages", MAX_PAGES);
  return FALSE;
}

static void ask_page (GTask      *task,
                      const char *cursor);

/* Where the pages moved while they were read, the whole list is read once more. */
static void
fail (GTask  *task,
      GError *error)
{
  DagPageReader *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);

  if (!reading->has_moved || reading->n_tries >= N_TRIES)
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  reading_begin (reading, self->kind);
  ask_page (task, NULL);
}

static void
on_parse_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DagPage) page = g_task_propagate_pointer (G_TASK (result), &error);

  if (page == NULL)
    fail (task, error);
  else if (page->next != NULL)
    ask_page (task, page->next);
  else
    g_task_return_pointer (task, g_steal_pointer (&reading->items),
                           (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  DagPageKind kind;
  DagBody *body;
  Reading *reading; /* of the task that waits, and does not look at it meanwhile */
} Parsing;

static void
parsing_free (Parsing *self)
{
  g_clear_pointer (&self->body, dag_body_free);
  g_free (self);
}

static void
parse_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Parsing *parsing = task_data;
  GError *error = NULL;
  g_autoptr (DagPage) page = dag_page_read (parsing->kind, parsing->body, &error);

  g_clear_pointer (&parsing->body, dag_body_free);
  if (page == NULL || !add_page (parsing->kind, parsing->reading, page, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_set_size (page->items, 0); /* what was there already */
  g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify) dag_page_free);
}

/* A call that this source does not have is switched off, and tried again hourly. */
static void
keep_off (DagPageReader *self,
          const GError  *error,
          guint          status)
{
  if (status != 404 && status != 410 && status != 501)
    return;
  g_clear_error (&self->off_reason);
  self->off_reason = g_error_new (DAG_FAULT, DAG_FAULT_NOT_FOUND, "%s: %s", self->path,
                                  error->message);
  self->off_until_us = g_get_monotonic_time () + OFF_S * DAG_USEC_PER_SEC;
}

static void
on_get_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GTask) inner = NULL;
  DagPageReader *self = g_task_get_source_object (task);
  DagHttpTrace trace = { 0 };
  GError *error = NULL;
  Parsing *parsing = NULL;
  g_autoptr (DagHttpAnswer) answer
      = dag_http_get_finish (DAG_HTTP (source), result, &trace, &error);

  if (answer == NULL)
    {
      keep_off (self, error, trace.status);
      g_task_return_error (task, error);
      return;
    }
  inner = g_task_new (self, NULL, on_parse_ready, g_object_ref (task));
  g_task_set_source_tag (inner, on_get_ready);
  parsing = g_new0 (Parsing, 1);
  parsing->kind = self->kind;
  parsing->body = g_steal_pointer (&answer->body);
  parsing->reading = g_task_get_task_data (task);
  g_task_set_task_data (inner, parsing, (GDestroyNotify) parsing_free);
  g_task_run_in_thread (inner, parse_in_thread);
}

static void
ask_page (GTask      *task,
          const char *cursor)
{
  DagPageReader *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *after
      = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;
  g_autofree char *query
      = g_strdup_printf ("%s&limit=%d%s%s", reading->query, DAG_ANSWER_MAX_ITEMS,
                         after != NULL ? "&after=" : "", after != NULL ? after : "");
  DagHttpRequest request = { .path = self->path, .query = query,
                             .expect = "application/json" };

  dag_http_get_async (self->http, &request, g_task_get_cancellable (task), on_get_ready,
                      g_object_ref (task));
}

/**
 * dag_page_reader_read_async:
 * @self: a reader
 * @query: what to ask for, encoded, without page and limit
 * @cancellable: (nullable): to give up
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_page_reader_read_async (DagPageReader       *self,
                            const char          *query,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = NULL;

  g_return_if_fail (DAG_IS_PAGE_READER (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_page_reader_read_async);
  if (dag_page_reader_is_off (self))
    {
      g_task_return_error (task, g_error_copy (self->off_reason));
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->query = g_strdup (query);
  reading_begin (reading, self->kind);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  ask_page (task, NULL);
}

/**
 * dag_page_reader_read_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: of %DAG_FAULT, or cancelled; %DAG_FAULT_NOT_FOUND where the source has no such
 *   call
 *
 * Returns: (transfer full) (nullable): the items of all pages, oldest first, none twice
 */
GPtrArray *
dag_page_reader_read_finish (DagPageReader  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (DAG_IS_PAGE_READER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_page_reader_is_off:
 * @self: a reader
 *
 * Returns: whether the source said within the last hour that it has no such call
 */
gboolean
dag_page_reader_is_off (DagPageReader *self)
{
  g_return_val_if_fail (DAG_IS_PAGE_READER (self), TRUE);

  return self->off_reason != NULL && g_get_monotonic_time () < self->off_until_us;
}

static void
dag_page_reader_dispose (GObject *object)
{
  DagPageReader *self = DAG_PAGE_READER (object);

  g_clear_object (&self->http);
  G_OBJECT_CLASS (dag_page_reader_parent_class)->dispose (object);
}

static void
dag_page_reader_finalize (GObject *object)
{
  DagPageReader *self = DAG_PAGE_READER (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->off_reason);
  G_OBJECT_CLASS (dag_page_reader_parent_class)->finalize (object);
}

static void
dag_page_reader_class_init (DagPageReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_page_reader_dispose;
  object_class->finalize = dag_page_reader_finalize;
}

static void
dag_page_reader_init (DagPageReader *self)
{
}

/**
 * dag_page_reader_new:
 * @http: how to ask
 * @kind: what the pages hold
 * @path: the call: "v1/intervals"
 *
 * Returns: (transfer full): a reader of that call
 */
DagPageReader *
dag_page_reader_new (DagHttp     *http,
                     DagPageKind  kind,
                     const char  *path)
{
  DagPageReader *self = g_object_new (DAG_TYPE_PAGE_READER, NULL);

  self->http = g_object_ref (http);
  self->kind = kind;
  self->path = g_strdup (path);
  return self;
}
