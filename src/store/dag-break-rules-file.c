/* dag-break-rules-file.c - sets of break rules as files, shipped or made by a user
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-rules-file.h"

#include "dag-break-terms.h"
#include "dag-fault.h"
#include "dag-rules-json.h"

#include <stdio.h>
#include <string.h>

#define SCHEMA "dagstart.break-rules/1"

typedef enum
{
  MEMBER_ID,
  MEMBER_TEXT,
  MEMBER_DATE,
  MEMBER_MINUTES, /* stored as seconds, int64_t */
  MEMBER_COUNT,   /* int */
  MEMBER_BOOLEAN,
} MemberType;

typedef struct
{
  const char *name;
  MemberType type;
  gsize offset;
  gboolean required;
} Member;

#define SET(field) G_STRUCT_OFFSET (DagBreakRuleSet, field)
#define RULE(field) G_STRUCT_OFFSET (DagBreakRule, field)

static const Member set_members[] = {
  { "id", MEMBER_ID, SET (id), TRUE },
  { "name", MEMBER_TEXT, SET (name), TRUE },
  { "jurisdiction", MEMBER_ID, SET (jurisdiction), TRUE },
  { "source", MEMBER_TEXT, SET (source), TRUE },
  { "as_of", MEMBER_DATE, SET (source_date), TRUE },
  { "valid_from", MEMBER_DATE, SET (valid_from), FALSE },
  { "valid_to", MEMBER_DATE, SET (valid_to), FALSE },
};
static const char *const set_others[]
    = { "schema", "level", "age", "replaces", "rules", NULL };

static const Member total_members[] = {
  { "id", MEMBER_ID, RULE (id), TRUE },
  { "basis", MEMBER_TEXT, RULE (basis), TRUE },
  { "trigger_min", MEMBER_MINUTES, RULE (trigger_s), TRUE },
  { "inclusive", MEMBER_BOOLEAN, RULE (inclusive), FALSE },
  { "over_span", MEMBER_BOOLEAN, RULE (over_span), FALSE },
  { "need_min", MEMBER_MINUTES, RULE (need_s), TRUE },
  { "piece_min", MEMBER_MINUTES, RULE (piece_s), FALSE },
  { "pieces", MEMBER_COUNT, RULE (pieces), FALSE },
  { "begin_by_work_min", MEMBER_MINUTES, RULE (begin_by_work_s), FALSE },
  { "not_first_min", MEMBER_MINUTES, RULE (not_first_s), FALSE },
  { "not_last_min", MEMBER_MINUTES, RULE (not_last_s), FALSE },
  { "waivable_to_min", MEMBER_MINUTES, RULE (waivable_to_s), FALSE },
};

static const Member stretch_members[] = {
  { "id", MEMBER_ID, RULE (id), TRUE },
  { "basis", MEMBER_TEXT, RULE (basis), TRUE },
  { "limit_min", MEMBER_MINUTES, RULE (limit_s), TRUE },
  { "deferral_min", MEMBER_MINUTES, RULE (deferral_s), FALSE },
  { "interrupt_min", MEMBER_MINUTES, RULE (interrupt_s), TRUE },
  { "screen_only", MEMBER_BOOLEAN, RULE (screen_only), FALSE },
};

static const Member rate_members[] = {
  { "id", MEMBER_ID, RULE (id), TRUE },
  { "basis", MEMBER_TEXT, RULE (basis), TRUE },
  { "per_min", MEMBER_MINUTES, RULE (per_s), TRUE },
  { "each_min", MEMBER_MINUTES, RULE (each_s), TRUE },
};
static const char *const rule_others[] = { "kind", NULL };

/* In the order of DagBreakRuleKind. */
static const struct
{
  const char *word;
  const Member *members;
  guint n_members;
  const char *least; /* the shortest pause it looks at */
} kinds[] = {
  { "total", total_members, G_N_ELEMENTS (total_members), "piece_min" },
  { "stretch", stretch_members, G_N_ELEMENTS (stretch_members), "interrupt_min" },
  { "rate", rate_members, G_N_ELEMENTS (rate_members), "each_min" },
};

static const char *const level_words[] = { "law", "agreement", "house", "advice", NULL };
static const char *const age_words[] = { "adult", "youth", NULL };

static gboolean
is_id (const char *text)
{
  gsize n = strlen (text);

  if (n < 1 || n > 64)
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (":._-", *text) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_date (const char *text)
{
  int year = 0;
  int month = 0;
  int day = 0;
  char rest = '\0';

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3
         && year > 0 && month > 0 && day > 0
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
get_whole (JsonNode *node,
           int64_t   most,
           int64_t  *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= 1 && *value <= most;
}

static gboolean
read_member (const Member *member,
             JsonNode     *node,
             const char   *where,
             gpointer      record,
             GError      **error)
{
  const char *text = dag_rules_get_text (node);
  int64_t whole = 0;

  switch (member->type)
    {
    case MEMBER_ID:
      if (text == NULL || !is_id (text))
        return dag_rules_refuse (error, where, member->name,
                                 "1 to 64 letters, digits or : . _ -");
      break;
    case MEMBER_TEXT:
      if (text == NULL || *text == '\0' || strlen (text) > DAG_RULES_MOST_TEXT)
        return dag_rules_refuse (error, where, member->name, "a text of 1 to 512 bytes");
      break;
    case MEMBER_DATE:
      if (text == NULL || !is_date (text))
        return dag_rules_refuse (error, where, member->name, "a date, YYYY-MM-DD");
      break;
    case MEMBER_MINUTES:
      if (!get_whole (node, 24 * 60, &whole))
        return dag_rules_refuse (error, where, member->name, "whole minutes, 1 to 1440");
      G_STRUCT_MEMBER (int64_t, record, member->offset) = whole * 60;
      return TRUE;
    case MEMBER_COUNT:
      if (!get_whole (node, 8, &whole))
        return dag_rules_refuse (error, where, member->name, "a whole number, 1 to 8");
      G_STRUCT_MEMBER (int, record, member->offset) = (int) whole;
      return TRUE;
    case MEMBER_BOOLEAN:
      if (!dag_rules_get_boolean (node, &G_STRUCT_MEMBER (gboolean, record, member->offset)))
        return dag_rules_refuse (error, where, member->name, "true or false");
      return TRUE;
    }
  G_STRUCT_MEMBER (char *, record, member->offset) = g_strdup (text);
  return TRUE;
}

static const Member *
find_member (const Member *members,
             guint         n_members,
             const char   *name)
{
  for (guint i = 0; i < n_members; i++)
    if (g_str_equal (members[i].name, name))
      return &members[i];
  return NULL;
}

/* Every member is known, of its type and in its range, and none that is due is missing. */
static gboolean
read_members (JsonObject        *object,
              const Member      *members,
              guint              n_members,
              const char *const *others,
              const char        *where,
              gpointer           record,
              GError           **error)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const Member *member = find_member (members, n_members, name);

      if (member != NULL)
        {
          if (!read_member (member, node, where, record, error))
            return FALSE;
        }
      else if (!g_strv_contains (others, name))
        {
          g_autofree char *shown = g_utf8_make_valid (name, MIN (64, (gssize) strlen (name)));

          g_set_error (error, DAG_FAULT, DAG_FAULT_FIELD, "%s%s: no such member", where, shown);
          return FALSE;
        }
    }
  for (guint i = 0; i < n_members; i++)
    if (members[i].required && !json_object_has_member (object, members[i].name))
      return dag_rules_refuse (error, where, members[i].name, "it to be there");
  return TRUE;
}

static gboolean
read_word (JsonObject        *object,
           const char        *where,
           const char        *name,
           const char *const *words,
           const char        *expected,
           int               *index,
           GError           **error)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = dag_rules_get_text (node);

  for (int i = 0; text != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], text))
      {
        *index = i;
        return TRUE;
      }
  return dag_rules_refuse (error, where, name, expected);
}

/* No rule may make anybody look at a visit to the toilet. */
static gboolean
has_too_short (const DagBreakRule *rule)
{
  switch (rule->kind)
    {
    case DAG_BREAK_RULE_TOTAL:
      return (rule->piece_s > 0 ? rule->piece_s : rule->need_s) < DAG_BREAK_LEAST_S;
    case DAG_BREAK_RULE_STRETCH:
      return rule->interrupt_s < DAG_BREAK_LEAST_S;
    case DAG_BREAK_RULE_RATE:
      return rule->each_s < DAG_BREAK_LEAST_S;
    }
  return FALSE;
}

static gboolean
read_rule (JsonNode         *node,
           guint             index,
           DagBreakRuleSet  *set,
           GError          **error)
{
  static const char *const words[] = { "total", "stretch", "rate", NULL };
  g_autofree char *where = g_strdup_printf ("rules[%u].", index);
  DagBreakRule *rule = NULL;
  int kind = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return dag_rules_refuse (error, "rules", "", "objects alone");
  if (!read_word (json_node_get_object (node), where, "kind", words,
                  "“total”, “stretch” or “rate”", &kind, error))
    return FALSE;
  rule = dag_break_rule_new ();
  rule->kind = (DagBreakRuleKind) kind;
  g_ptr_array_add (set->rules, rule);
  if (!read_members (json_node_get_object (node), kinds[kind].members, kinds[kind].n_members,
                     rule_others, where, rule, error))
    return FALSE;
  if (rule->piece_s > rule->need_s)
    return dag_rules_refuse (error, where, "piece_min", "no more than need_min");
  if (has_too_short (rule))
    return dag_rules_refuse (error, where, kinds[kind].least,
                   "at least 5: shorter pauses are nobody's business");
  for (guint i = 0; i < index; i++)
    if (g_str_equal (((DagBreakRule *) g_ptr_array_index (set->rules, i))->id, rule->id))
      return dag_rules_refuse (error, where, "id", "one that no other rule has");
  return TRUE;
}

static gboolean
read_rules (JsonObject       *object,
            DagBreakRuleSet  *set,
            GError          **error)
{
  JsonArray *array = dag_rules_get_rules (object, error);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_rule (json_array_get_element (array, i), i, set, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_replaces (JsonObject       *object,
               DagBreakRuleSet  *set,
               GError          **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  JsonNode *node = json_object_get_member (object, "replaces");
  JsonArray *array = NULL;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) > 32)
    return dag_rules_refuse (error, "", "replaces", "a list of at most 32 ids");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = dag_rules_get_text (json_array_get_element (array, i));

      if (id == NULL || !is_id (id))
        return dag_rules_refuse (error, "", "replaces", "ids of rules");
      g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  set->replaces = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

static gboolean
read_set (JsonObject       *object,
          DagBreakRuleSet  *set,
          GError          **error)
{
  static const char *const schemas[] = { SCHEMA, NULL };
  int index = 0;

  if (!read_word (object, "", "schema", schemas, "“" SCHEMA "”", &index, error))
    return FALSE;
  if (!read_members (object, set_members, G_N_ELEMENTS (set_members), set_others, "", set,
                     error))
    return FALSE;
  if (!read_word (object, "", "level", level_words, "law, agreement, house or advice", &index,
                  error))
    return FALSE;
  set->level = (DagBreakLevel) index;
  index = DAG_AGE_ADULT;
  if (json_object_has_member (object, "age")
      && !read_word (object, "", "age", age_words, "adult or youth", &index, error))
    return FALSE;
  set->age = (DagAgeClass) index;
  return read_replaces (object, set, error) && read_rules (object, set, error);
}

/**
 * dag_break_rules_parse:
 * @text: a set as JSON
 * @length: its bytes, or -1
 * @error: %DAG_FAULT_TOO_LARGE, %DAG_FAULT_PARSE, or %DAG_FAULT_FIELD naming the member
 *
 * Returns: (transfer full) (nullable): the set, every member of it checked
 */
DagBreakRuleSet *
dag_break_rules_parse (const char  *text,
                       gssize       length,
                       GError     **error)
{
  g_autoptr (JsonParser) parser = dag_rules_parse (text, length, error);
  g_autoptr (DagBreakRuleSet) set = dag_break_rule_set_new ();

  if (parser == NULL
      || !read_set (json_node_get_object (json_parser_get_root (parser)), set, error))
    return NULL;
  return g_steal_pointer (&set);
}

static gpointer
parse_any (const char  *text,
           gssize       length,
           GError     **error)
{
  return dag_break_rules_parse (text, length, error);
}

/**
 * dag_break_rules_load_file:
 * @path: a file
 * @text: (out) (optional) (transfer full): what stands in it, where it is a set
 * @error: %DAG_FAULT_IO, or as dag_break_rules_parse(), with the file's name before it
 *
 * Returns: (transfer full) (nullable): the set in it
 */
DagBreakRuleSet *
dag_break_rules_load_file (const char  *path,
                           char       **text,
                           GError     **error)
{
  return dag_rules_load (path, parse_any, text, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const DagBreakRuleSet *left = *(DagBreakRuleSet *const *) a;
  const DagBreakRuleSet *right = *(DagBreakRuleSet *const *) b;

  return g_strcmp0 (left->id, right->id);
}

/**
 * dag_break_rules_load_folder:
 * @path: a folder of sets
 * @error: of the first file that is no set
 *
 * Returns: (transfer full) (nullable) (element-type DagBreakRuleSet): the sets, by id
 */
GPtrArray *
dag_break_rules_load_folder (const char  *path,
                             GError     **error)
{
  g_autoptr (GPtrArray) sets
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_rule_set_unref);
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) reason = NULL;
  const char *name = NULL;

  folder = g_dir_open (path, 0, &reason);
  if (folder == NULL)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "%s", reason->message);
      return NULL;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      DagBreakRuleSet *set = NULL;

      if (!g_str_has_suffix (name, ".json") || g_str_equal (name, "schema.json"))
        continue;
      set = dag_break_rules_load_file (file, NULL, error);
      if (set == NULL)
        return NULL;
      g_ptr_array_add (sets, set);
    }
  g_ptr_array_sort (sets, compare_ids);
  return g_steal_pointer (&sets);
}
