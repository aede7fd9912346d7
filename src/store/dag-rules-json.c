/* dag-rules-json.c - a file of rules as JSON: bounded, UTF-8, one object
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-rules-json.h"

#include "dag-fault.h"
#include "dag-file-bytes.h"
#include "dag-json.h"

#include <string.h>

/* Rules are a few kilobytes. */
#define MOST_BYTES (32 * 1024)

/**
 * dag_rules_refuse:
 * @error: (out) (optional): %DAG_FAULT_FIELD
 * @where: the record: "rules[3].", or ""
 * @member: of it
 * @expected: what it should have been
 *
 * Returns: %FALSE, for a short way out
 */
gboolean
dag_rules_refuse (GError    **error,
                  const char *where,
                  const char *member,
                  const char *expected)
{
  g_set_error (error, DAG_FAULT, DAG_FAULT_FIELD, "%s%s: expected %s", where, member,
               expected);
  return FALSE;
}

/**
 * dag_rules_parse:
 * @text: JSON
 * @length: its bytes, or -1
 * @error: %DAG_FAULT_TOO_LARGE, %DAG_FAULT_SHAPE, or as dag_json_check()
 *
 * json-glib takes comments, half strings, and of a member that is there twice the last one:
 * a reader of a source sees another file than the program does. So the rules of an answer
 * hold here too.
 *
 * Returns: (transfer full) (nullable): a parser whose root is an object
 */
JsonParser *
dag_rules_parse (const char  *text,
                 gssize       length,
                 GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  g_autofree char *copy = NULL; /* with a NUL behind it */
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  JsonNode *root;

  if (n > MOST_BYTES)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE, "a set of rules over %d bytes",
                   MOST_BYTES);
      return NULL;
    }
  copy = g_strndup (text, n);
  if (!dag_json_check (copy, n, DAG_JSON_MAX_STRING, error))
    return NULL;
  if (!json_parser_load_from_data (parser, copy, (gssize) n, &reason))
    {
      /* json-glib quotes the text, and cuts it in the middle of a letter */
      g_autofree char *why = g_utf8_make_valid (reason->message, -1);

      g_set_error (error, DAG_FAULT, DAG_FAULT_PARSE, "not JSON: %s", why);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&parser);
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_SHAPE, "expected one object");
  return NULL;
}

/* Returns: (transfer none) (nullable): the text in @node; %NULL: it holds none. Escapes of
 * half a pair, or of a byte, are no text, though json-glib lets them pass. */
const char *
dag_rules_get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING &&
                 g_utf8_validate (json_node_get_string (node), -1, NULL)
             ? json_node_get_string (node)
             : NULL;
}

/* Returns: whether @node holds true or false, which @value is then */
gboolean
dag_rules_get_boolean (JsonNode *node,
                       gboolean *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * dag_rules_get_rules:
 * @object: a set
 * @error: %DAG_FAULT_FIELD
 *
 * Returns: (transfer none) (nullable): its member "rules", of 1 to %DAG_RULES_MOST_RULES
 */
JsonArray *
dag_rules_get_rules (JsonObject  *object,
                     GError     **error)
{
  JsonNode *node = json_object_get_member (object, "rules");
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                ? json_array_get_length (json_node_get_array (node))
                : 0;

  if (n >= 1 && n <= DAG_RULES_MOST_RULES)
    return json_node_get_array (node);
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_FIELD,
                       "rules: expected a list of 1 to 32 rules");
  return NULL;
}

/**
 * dag_rules_load:
 * @path: a file
 * @reader: what reads its text
 * @text: (out) (optional) (transfer full): that text, where @reader made something of it
 * @error: %DAG_FAULT_IO, %DAG_FAULT_TOO_LARGE, or as @reader sets it,
 *   with the file's name before it
 *
 * Returns: (transfer full) (nullable): what @reader made of it
 */
gpointer
dag_rules_load (const char     *path,
                DagRulesReader  reader,
                char          **text,
                GError        **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) reason = NULL;
  gpointer rules;
  gsize length = 0;

  bytes = dag_file_bytes_read (path, MOST_BYTES, &length, &reason);
  if (bytes == NULL && reason->domain != DAG_FAULT)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_IO, reason->message);
  else if (bytes == NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", name);
  if (bytes == NULL)
    return NULL;
  rules = reader (bytes, (gssize) length, error);
  if (rules == NULL)
    g_prefix_error (error, "%s: ", name);
  else if (text != NULL)
    *text = g_steal_pointer (&bytes);
  return rules;
}
