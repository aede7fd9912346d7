/* dag-board.c - everything the leads write: items by kind, saved as they change, undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board.h"

#include "dag-board-id.h"
#include "dag-board-private.h"

static GParamSpec *properties[DAG_BOARD_PROP_LOADING + 1];
static guint entry_changed_signal;

G_DEFINE_FINAL_TYPE (DagBoard, dag_board, G_TYPE_OBJECT)

static DagBoardVersion
next_version (DagBoard *self)
{
  return (DagBoardVersion){ ++self->lamport, self->client };
}

static int64_t
now_us (DagBoard *self)
{
  return self->read_clock (self->clock_data).wall_us;
}

/* A clock that was set back, or two items in one microsecond: the order of making holds.
 */
static char *
new_id (DagBoard *self)
{
  guint8 random[DAG_BOARD_N_RANDOM];
  guint32 words[2] = { g_random_int (), g_random_int () };

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) (words[i / 4] >> (i % 4 * 8));
  self->last_id_us = MAX (self->last_id_us + 1, now_us (self));
  return dag_board_id_new (self->last_id_us, random);
}

static GListStore *
get_list (DagBoard   *self,
          const char *kind)
{
  GListStore *list = g_hash_table_lookup (self->lists, kind);

  if (list == NULL)
    {
      list = g_list_store_new (DAG_TYPE_BOARD_ENTRY);
      g_hash_table_insert (self->lists, g_strdup (kind), list);
    }
  return list;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  return g_strcmp0 (dag_board_entry_get_id (DAG_BOARD_ENTRY ((gpointer) a)),
                    dag_board_entry_get_id (DAG_BOARD_ENTRY ((gpointer) b)));
}

void
dag_board_list_entry (DagBoard      *self,
                      DagBoardEntry *entry)
{
  dag_board_entry_set_hidden (entry, self->hidden);
  if (!dag_board_entry_is_hidden (entry))
    g_list_store_insert_sorted (get_list (self, dag_board_entry_get_kind (entry)), entry,
                                compare_entries, NULL);
}

void
dag_board_unlist_entry (DagBoard      *self,
                        DagBoardEntry *entry,
                        const char    *kind)
{
  GListStore *list = get_list (self, kind);
  guint position;

  if (g_list_store_find (list, entry, &position))
    g_list_store_remove (list, position);
}

/* Tells of what was written here, and has it saved. */
static void
tell_written (DagBoard      *self,
              DagBoardEntry *entry,
              const char    *field)
{
  if (self->saver != NULL)
    dag_board_saver_note (self->saver, entry, field);
  g_signal_emit (self, entry_changed_signal, 0, entry, field);
}

/* Tells of what came from the disk. */
void
dag_board_tell (DagBoard      *self,
                DagBoardEntry *entry,
                const char    *field)
{
  g_signal_emit (self, entry_changed_signal, 0, entry, field);
}

void
dag_board_tell_steps (DagBoard *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[DAG_BOARD_PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[DAG_BOARD_PROP_REDO_LABEL]);
}

void
dag_board_notify (DagBoard         *self,
                  DagBoardProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Writes one field. */
void
dag_board_put (DagBoard      *self,
               DagBoardEntry *entry,
               const char    *field,
               GVariant      *value)
{
  if (!dag_board_item_write (dag_board_entry_edit (entry), field, value,
                             next_version (self)))
    return;
  dag_board_entry_tell (entry, field);
  tell_written (self, entry, field);
}

/* Makes a tombstone of an item. */
void
dag_board_take_away (DagBoard      *self,
                     DagBoardEntry *entry)
{
  g_autofree char *kind = g_strdup (dag_board_entry_get_kind (entry));

  dag_board_item_remove (dag_board_entry_edit (entry), next_version (self),
                         now_us (self));
  dag_board_unlist_entry (self, entry, kind);
  dag_board_entry_tell (entry, NULL);
  tell_written (self, entry, NULL);
}

static void
write_all (DagBoard           *self,
           DagBoardItem       *reborn,
           const DagBoardItem *item)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DagBoardField *field = item->fields->pdata[i];
      DagBoardField *copy = dag_board_field_new (field->name, field->type);

      /* A note in two versions is brought back as it was read: the later text. */
      dag_board_field_write (copy, dag_board_field_get_value (field),
                             next_version (self));
      dag_board_item_take_field (reborn, copy);
    }
}

/* Makes a removed item anew as it was in @item: a later life of the same one. */
void
dag_board_bring_back (DagBoard           *self,
                      DagBoardEntry      *entry,
                      const DagBoardItem *item)
{
  DagBoardItem *mine = dag_board_entry_edit (entry);
  g_autoptr (DagBoardItem) before = dag_board_item_copy (mine);
  g_autoptr (DagBoardItem) reborn = dag_board_item_new (
      item->id, item->kind, item->team, item->day, item->parent, next_version (self));

  write_all (self, reborn, item);
  dag_board_item_merge (mine, reborn);
  dag_board_list_entry (self, entry);
  dag_board_entry_tell_all (entry, before);
  tell_written (self, entry, NULL);
}

static void
dag_board_dispose (GObject *object)
{
  dag_board_leave_store (DAG_BOARD (object));
  G_OBJECT_CLASS (dag_board_parent_class)->dispose (object);
}

static void
dag_board_finalize (GObject *object)
{
  DagBoard *self = DAG_BOARD (object);

  g_clear_pointer (&self->undo, dag_board_undo_free);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  G_OBJECT_CLASS (dag_board_parent_class)->finalize (object);
}

static void
dag_board_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DagBoard *self = DAG_BOARD (object);

  switch ((DagBoardProperty) id)
    {
    case DAG_BOARD_PROP_UNDO_LABEL:
      g_value_set_string (value, dag_board_get_undo_label (self));
      break;
    case DAG_BOARD_PROP_REDO_LABEL:
      g_value_set_string (value, dag_board_get_redo_label (self));
      break;
    case DAG_BOARD_PROP_UNSAVED:
      g_value_set_boolean (value, dag_board_is_unsaved (self));
      break;
    case DAG_BOARD_PROP_LOADING:
      g_value_set_boolean (value, dag_board_is_loading (self));
      break;
    }
}

static void
dag_board_class_init (DagBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_board_dispose;
  object_class->finalize = dag_board_finalize;
  object_class->get_property = dag_board_get_property;

  properties[DAG_BOARD_PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL,
                                                               NULL, readable);
  properties[DAG_BOARD_PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL,
                                                               NULL, readable);
  properties[DAG_BOARD_PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE,
                                                             readable);
  properties[DAG_BOARD_PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                             readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  entry_changed_signal = g_signal_new (
      "entry-changed", DAG_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
      G_TYPE_NONE, 2, DAG_TYPE_BOARD_ENTRY, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dag_board_init (DagBoard *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->undo = dag_board_undo_new ();
  self->client = (((guint64) g_random_int () << 32) | g_random_int ()) &
                 (guint64) G_MAXINT64;
  self->read_clock = dag_moment_read;
}

/**
 * dag_board_new:
 *
 * Returns: (transfer full): a board, empty, in memory alone
 */
DagBoard *
dag_board_new (void)
{
  return g_object_new (DAG_TYPE_BOARD, NULL);
}

/**
 * dag_board_set_clock:
 * @self: a board
 * @read: (nullable): reads the clocks; %NULL: the machine's
 * @user_data: for @read
 */
void
dag_board_set_clock (DagBoard     *self,
                     DagClockFunc  read,
                     gpointer      user_data)
{
  g_return_if_fail (DAG_IS_BOARD (self));

  self->read_clock = read != NULL ? read : dag_moment_read;
  self->clock_data = user_data;
}

/**
 * dag_board_get_entries:
 * @self: a board
 * @kind: the word of a kind, DAG_BOARD_ACTION
 *
 * Returns: (transfer none): of #DagBoardEntry: those in memory that are not removed, in
 * the order of making; changes in place
 */
GListModel *
dag_board_get_entries (DagBoard   *self,
                       const char *kind)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);
  g_return_val_if_fail (dag_board_kind_find (kind) != NULL, NULL);

  return G_LIST_MODEL (get_list (self, kind));
}

/**
 * dag_board_find:
 * @self: a board
 * @id: (nullable): of an item
 *
 * Returns: (transfer none) (nullable): that entry, where it is in memory and not removed
 */
DagBoardEntry *
dag_board_find (DagBoard   *self,
                const char *id)
{
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);

  entry = id != NULL ? g_hash_table_lookup (self->entries, id) : NULL;
  return entry != NULL && !dag_board_entry_is_removed (entry) ? entry : NULL;
}

/**
 * dag_board_begin:
 * @self: a board
 * @label: what the step does, translated: "Plan a break"
 *
 * Begins a step, which undo takes back whole. Steps may lie within each other: the
 * outermost counts.
 */
void
dag_board_begin (DagBoard   *self,
                 const char *label)
{
  g_return_if_fail (DAG_IS_BOARD (self) && label != NULL);

  dag_board_undo_begin (self->undo, label);
}

void
dag_board_end (DagBoard *self)
{
  g_return_if_fail (DAG_IS_BOARD (self));

  if (dag_board_undo_end (self->undo))
    dag_board_tell_steps (self);
}

/* @item: (transfer full) */
DagBoardEntry *
dag_board_add_item (DagBoard     *self,
                    DagBoardItem *item)
{
  DagBoardEntry *entry = dag_board_entry_new (item);

  g_hash_table_insert (self->entries, (gpointer) dag_board_entry_get_id (entry), entry);
  dag_board_list_entry (self, entry);
  dag_board_undo_note_add (self->undo, entry);
  tell_written (self, entry, NULL);
  return entry;
}

/**
 * dag_board_add:
 * @self: a board
 * @kind: the word of a kind
 * @team: (nullable): id of a team; %NULL: of none
 * @day: (nullable): "2026-11-23"; %NULL: of no day
 * @parent: (nullable): id of the item it belongs to
 *
 * Returns: (transfer none): a new item, its fields still empty
 */
DagBoardEntry *
dag_board_add (DagBoard   *self,
               const char *kind,
               const char *team,
               const char *day,
               const char *parent)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);
  g_return_val_if_fail (dag_board_kind_find (kind) != NULL, NULL);
  g_return_val_if_fail (day == NULL || dag_board_day_is_valid (day), NULL);

  id = new_id (self);
  return dag_board_add_item (
      self, dag_board_item_new (id, kind, team, day, parent, next_version (self)));
}

/**
 * dag_board_set:
 * @self: a board
 * @entry: one of its entries, not removed
 * @field: a field of its kind
 * @value: (nullable): of that field's type; %NULL takes it away. A floating one is taken.
 */
void
dag_board_set (DagBoard      *self,
               DagBoardEntry *entry,
               const char    *field,
               GVariant      *value)
{
  g_autoptr (GVariant) after = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (GVariant) before = NULL;

  g_return_if_fail (DAG_IS_BOARD (self) && DAG_IS_BOARD_ENTRY (entry));
  g_return_if_fail (!dag_board_entry_is_removed (entry));

  before = dag_board_item_get (dag_board_entry_get_item (entry), field);
  if (before != NULL)
    g_variant_ref (before);
  if (before == after ||
      (before != NULL && after != NULL && g_variant_equal (before, after)))
    return;
  dag_board_undo_note_write (self->undo, entry, field, before, after);
  dag_board_put (self, entry, field, after);
}

/**
 * dag_board_type:
 * @self: a board
 * @entry: one of its entries, not removed
 * @field: a text or note of its kind
 * @text: (nullable): all of its text, as it now stands under the fingers
 * @label: what is done, translated: "Edit a note"
 *
 * As dag_board_set() in a step of its own; what is typed on within a few seconds joins
 * it.
 */
void
dag_board_type (DagBoard      *self,
                DagBoardEntry *entry,
                const char    *field,
                const char    *text,
                const char    *label)
{
  g_return_if_fail (DAG_IS_BOARD (self) && DAG_IS_BOARD_ENTRY (entry) && label != NULL);

  if (g_str_equal (dag_board_entry_get_text (entry, field), text != NULL ? text : ""))
    return;
  dag_board_undo_begin_typing (self->undo, label, entry, field, now_us (self));
  dag_board_set (self, entry, field, text != NULL ? g_variant_new_string (text) : NULL);
  dag_board_end (self);
}

static void
remove_children (DagBoard   *self,
                 const char *id)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (g_strcmp0 (dag_board_entry_get_parent (entry), id) == 0)
      g_ptr_array_add (children, g_object_ref (entry));
  for (guint i = 0; i < children->len; i++)
    dag_board_remove (self, children->pdata[i]);
}

/**
 * dag_board_remove:
 * @self: a board
 * @entry: one of its entries
 *
 * Takes it off the board, and what belongs to it. Of what was removed nothing but its id
 * and the time is kept; undo brings it back while the program runs.
 */
void
dag_board_remove (DagBoard      *self,
                  DagBoardEntry *entry)
{
  g_autoptr (DagBoardEntry) kept = NULL;

  g_return_if_fail (DAG_IS_BOARD (self) && DAG_IS_BOARD_ENTRY (entry));

  if (dag_board_entry_is_removed (entry))
    return;
  kept = g_object_ref (entry);
  remove_children (self, dag_board_entry_get_id (kept));
  dag_board_undo_note_remove (self->undo, kept, dag_board_entry_get_item (kept));
  dag_board_take_away (self, kept);
}

/**
 * dag_board_get_undo_label:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): what undo would take back
 */
const char *
dag_board_get_undo_label (DagBoard *self)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);

  return dag_board_undo_get_label (self->undo, FALSE);
}

const char *
dag_board_get_redo_label (DagBoard *self)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);

  return dag_board_undo_get_label (self->undo, TRUE);
}

/**
 * dag_board_undo:
 * @self: a board
 *
 * Returns: whether there was a step to take back
 */
gboolean
dag_board_undo (DagBoard *self)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), FALSE);

  if (!dag_board_undo_go (self->undo, self, FALSE))
    return FALSE;
  dag_board_tell_steps (self);
  return TRUE;
}

gboolean
dag_board_redo (DagBoard *self)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), FALSE);

  if (!dag_board_undo_go (self->undo, self, TRUE))
    return FALSE;
  dag_board_tell_steps (self);
  return TRUE;
}
