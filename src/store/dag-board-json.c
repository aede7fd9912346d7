/* dag-board-json.c - items of the board as JSON: in the database, in files
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dag-board-json.h"

#include "dag-board-json-private.h"
#include "dag-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 12

gboolean
dag_board_json_refuse (GError **error)
{
  g_set_error_literal (error, DAG_STORE_ERROR, DAG_STORE_ERROR_REFUSED,
                       _ ("This is no file of a Dagstart board, or it is damaged."));
  return FALSE;
}

void
dag_board_json_add_value (JsonBuilder *builder,
                          GVariant    *value)
{
  GVariantIter iter;
  const char *text;

  if (value == NULL)
    json_builder_add_null_value (builder);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    json_builder_add_string_value (builder, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    json_builder_add_int_value (builder, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    json_builder_add_boolean_value (builder, g_variant_get_boolean (value));
  else
    {
      json_builder_begin_array (builder);
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_next (&iter, "&s", &text))
        json_builder_add_string_value (builder, text);
      json_builder_end_array (builder);
    }
}

void
dag_board_json_add_version (JsonBuilder     *builder,
                            DagBoardVersion  version)
{
  g_autofree char *text = dag_board_version_format (version);

  json_builder_add_string_value (builder, text);
}

static void
write_field (JsonBuilder         *builder,
             const DagBoardField *field)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, dag_board_type_get_word (field->type));
  json_builder_set_member_name (builder, "writes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < field->writes->len; i++)
    {
      DagBoardWrite *write = &g_array_index (field->writes, DagBoardWrite, i);

      json_builder_begin_array (builder);
      dag_board_json_add_version (builder, write->version);
      dag_board_json_add_value (builder, write->value);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  if (field->seen->len > 0)
    {
      json_builder_set_member_name (builder, "seen");
      json_builder_begin_array (builder);
      for (guint i = 0; i < field->seen->len; i++)
        dag_board_json_add_version (builder,
                                    g_array_index (field->seen, DagBoardVersion, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

void
dag_board_json_add_fields (JsonBuilder        *builder,
                           const DagBoardItem *item)
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DagBoardField *field = item->fields->pdata[i];

      json_builder_set_member_name (builder, field->name);
      write_field (builder, field);
    }
  json_builder_end_object (builder);
}

char *
dag_board_json_finish (JsonBuilder *builder,
                       gboolean     pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, pretty);
}

/**
 * dag_board_json_write_fields:
 * @item: an item
 *
 * Returns: (transfer full): its fields with all their versions
 */
char *
dag_board_json_write_fields (const DagBoardItem *item)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  dag_board_json_add_fields (builder, item);
  return dag_board_json_finish (builder, FALSE);
}

/**
 * dag_board_json_write_value:
 * @value: (nullable): of a field
 *
 * Returns: (transfer full): it as JSON, "null" for none
 */
char *
dag_board_json_write_value (GVariant *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  /* The builder makes no lone value. */
  json_builder_begin_array (builder);
  dag_board_json_add_value (builder, value);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (json_array_get_element (json_node_get_array (root), 0), FALSE);
}

gboolean
dag_board_json_is_text (JsonNode *node)
{
  /* An escape of half a pair, or of a byte, is no letter; json-glib lets it pass. */
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING &&
         strlen (json_node_get_string (node)) <= DAG_BOARD_JSON_MAX_TEXT &&
         g_utf8_validate (json_node_get_string (node), -1, NULL);
}

static gboolean
is_text_list (JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!dag_board_json_is_text (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static GVariant *
read_list (JsonArray *array)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_variant_builder_add (&builder, "s", json_array_get_string_element (array, i));
  return g_variant_builder_end (&builder);
}

/* @value: (out) (nullable): floating; a null is a value that was taken away */
gboolean
dag_board_json_take_value (JsonNode  *node,
                           GVariant **value,
                           GError   **error)
{
  *value = NULL;
  if (node == NULL)
    return dag_board_json_refuse (error);
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (dag_board_json_is_text (node))
    *value = g_variant_new_string (json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    *value = g_variant_new_int64 (json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *value = g_variant_new_boolean (json_node_get_boolean (node));
  else if (is_text_list (node))
    *value = read_list (json_node_get_array (node));
  else
    return dag_board_json_refuse (error);
  return TRUE;
}

gboolean
dag_board_json_take_version (JsonNode         *node,
                             DagBoardVersion  *version,
                             GError          **error)
{
  if (!dag_board_json_is_text (node) ||
      !dag_board_version_parse (json_node_get_string (node), version))
    return dag_board_json_refuse (error);
  return TRUE;
}

static gboolean
read_write (DagBoardField  *field,
            JsonNode       *node,
            GError        **error)
{
  g_autoptr (GVariant) value = NULL;
  DagBoardVersion version;
  JsonArray *pair;

  if (!JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) != 2)
    return dag_board_json_refuse (error);
  pair = json_node_get_array (node);
  if (!dag_board_json_take_version (json_array_get_element (pair, 0), &version, error) ||
      !dag_board_json_take_value (json_array_get_element (pair, 1), &value, error))
    return FALSE;
  if (value != NULL)
    g_variant_ref_sink (value);
  if (value != NULL &&
      !g_variant_is_of_type (value, dag_board_type_get_variant_type (field->type)))
    return dag_board_json_refuse (error);
  dag_board_field_add_write (field, value, version);
  return TRUE;
}

static gboolean
read_field_lists (DagBoardField  *field,
                  JsonObject     *object,
                  GError        **error)
{
  JsonNode *writes = json_object_get_member (object, "writes");
  JsonNode *seen = json_object_get_member (object, "seen");
  guint n_writes;

  if (writes == NULL || !JSON_NODE_HOLDS_ARRAY (writes) ||
      (seen != NULL && !JSON_NODE_HOLDS_ARRAY (seen)))
    return dag_board_json_refuse (error);
  n_writes = json_array_get_length (json_node_get_array (writes));
  if (n_writes == 0 || (n_writes > 1 && field->type != DAG_BOARD_NOTE))
    return dag_board_json_refuse (error);
  for (guint i = 0; i < n_writes; i++)
    if (!read_write (field, json_array_get_element (json_node_get_array (writes), i),
                     error))
      return FALSE;
  for (guint i = 0;
       seen != NULL && i < json_array_get_length (json_node_get_array (seen)); i++)
    {
      DagBoardVersion version;

      if (!dag_board_json_take_version (
              json_array_get_element (json_node_get_array (seen), i), &version, error))
        return FALSE;
      dag_board_field_add_seen (field, version);
    }
  return TRUE;
}

static gboolean
read_field (DagBoardItem  *item,
            const char    *name,
            JsonNode      *node,
            GError       **error)
{
  g_autoptr (DagBoardField) field = NULL;
  JsonObject *object;
  JsonNode *word;
  DagBoardType type;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return dag_board_json_refuse (error);
  object = json_node_get_object (node);
  word = json_object_get_member (object, "type");
  if (!dag_board_json_is_text (word) ||
      !dag_board_type_from_word (json_node_get_string (word), &type))
    return dag_board_json_refuse (error);
  field = dag_board_field_new (name, type);
  if (!read_field_lists (field, object, error))
    return FALSE;
  dag_board_item_take_field (item, g_steal_pointer (&field));
  return TRUE;
}

gboolean
dag_board_json_take_fields (DagBoardItem  *item,
                            JsonNode      *node,
                            GError       **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return dag_board_json_refuse (error);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!g_utf8_validate (name, -1, NULL))
        return dag_board_json_refuse (error);
      if (!read_field (item, name, member, error))
        return FALSE;
    }
  return TRUE;
}

/* json-glib goes down one call for each bracket. */
static gboolean
is_shallow (const char *json,
            gsize       length)
{
  gboolean in_text = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_text && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        in_text = !in_text;
      else if (!in_text && (json[i] == '[' || json[i] == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!in_text && (json[i] == ']' || json[i] == '}'))
        depth--;
    }
  return TRUE;
}

JsonParser *
dag_board_json_parse (const char  *json,
                      gssize       length,
                      GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize n_bytes = length < 0 ? strlen (json) : (gsize) length;

  if (!g_utf8_validate (json, (gssize) n_bytes, NULL) || !is_shallow (json, n_bytes) ||
      !json_parser_load_from_data (parser, json, (gssize) n_bytes, NULL) ||
      json_parser_get_root (parser) == NULL)
    {
      dag_board_json_refuse (error);
      return NULL;
    }
  return g_steal_pointer (&parser);
}

/**
 * dag_board_json_read_fields:
 * @item: an item without fields
 * @json: as dag_board_json_write_fields() writes them
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
dag_board_json_read_fields (DagBoardItem  *item,
                            const char    *json,
                            GError       **error)
{
  g_autoptr (JsonParser) parser = dag_board_json_parse (json, -1, error);

  return parser != NULL &&
         dag_board_json_take_fields (item, json_parser_get_root (parser), error);
}

/**
 * dag_board_json_read_value:
 * @json: as dag_board_json_write_value() writes it
 * @value: (out) (transfer full) (nullable): the value
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
dag_board_json_read_value (const char  *json,
                           GVariant   **value,
                           GError     **error)
{
  g_autoptr (JsonParser) parser = dag_board_json_parse (json, -1, error);

  if (parser == NULL ||
      !dag_board_json_take_value (json_parser_get_root (parser), value, error))
    return FALSE;
  if (*value != NULL)
    g_variant_ref_sink (*value);
  return TRUE;
}
