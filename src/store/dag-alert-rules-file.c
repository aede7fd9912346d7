/* dag-alert-rules-file.c - rules on alerts as a file, shipped or made by a user
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rules-file.h"

#include "dag-fault.h"
#include "dag-rules-json.h"
#include "dag-store-resources.h"

#include <math.h>
#include <string.h>

#define SHIPPED DAG_RESOURCE_PATH "/alert-rules/house.json"
#define MOST_LEVEL 100000.0
#define SCHEMA "dagstart.alert-rules/1"

typedef enum
{
  MEMBER_LEVEL,   /* double */
  MEMBER_HOLD,    /* seconds, stored as µs, int64_t */
  MEMBER_SECONDS, /* double */
  MEMBER_COUNT,   /* guint */
  MEMBER_BOOLEAN, /* gboolean */
} MemberType;

typedef struct
{
  const char *name;
  MemberType type;
  gsize offset;
  gboolean required;
} Member;

#define RULE(field) G_STRUCT_OFFSET (DagAlertRule, field)

static const Member members[] = {
  { "watch", MEMBER_LEVEL, RULE (watch), TRUE },
  { "overload", MEMBER_LEVEL, RULE (overload), FALSE },
  { "clear", MEMBER_LEVEL, RULE (clear), TRUE },
  { "inclusive", MEMBER_BOOLEAN, RULE (inclusive), FALSE },
  { "overload_least", MEMBER_LEVEL, RULE (overload_least), FALSE },
  { "watch_after_s", MEMBER_SECONDS, RULE (watch_after_s), FALSE },
  { "overload_after_s", MEMBER_SECONDS, RULE (overload_after_s), FALSE },
  { "gapless_after_s", MEMBER_SECONDS, RULE (gapless_after_s), FALSE },
  { "hold_s", MEMBER_HOLD, RULE (hold_us), TRUE },
  { "overload_hold_s", MEMBER_HOLD, RULE (overload_hold_us), FALSE },
  { "good_polls", MEMBER_COUNT, RULE (good_polls), TRUE },
  { "least", MEMBER_LEVEL, RULE (least), TRUE },
  { "most", MEMBER_LEVEL, RULE (most), TRUE },
};
static const char *const others[] = { "id", "about", "origin", NULL };

/* In the order of DagAlertScope. */
static const char *const scope_words[] = { "data", "team", "agent", NULL };

static const char *
get_text (JsonObject *object,
          const char *name)
{
  const char *text = dag_rules_get_text (json_object_get_member (object, name));

  return text != NULL && *text != '\0' && strlen (text) <= DAG_RULES_MOST_TEXT ? text : NULL;
}

static gboolean
get_number (JsonNode *node,
            gboolean  whole,
            double    most,
            double   *value)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && (whole || type != G_TYPE_DOUBLE))
    return FALSE;
  *value = json_node_get_double (node);
  return isfinite (*value) && *value >= 0.0 && *value <= most;
}

static gboolean
read_member (const Member  *member,
             JsonNode      *node,
             const char    *where,
             DagAlertRule  *rule,
             GError       **error)
{
  double value = 0.0;

  switch (member->type)
    {
    case MEMBER_LEVEL:
      if (!get_number (node, FALSE, MOST_LEVEL, &value))
        return dag_rules_refuse (error, where, member->name, "a number, 0 to 100000");
      G_STRUCT_MEMBER (double, rule, member->offset) = value;
      break;
    case MEMBER_HOLD:
      if (!get_number (node, TRUE, 86400.0, &value))
        return dag_rules_refuse (error, where, member->name, "whole seconds, 0 to 86400");
      G_STRUCT_MEMBER (int64_t, rule, member->offset) = (int64_t) value * DAG_USEC_PER_SEC;
      break;
    case MEMBER_SECONDS:
      if (!get_number (node, TRUE, 86400.0, &value))
        return dag_rules_refuse (error, where, member->name, "whole seconds, 0 to 86400");
      G_STRUCT_MEMBER (double, rule, member->offset) = value;
      break;
    case MEMBER_COUNT:
      if (!get_number (node, TRUE, 100.0, &value) || value < 1.0)
        return dag_rules_refuse (error, where, member->name, "a whole number, 1 to 100");
      G_STRUCT_MEMBER (guint, rule, member->offset) = (guint) value;
      break;
    case MEMBER_BOOLEAN:
      if (!dag_rules_get_boolean (node, &G_STRUCT_MEMBER (gboolean, rule, member->offset)))
        return dag_rules_refuse (error, where, member->name, "true or false");
      break;
    }
  return TRUE;
}

static gboolean
read_members (JsonObject    *object,
              const char    *where,
              DagAlertRule  *rule,
              GError       **error)
{
  guint n_known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (object, members[i].name);

      if (node == NULL && members[i].required)
        return dag_rules_refuse (error, where, members[i].name, "it to be there");
      if (node == NULL)
        continue;
      n_known++;
      if (!read_member (&members[i], node, where, rule, error))
        return FALSE;
    }
  for (guint i = 0; others[i] != NULL; i++)
    n_known += json_object_has_member (object, others[i]) ? 1 : 0;
  if (n_known != json_object_get_size (object))
    return dag_rules_refuse (error, where, "", "no other members");
  return TRUE;
}

static gboolean
read_words (JsonObject    *object,
            const char    *where,
            DagAlertRule  *rule,
            GError       **error)
{
  const char *id = get_text (object, "id");
  const char *about = get_text (object, "about");

  if (id == NULL || !dag_alert_kind_from_word (id, &rule->kind))
    return dag_rules_refuse (error, where, "id", "one of the rules Dagstart knows");
  for (guint i = 0; about != NULL && scope_words[i] != NULL; i++)
    if (g_str_equal (scope_words[i], about))
      {
        rule->scope = (DagAlertScope) i;
        rule->origin = get_text (object, "origin");
        if (rule->origin != NULL)
          return TRUE;
        return dag_rules_refuse (error, where, "origin", "a text of 1 to 512 bytes");
      }
  return dag_rules_refuse (error, where, "about", "data, team or agent");
}

static gboolean
check_order (const char          *where,
             const DagAlertRule  *rule,
             GError             **error)
{
  if (rule->clear > rule->watch)
    return dag_rules_refuse (error, where, "clear", "no more than watch");
  if (rule->overload < rule->watch)
    return dag_rules_refuse (error, where, "overload", "no less than watch");
  if (rule->least > rule->watch || rule->most < rule->watch || rule->least > rule->most)
    return dag_rules_refuse (error, where, "watch", "it to lie between least and most");
  return TRUE;
}

static gboolean
read_rule (JsonNode       *node,
           guint           index,
           DagAlertRules  *rules,
           GError        **error)
{
  g_autofree char *where = g_strdup_printf ("rules[%u].", index);
  DagAlertRule rule = { .overload = INFINITY, .good_polls = 1 };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dag_rules_refuse (error, "rules", "", "objects alone");
  if (!read_words (json_node_get_object (node), where, &rule, error)
      || !read_members (json_node_get_object (node), where, &rule, error)
      || !check_order (where, &rule, error))
    return FALSE;
  if (dag_alert_rules_get (rules, rule.kind) != NULL)
    return dag_rules_refuse (error, where, "id", "one that no other rule has");
  dag_alert_rules_put (rules, &rule);
  return TRUE;
}

static gboolean
read_rules (JsonObject     *object,
            DagAlertRules  *rules,
            GError        **error)
{
  JsonArray *array;

  if (g_strcmp0 (get_text (object, "schema"), SCHEMA) != 0)
    return dag_rules_refuse (error, "", "schema", "“" SCHEMA "”");
  if (get_text (object, "id") == NULL || get_text (object, "name") == NULL)
    return dag_rules_refuse (error, "", "id, name", "texts of 1 to 512 bytes");
  array = dag_rules_get_rules (object, error);
  if (array == NULL)
    return FALSE;
  if (json_object_get_size (object) != 4)
    return dag_rules_refuse (error, "", "", "schema, id, name and rules, and no more");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_rule (json_array_get_element (array, i), i, rules, error))
      return FALSE;
  return TRUE;
}

/**
 * dag_alert_rules_parse:
 * @text: rules as JSON (data/alert-rules/schema.json)
 * @length: its bytes, or -1
 * @error: %DAG_FAULT_TOO_LARGE, %DAG_FAULT_PARSE, %DAG_FAULT_SHAPE, or %DAG_FAULT_FIELD
 *   naming the member
 *
 * Returns: (transfer full) (nullable): the rules, every member of them checked
 */
DagAlertRules *
dag_alert_rules_parse (const char  *text,
                       gssize       length,
                       GError     **error)
{
  g_autoptr (JsonParser) parser = dag_rules_parse (text, length, error);
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new ();

  if (parser == NULL
      || !read_rules (json_node_get_object (json_parser_get_root (parser)), rules, error))
    return NULL;
  return g_steal_pointer (&rules);
}

static gpointer
parse_any (const char  *text,
           gssize       length,
           GError     **error)
{
  return dag_alert_rules_parse (text, length, error);
}

/**
 * dag_alert_rules_load_file:
 * @path: a file
 * @error: %DAG_FAULT_IO, or as dag_alert_rules_parse(), with the file's name before it
 *
 * Returns: (transfer full) (nullable): the rules in it
 */
DagAlertRules *
dag_alert_rules_load_file (const char  *path,
                           GError     **error)
{
  return dag_rules_load (path, parse_any, NULL, error);
}

/**
 * dag_alert_rules_new_shipped:
 *
 * Returns: (transfer full): the defaults, which are part of the program
 */
DagAlertRules *
dag_alert_rules_new_shipped (void)
{
  static gsize registered;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DagAlertRules *rules = NULL;
  gsize length = 0;
  const char *text = NULL;

  if (g_once_init_enter (&registered))
    {
      dag_store_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  bytes = g_resources_lookup_data (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  text = g_bytes_get_data (bytes, &length);
  rules = dag_alert_rules_parse (text, (gssize) length, &error);
  if (rules == NULL)
    g_error ("%s: %s", SHIPPED, error->message);
  return rules;
}
