/* dag-board-file.c - the whole board as a file: for another desk, or for safe keeping
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   {"schema": "dagstart.board/1",
 *    "items": [{"id": …, "kind": "action", "team": …, "day": …, "parent": …, "born":
 * "1@…", "fields": {"text": {"type": "note", "writes": [["2@…", "Ring Anna"]], "seen":
 * ["2@…"]}}},
 *              {"id": …, "removed": "9@…", "removed_at_us": …}],
 *    "edits": [{"item": …, "field": "text", "version": "2@…", "at_us": …, "value": …}]}
 */
#include "config.h"

#include "dag-board-file.h"

#include "dag-board-id.h"
#include "dag-board-json-private.h"
#include "dag-json.h"

#include <string.h>

#define SCHEMA "dagstart.board/1"

/* What a file of another desk may hold at most (F-X03); a season of a large centre is a tenth
 * of it. */
#define MOST_ITEMS 200000
#define MOST_FIELDS 64
#define MOST_NAME 64   /* bytes of a kind or of a field's name */
#define MOST_TEAM 4096 /* bytes */
#define MOST_WRITES 256
#define MOST_SEEN 4096
/* The clock of the board goes on from the highest version it has seen: one near the end of
 * the numbers would leave it none of its own. */
#define MOST_LAMPORT (G_GINT64_CONSTANT (1) << 53)
#define MOST_TIME_US G_GINT64_CONSTANT (253402300799000000) /* the year 9999 */

/**
 * dag_board_edit_new:
 * @item: id of the item
 * @field: name of the field
 * @version: of the write
 * @at_us: when it was saved, wall clock
 * @value: (nullable): what was written
 *
 * Returns: (transfer full): an entry of the history of edits
 */
DagBoardEdit *
dag_board_edit_new (const char      *item,
                    const char      *field,
                    DagBoardVersion  version,
                    int64_t          at_us,
                    GVariant        *value)
{
  DagBoardEdit *self = g_new0 (DagBoardEdit, 1);

  self->item = g_strdup (item);
  self->field = g_strdup (field);
  self->version = version;
  self->at_us = at_us;
  self->value = value != NULL ? g_variant_ref (value) : NULL;
  return self;
}

void
dag_board_edit_free (DagBoardEdit *self)
{
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->value, g_variant_unref);
  g_free (self);
}

static void
write_text_member (JsonBuilder *builder,
                   const char  *name,
                   const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_item (JsonBuilder        *builder,
            const DagBoardItem *item)
{
  json_builder_begin_object (builder);
  write_text_member (builder, "id", item->id);
  if (!dag_board_item_is_removed (item))
    {
      write_text_member (builder, "kind", item->kind);
      write_text_member (builder, "team", item->team);
      write_text_member (builder, "day", item->day);
      write_text_member (builder, "parent", item->parent);
      json_builder_set_member_name (builder, "born");
      dag_board_json_add_version (builder, item->born);
      json_builder_set_member_name (builder, "fields");
      dag_board_json_add_fields (builder, item);
    }
  if (dag_board_version_is_set (item->removed))
    {
      json_builder_set_member_name (builder, "removed");
      dag_board_json_add_version (builder, item->removed);
      json_builder_set_member_name (builder, "removed_at_us");
      json_builder_add_int_value (builder, item->removed_at_us);
    }
  json_builder_end_object (builder);
}

static void
write_edit (JsonBuilder        *builder,
            const DagBoardEdit *edit)
{
  json_builder_begin_object (builder);
  write_text_member (builder, "item", edit->item);
  write_text_member (builder, "field", edit->field);
  json_builder_set_member_name (builder, "version");
  dag_board_json_add_version (builder, edit->version);
  json_builder_set_member_name (builder, "at_us");
  json_builder_add_int_value (builder, edit->at_us);
  json_builder_set_member_name (builder, "value");
  dag_board_json_add_value (builder, edit->value);
  json_builder_end_object (builder);
}

/**
 * dag_board_file_write:
 * @items: (element-type DagBoardItem): in the order of their ids
 * @edits: (element-type DagBoardEdit): in the order of their making
 *
 * Returns: (transfer full): all of it as a file for another desk, or for safe keeping
 */
char *
dag_board_file_write (GPtrArray *items,
                      GPtrArray *edits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  write_text_member (builder, "schema", SCHEMA);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    write_item (builder, items->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "edits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < edits->len; i++)
    write_edit (builder, edits->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return dag_board_json_finish (builder, TRUE);
}

/* @text: (out) (nullable): %NULL where it is not there */
static gboolean
read_text_member (JsonObject  *object,
                  const char  *name,
                  gsize        most,
                  const char **text,
                  GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  if (!dag_board_json_is_text (node))
    return dag_board_json_refuse (error);
  *text = json_node_get_string (node);
  return strlen (*text) <= most || dag_board_json_refuse (error);
}

static gboolean
read_time_member (JsonObject  *object,
                  const char  *name,
                  int64_t     *time_us,
                  GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < 0 || json_node_get_int (node) > MOST_TIME_US)
    return dag_board_json_refuse (error);
  *time_us = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_version (JsonObject       *object,
              const char       *name,
              DagBoardVersion  *version,
              GError          **error)
{
  return dag_board_json_take_version (json_object_get_member (object, name), version, error) &&
         (version->lamport <= MOST_LAMPORT || dag_board_json_refuse (error));
}

static gboolean
is_short_list (JsonNode *node,
               guint     most)
{
  return node == NULL || !JSON_NODE_HOLDS_ARRAY (node) ||
         json_array_get_length (json_node_get_array (node)) <= most;
}

/* Whether there is not too much in them; what they are is for who reads them. */
static gboolean
are_fields_short (JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *field;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  if (json_object_get_size (json_node_get_object (node)) > MOST_FIELDS)
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &field))
    if (strlen (name) > MOST_NAME ||
        (JSON_NODE_HOLDS_OBJECT (field) &&
         (!is_short_list (json_object_get_member (json_node_get_object (field), "writes"),
                          MOST_WRITES) ||
          !is_short_list (json_object_get_member (json_node_get_object (field), "seen"),
                          MOST_SEEN))))
      return FALSE;
  return TRUE;
}

static gboolean
read_fields (DagBoardItem  *item,
             JsonNode      *node,
             GError       **error)
{
  if (!are_fields_short (node))
    return dag_board_json_refuse (error);
  return dag_board_json_take_fields (item, node, error) &&
         (dag_board_item_get_last_lamport (item) <= MOST_LAMPORT ||
          dag_board_json_refuse (error));
}

static DagBoardItem *
read_life (JsonObject  *object,
           const char  *id,
           GError     **error)
{
  const char *kind;
  const char *team;
  const char *day;
  const char *parent;
  DagBoardVersion born = DAG_BOARD_VERSION_NONE;
  g_autoptr (DagBoardItem) item = NULL;

  if (!read_text_member (object, "kind", MOST_NAME, &kind, error) ||
      !read_text_member (object, "team", MOST_TEAM, &team, error) ||
      !read_text_member (object, "day", MOST_NAME, &day, error) ||
      !read_text_member (object, "parent", MOST_NAME, &parent, error))
    return NULL;
  if ((day != NULL && !dag_board_day_is_valid (day)) ||
      (parent != NULL && !dag_board_id_is_valid (parent)))
    {
      dag_board_json_refuse (error);
      return NULL;
    }
  if (kind != NULL && !read_version (object, "born", &born, error))
    return NULL;
  item = dag_board_item_new (id, kind, team, day, parent, born);
  if (kind != NULL && !read_fields (item, json_object_get_member (object, "fields"), error))
    return NULL;
  return g_steal_pointer (&item);
}

static DagBoardItem *
read_item (JsonNode  *node,
           GError   **error)
{
  g_autoptr (DagBoardItem) item = NULL;
  JsonObject *object;
  const char *id;

  if (!JSON_NODE_HOLDS_OBJECT (node) && !dag_board_json_refuse (error))
    return NULL;
  object = json_node_get_object (node);
  if (!read_text_member (object, "id", MOST_NAME, &id, error))
    return NULL;
  if (!dag_board_id_is_valid (id) && !dag_board_json_refuse (error))
    return NULL;
  item = read_life (object, id, error);
  if (item == NULL)
    return NULL;
  if (json_object_has_member (object, "removed") &&
      (!read_version (object, "removed", &item->removed, error) ||
       !read_time_member (object, "removed_at_us", &item->removed_at_us, error)))
    return NULL;
  if ((item->kind == NULL) != dag_board_item_is_removed (item) &&
      !dag_board_json_refuse (error))
    return NULL;
  return g_steal_pointer (&item);
}

static DagBoardEdit *
read_edit (JsonNode  *node,
           GError   **error)
{
  g_autoptr (DagBoardEdit) edit = dag_board_edit_new (NULL, NULL, DAG_BOARD_VERSION_NONE,
                                                      0, NULL);
  const char *item;
  const char *field;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node) && !dag_board_json_refuse (error))
    return NULL;
  object = json_node_get_object (node);
  if (!read_text_member (object, "item", MOST_NAME, &item, error) ||
      !read_text_member (object, "field", MOST_NAME, &field, error) ||
      !read_version (object, "version", &edit->version, error) ||
      !read_time_member (object, "at_us", &edit->at_us, error) ||
      !dag_board_json_take_value (json_object_get_member (object, "value"), &edit->value,
                                  error))
    return NULL;
  if (edit->value != NULL)
    g_variant_ref_sink (edit->value);
  if ((!dag_board_id_is_valid (item) || field == NULL) && !dag_board_json_refuse (error))
    return NULL;
  edit->item = g_strdup (item);
  edit->field = g_strdup (field);
  return g_steal_pointer (&edit);
}

typedef gpointer (*ReadFunc) (JsonNode *node, GError **error);

static gboolean
read_array (JsonObject  *object,
            const char  *name,
            ReadFunc     read,
            GPtrArray   *into,
            GError     **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) || !is_short_list (node, MOST_ITEMS))
    return dag_board_json_refuse (error);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      gpointer element = read (json_array_get_element (json_node_get_array (node), i),
                               error);

      if (element == NULL)
        return FALSE;
      g_ptr_array_add (into, element);
    }
  return TRUE;
}

/**
 * dag_board_file_read:
 * @json: what a file holds
 * @length: in bytes, or -1: up to the first NUL
 * @items: (element-type DagBoardItem): they are added to it
 * @edits: (element-type DagBoardEdit): likewise
 * @error: return location
 *
 * Returns: whether all of it could be read; else what is in the arrays counts for nothing
 */
gboolean
dag_board_file_read (const char  *json,
                     gssize       length,
                     GPtrArray   *items,
                     GPtrArray   *edits,
                     GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *ended = NULL; /* the strict reader asks for a NUL behind the bytes */
  JsonObject *object;
  const char *schema;

  if (length >= 0)
    {
      ended = g_malloc ((gsize) length + 1);
      if (length > 0)
        memcpy (ended, json, (gsize) length);
      ended[length] = '\0';
      json = ended;
    }
  /* json-glib takes more than JSON, and of two equal members the last. */
  if (!dag_json_check (json, length < 0 ? strlen (json) : (gsize) length,
                       DAG_BOARD_JSON_MAX_TEXT, NULL))
    return dag_board_json_refuse (error);
  parser = dag_board_json_parse (json, length, error);
  if (parser == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return dag_board_json_refuse (error);
  object = json_node_get_object (json_parser_get_root (parser));
  if (!read_text_member (object, "schema", MOST_NAME, &schema, error))
    return FALSE;
  if (g_strcmp0 (schema, SCHEMA) != 0)
    return dag_board_json_refuse (error);
  return read_array (object, "items", (ReadFunc) read_item, items, error) &&
         read_array (object, "edits", (ReadFunc) read_edit, edits, error);
}
