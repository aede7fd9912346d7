/* dag-board-saver.c - brings what changed on the board to the disk, soon and together
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wait begins with the first change and is not put off by the next, so that one who
 * types on and on loses no more than one who pauses. What could not be written stays, and
 * is tried again. */
#include "config.h"

#include "dag-board-saver.h"

/* A lead does not do more at once; hundreds of alerts go in pieces, no frame missed. */
#define MOST_AT_ONCE 100

struct _DagBoardSaver
{
  GObject parent_instance;

  DagStore *store;
  GHashTable *changed; /* DagBoardEntry → GHashTable, a set of names of fields */
  guint timer_id;
  guint n_on_the_way;
  gboolean unsaved; /* as it was last told */
};

typedef enum
{
  PROP_UNSAVED = 1,
} DagBoardSaverProperty;

static GParamSpec *properties[PROP_UNSAVED + 1];

G_DEFINE_FINAL_TYPE (DagBoardSaver, dag_board_saver, G_TYPE_OBJECT)

/* What one job has taken along. */
typedef struct
{
  DagBoardSaver *saver;
  GHashTable *changed;
} Load;

static GHashTable *
new_changes (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref,
                                (GDestroyNotify) g_hash_table_unref);
}

static void
load_free (Load *load)
{
  g_clear_object (&load->saver);
  g_clear_pointer (&load->changed, g_hash_table_unref);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
tell (DagBoardSaver *self)
{
  gboolean unsaved = dag_board_saver_is_unsaved (self);

  if (unsaved == self->unsaved)
    return;
  self->unsaved = unsaved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

static void flush_some (DagBoardSaver *self,
                        guint          most);

static gboolean
on_time (gpointer user_data)
{
  DagBoardSaver *self = user_data;

  self->timer_id = 0;
  flush_some (self, MOST_AT_ONCE);
  if (self->timer_id == 0 && g_hash_table_size (self->changed) > 0)
    self->timer_id = g_idle_add (on_time, self);
  return G_SOURCE_REMOVE;
}

static void
save_within (DagBoardSaver *self,
             guint          ms)
{
  if (self->timer_id == 0)
    self->timer_id = g_timeout_add (ms, on_time, self);
}

static void
add_change (DagBoardSaver *self,
            DagBoardEntry *entry,
            const char    *field)
{
  GHashTable *fields = g_hash_table_lookup (self->changed, entry);

  if (fields == NULL)
    {
      fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->changed, g_object_ref (entry), fields);
    }
  if (field != NULL)
    g_hash_table_add (fields, g_strdup (field));
}

/* What could not be written is to be written again, as it then is. */
static void
take_back (DagBoardSaver *self,
           GHashTable    *changed)
{
  GHashTableIter entries;
  gpointer entry;
  gpointer fields;

  g_hash_table_iter_init (&entries, changed);
  while (g_hash_table_iter_next (&entries, &entry, &fields))
    {
      GHashTableIter names;
      gpointer name;

      add_change (self, entry, NULL);
      g_hash_table_iter_init (&names, fields);
      while (g_hash_table_iter_next (&names, &name, NULL))
        add_change (self, entry, name);
    }
}

static void
on_save_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Load) load = user_data;
  DagBoardSaver *self = load->saver;
  g_autoptr (GError) error = NULL;

  dag_store_run_finish (DAG_STORE (source), result, &error);
  self->n_on_the_way--;
  if (error != NULL)
    {
      /* The store's "problem" tells the user; here it is tried again. */
      g_debug ("the board is not saved: %s", error->message);
      take_back (self, load->changed);
      g_clear_handle_id (&self->timer_id, g_source_remove); /* not the next piece at once */
      if (!g_error_matches (error, DAG_STORE_ERROR, DAG_STORE_ERROR_CLOSED))
        save_within (self, DAG_BOARD_RETRY_MS);
    }
  tell (self);
}

static void
add_edits (DagBoardRequest    *request,
           const DagBoardItem *item,
           GHashTable         *fields,
           int64_t             now_us)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      DagBoardField *field = dag_board_item_get_field (item, name);

      if (field != NULL && g_strcmp0 (name, DAG_BOARD_DRAFT) != 0)
        g_ptr_array_add (request->edits,
                         dag_board_edit_new (item->id, name,
                                             dag_board_field_get_version (field), now_us,
                                             dag_board_field_get_value (field)));
    }
}

/* Takes up to @most entries out of what changed. */
static GHashTable *
take_changes (DagBoardSaver *self,
              guint          most)
{
  GHashTable *taken = new_changes ();
  GHashTableIter iter;
  gpointer entry;
  gpointer fields;

  if (g_hash_table_size (self->changed) <= most)
    {
      g_hash_table_unref (taken);
      taken = g_steal_pointer (&self->changed);
      self->changed = new_changes ();
      return taken;
    }
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_size (taken) < most && g_hash_table_iter_next (&iter, &entry, &fields))
    {
      g_hash_table_insert (taken, entry, fields);
      g_hash_table_iter_steal (&iter);
    }
  return taken;
}

static DagBoardRequest *
make_request (GHashTable *changed)
{
  DagBoardRequest *request = dag_board_request_new ();
  int64_t now_us = g_get_real_time ();
  GHashTableIter iter;
  gpointer entry;
  gpointer fields;

  g_hash_table_iter_init (&iter, changed);
  while (g_hash_table_iter_next (&iter, &entry, &fields))
    {
      const DagBoardItem *item = dag_board_entry_get_item (entry);

      g_ptr_array_add (request->items, dag_board_item_copy (item));
      add_edits (request, item, fields, now_us);
    }
  return request;
}

static void
flush_some (DagBoardSaver *self,
            guint          most)
{
  Load *load;

  if (g_hash_table_size (self->changed) == 0)
    return;
  load = g_new0 (Load, 1);
  load->saver = g_object_ref (self);
  load->changed = take_changes (self, most);
  self->n_on_the_way++;
  dag_store_run_async (self->store, &dag_board_job_save, make_request (load->changed), NULL,
                       on_save_ready, load);
}

static void
dag_board_saver_dispose (GObject *object)
{
  DagBoardSaver *self = DAG_BOARD_SAVER (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dag_board_saver_parent_class)->dispose (object);
}

static void
dag_board_saver_finalize (GObject *object)
{
  g_clear_pointer (&DAG_BOARD_SAVER (object)->changed, g_hash_table_unref);
  G_OBJECT_CLASS (dag_board_saver_parent_class)->finalize (object);
}

static void
dag_board_saver_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((DagBoardSaverProperty) id)
    {
    case PROP_UNSAVED:
      g_value_set_boolean (value, dag_board_saver_is_unsaved (DAG_BOARD_SAVER (object)));
      break;
    }
}

static void
dag_board_saver_class_init (DagBoardSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_board_saver_dispose;
  object_class->finalize = dag_board_saver_finalize;
  object_class->get_property = dag_board_saver_get_property;

  properties[PROP_UNSAVED] = g_param_spec_boolean (
      "unsaved", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dag_board_saver_init (DagBoardSaver *self)
{
  self->changed = new_changes ();
}

/**
 * dag_board_saver_new:
 * @store: where to
 *
 * Returns: (transfer full): a saver with nothing to save
 */
DagBoardSaver *
dag_board_saver_new (DagStore *store)
{
  DagBoardSaver *self = g_object_new (DAG_TYPE_BOARD_SAVER, NULL);

  self->store = g_object_ref (store);
  return self;
}

DagStore *
dag_board_saver_get_store (DagBoardSaver *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_SAVER (self), NULL);

  return self->store;
}

/**
 * dag_board_saver_note:
 * @self: a saver
 * @entry: an entry that changed, came or went
 * @field: (nullable): the field that was written, for the history of edits
 */
void
dag_board_saver_note (DagBoardSaver *self,
                      DagBoardEntry *entry,
                      const char    *field)
{
  g_return_if_fail (DAG_IS_BOARD_SAVER (self) && DAG_IS_BOARD_ENTRY (entry));

  add_change (self, entry, field);
  save_within (self, DAG_BOARD_SAVE_MS);
  tell (self);
}

/**
 * dag_board_saver_flush:
 * @self: a saver
 *
 * Hands what changed to the store now: jobs that are asked for afterwards see it.
 */
void
dag_board_saver_flush (DagBoardSaver *self)
{
  g_return_if_fail (DAG_IS_BOARD_SAVER (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  flush_some (self, G_MAXUINT);
}

/**
 * dag_board_saver_is_unsaved:
 * @self: a saver
 *
 * Returns: whether something is not on the disk yet
 */
gboolean
dag_board_saver_is_unsaved (DagBoardSaver *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_SAVER (self), FALSE);

  return self->n_on_the_way > 0 || g_hash_table_size (self->changed) > 0;
}
