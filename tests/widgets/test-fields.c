/* test-fields.c - a field takes of a paste what it has room for, and says so (F-U01)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer-editor.h"
#include "dag-application.h"
#include "dag-chat-book.h"
#include "dag-chat-window.h"
#include "dag-connect-window.h"
#include "dag-test-centre.h"
#include "dag-test.h"
#include "dag-text-room.h"
#include "dag-window.h"
#include "dag-words-note.h"

#include <string.h>

#define PLENTY 20000

static DagApplication *application;

typedef struct
{
  const char *name;
  const char *first;
  const char *again; /* so often */
  guint n_again;
  int length;        /* 0: all of it */
  const char *line;  /* what a line takes; NULL: as much as there is room for */
  const char *text;  /* what a text of more lines takes */
  gboolean is_told;
} Case;

static const Case cases[] = {
  { "plain", "Zo\xc3\xab <b> %s", "", 0, 0, "Zo\xc3\xab <b> %s", "Zo\xc3\xab <b> %s", FALSE },
  { "a long word", "", "w", PLENTY, 0, NULL, NULL, TRUE },
  { "a heap of marks", "e", "\xcc\x81", 10000, 0, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81", TRUE },
  { "lines", "a\nb\r\nc\rd\xe2\x80\xa8" "e", "", 0, 0, "a b c d e",
    "a\nb\r\nc\rd\xe2\x80\xa8" "e", FALSE },
  { "marks of direction", "\xe2\x80\xae" "abc", "", 0, 0, "\xe2\x80\xae" "abc",
    "\xe2\x80\xae" "abc", FALSE },
  { "a NUL", "ab", "", 0, 4, "ab", NULL, TRUE }, /* the toolkit keeps it from a text */
};

static GtkWidget *
find_by_name (GtkWidget  *root,
              const char *type)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_name (child, type);
  return found;
}

static char *
new_text (const Case *c)
{
  GString *text = g_string_new (c->first);

  for (guint i = 0; i < c->n_again; i++)
    g_string_append (text, c->again);
  if (c->length > 0)
    g_string_set_size (text, (gsize) c->length);
  if (c->length > 0)
    memcpy (text->str, "ab\0d", 4);
  return g_string_free (text, FALSE);
}

static void
paste (GtkWidget  *field,
       const char *text,
       int         length)
{
  int at = 0;

  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text,
                                      length);
  else
    gtk_editable_insert_text (GTK_EDITABLE (field), text, length, &at);
}

static char *
dup_text (GtkWidget *field)
{
  char *text = NULL;

  if (!GTK_IS_TEXT_VIEW (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "text", &text, NULL);
  return text;
}

static GtkWidget *
new_field (GType type)
{
  return type == GTK_TYPE_TEXT_VIEW ? gtk_text_view_new () : g_object_new (type, NULL);
}

/* A row stands in a list, as the newest libadwaita demands. Returns: @field, or what holds it */
static GtkWidget *
new_place (GtkWidget *field)
{
  GtkWidget *list;

  if (!GTK_IS_LIST_BOX_ROW (field))
    return field;
  list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), field);
  return list;
}

static void
try_case (GType       type,
          const Case *c)
{
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *widget = new_field (type);
  GtkWidget *field;
  g_autofree char *text = new_text (c);
  g_autofree char *taken = NULL;
  const char *wanted = type == GTK_TYPE_TEXT_VIEW ? c->text : c->line;
  long most = type == GTK_TYPE_TEXT_VIEW ? DAG_WORDS_NOTE_MOST : DAG_TEXT_ROOM_LINE;

  g_test_message ("%s: %s", g_type_name (type), c->name);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), new_place (widget));
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  dag_text_room_limit (window, DAG_TEXT_ROOM_LINE);
  field = find_by_name (widget, type == GTK_TYPE_TEXT_VIEW ? "GtkTextView" : "GtkText");
  paste (field, text, c->length > 0 ? c->length : -1);
  taken = dup_text (field);
  if (wanted != NULL)
    g_assert_cmpstr (taken, ==, wanted);
  else
    g_assert_cmpint (g_utf8_strlen (taken, -1), ==, most);
  g_assert_true ((find_by_name (window, "AdwToastWidget") != NULL) == c->is_told);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

static void
test_cases (void)
{
  const GType types[] = { GTK_TYPE_ENTRY, GTK_TYPE_SEARCH_ENTRY, ADW_TYPE_ENTRY_ROW,
                          ADW_TYPE_PASSWORD_ENTRY_ROW, GTK_TYPE_TEXT_VIEW };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      if (types[i] != GTK_TYPE_TEXT_VIEW || cases[j].length == 0)
        try_case (types[i], &cases[j]);
}

/* One mark after the other is a heap too, and told once. */
static void
test_typed (void)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  GtkWidget *field = find_by_name (entry, "GtkText");
  int at = 0;

  dag_text_room_limit (entry, DAG_TEXT_ROOM_LINE);
  gtk_editable_insert_text (GTK_EDITABLE (field), "e", -1, &at);
  for (int i = 0; i < 20; i++)
    gtk_editable_insert_text (GTK_EDITABLE (field), "\xcc\x81", -1, &at);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==,
                   "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81");
  g_object_unref (entry);
}

/* Pastes too much into every field below @root, also of pages that are not shown. */
static guint
fill_all (GtkWidget  *root,
          const char *much)
{
  guint n = 0;

  if (GTK_IS_TEXT (root) || GTK_IS_TEXT_VIEW (root))
    {
      g_autofree char *taken = NULL;

      /* Digits only; and a search of the toolkit's own that no list here offers. */
      if (gtk_widget_get_ancestor (root, GTK_TYPE_SPIN_BUTTON) != NULL
          || gtk_widget_get_ancestor (root, GTK_TYPE_DROP_DOWN) != NULL)
        return 0;
      paste (root, much, -1);
      taken = dup_text (root);
      if (g_utf8_strlen (taken, -1) > DAG_WORDS_NOTE_MOST)
        g_test_message ("%s in %s takes all", G_OBJECT_TYPE_NAME (root),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));
      g_assert_cmpint (g_utf8_strlen (taken, -1), <=, DAG_WORDS_NOTE_MOST);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += fill_all (child, much);
  return n;
}

static void
fill_window (gpointer    window,
             const char *much,
             guint       n_least)
{
  g_test_message ("%s", G_OBJECT_TYPE_NAME (window));
  g_assert_cmpuint (fill_all (GTK_WIDGET (window), much), >=, n_least);
  g_assert_nonnull (find_by_name (GTK_WIDGET (window), "AdwToastWidget"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* No field of the program is forgotten. */
static void
test_every_field (void)
{
  DagDashboard *dashboard = dag_application_get_dashboard (application);
  DagMoment now = dag_moment_read (NULL);
  g_autoptr (DagSnapshot) snapshot = dag_test_new_centre (now.wall_us);
  g_autofree char *much = g_strnfill (PLENTY, 'w');
  g_autoptr (DagChatBook) book = dag_chat_book_new (dag_application_get_settings (application));
  g_autoptr (GPtrArray) teams = g_ptr_array_new ();
  DagWindow *window = dag_window_new (application);
  GtkWindow *parent = GTK_WINDOW (window);

  gtk_window_present (parent);
  dag_dashboard_apply (dashboard, snapshot);
  dag_window_show_page (window, "day-start", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  fill_window (dag_answer_editor_new (dashboard, NULL, NULL), much, 3);
  fill_window (dag_chat_window_new (parent, book, teams, NULL), much, 5);
  fill_window (dag_connect_window_new (parent, dag_application_get_session (application),
                                       DAG_CONNECT_ASK_NEW),
               much, 3);
  fill_window (window, much, 8);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  application = dag_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/fields/F-U01/cases", test_cases);
  g_test_add_func ("/fields/F-U01/typed", test_typed);
  g_test_add_func ("/fields/F-U01/every-field", test_every_field);
  return g_test_run ();
}
