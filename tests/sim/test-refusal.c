/* test-refusal.c - the client reads every example, and refuses each spoiled one
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The spoiled answers are made from the published document by mutate.py, a handful for every
 * member (faults F-J). Each must be refused whole, and the reason must name the member. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-answer.h"
#include "dag-fault.h"
#include "dag-snapshot-reader.h"

static const char *mutations_path;

static DagBody *
body_new (const char *text)
{
  DagBody *body = dag_body_new ();

  dag_body_set (body, text, strlen (text));
  return body;
}

/* Reads @text as the answer to @call. */
static gboolean
read_answer (const char  *call,
             const char  *text,
             GError     **error)
{
  g_autoptr (DagBody) body = body_new (text);
  g_autoptr (DagSnapshotReader) reader = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (DagPage) page = NULL;

  if (g_str_has_prefix (call, "snapshot"))
    {
      reader = dag_snapshot_reader_new ();
      snapshot = dag_snapshot_reader_read (reader, body, error);
      return snapshot != NULL;
    }
  page = dag_page_read (g_str_equal (call, "intervals") ? DAG_PAGE_INTERVALS
                                                        : DAG_PAGE_STATE_CHANGES,
                        body, error);
  return page != NULL;
}

static void
test_example (gconstpointer data)
{
  const char *call = data;
  g_autofree char *name = g_strconcat (call, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("DAG_SOURCE_ROOT"), "data", "openapi",
                                            "examples", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (read_answer (call, text, &error));
  g_assert_no_error (error);
}

/* What a reason must name: the last part of the member's path; the list itself, where the
 * member is an item of one. */
static char *
dup_last_name (const char *member)
{
  const char *dot = strrchr (member, '.');
  const char *start = dot != NULL ? dot + 1 : member;

  return g_strndup (start, strcspn (start, "["));
}

static guint
check_mutation (JsonObject *mutation)
{
  const char *call = json_object_get_string_member (mutation, "call");
  const char *member = json_object_get_string_member (mutation, "member");
  const char *what = json_object_get_string_member (mutation, "what");
  g_autofree char *name = dup_last_name (member);
  g_autoptr (GError) error = NULL;

  if (read_answer (call, json_object_get_string_member (mutation, "body"), &error))
    {
      g_test_message ("%s: %s: %s was believed", call, member, what);
      return 1;
    }
  if (error->domain != DAG_FAULT || strstr (error->message, name) == NULL)
    {
      g_test_message ("%s: %s: %s: the reason does not name it: %s", call, member, what,
                      error->message);
      return 1;
    }
  return 0;
}

static void
test_mutations (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *list;
  guint n_wrong = 0;

  json_parser_load_from_file (parser, mutations_path, &error);
  g_assert_no_error (error);
  list = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (list), >, 500);
  for (guint i = 0; i < json_array_get_length (list); i++)
    n_wrong += check_mutation (json_array_get_object_element (list, i));
  g_test_message ("%u spoiled answers", json_array_get_length (list));
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const char *const calls[] = { "snapshot", "snapshot-least", "state-changes",
                                       "intervals" };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  mutations_path = argv[1];
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *path = g_strconcat ("/sim/contract/example/", calls[i], NULL);

      g_test_add_data_func (path, calls[i], test_example);
    }
  g_test_add_func ("/sim/contract/each-member-spoiled-is-refused", test_mutations);
  return g_test_run ();
}
