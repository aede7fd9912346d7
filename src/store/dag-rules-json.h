/* dag-rules-json.h - a file of rules as JSON: bounded, UTF-8, one object
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DAG_RULES_MOST_RULES 32
#define DAG_RULES_MOST_TEXT 512

/* Reads one kind of rules: dag_break_rules_parse() and the like. */
typedef gpointer (*DagRulesReader) (const char  *text,
                                    gssize       length,
                                    GError     **error);

JsonParser *dag_rules_parse       (const char  *text,
                                   gssize       length,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer    dag_rules_load        (const char     *path,
                                   DagRulesReader  reader,
                                   char          **text,
                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;
JsonArray  *dag_rules_get_rules   (JsonObject  *object,
                                   GError     **error);
const char *dag_rules_get_text    (JsonNode *node);
gboolean    dag_rules_get_boolean (JsonNode *node,
                                   gboolean *value);
gboolean    dag_rules_refuse      (GError    **error,
                                   const char *where,
                                   const char *member,
                                   const char *expected) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
