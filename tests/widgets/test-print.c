/* test-print.c - what people and sources wrote, on paper: only text, whatever it is (F-U01)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-report-print.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-standup-print.h"
#include "dag-standup-text.h"
#include "dag-test-widgets.h"
#include "dag-words-report.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_MARKS 10000
#define N_LETTERS 20000
#define MOST_PAGES 60 /* the long words fill a score of them */

/* Texts that are something else to whoever takes them for more than text. */
static GPtrArray *
new_hostile_texts (void)
{
  static const char *const plain[] = {
    "<b>fat</b> & <a href=\"https://example.org/\">link</a>",
    "</span></b><span size=\"999999\">",
    "&amp; &#8238; &nosuch; %s%n%d %99999c",
    "\xe2\x80\xae right to left, and never back",
    "\xe2\x81\xa6\xe2\x81\xa7\xe2\x80\xab left open",
    "zero\xe2\x80\x8b width\xe2\x80\x8d\xef\xbb\xbf",
    "bell \x07 escape \x1b[31m delete \x7f",
    "no letter \xef\xbf\xbe \xef\xbf\xbf",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
  };
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GString *marks = g_string_new ("Zalgo");

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_ptr_array_add (texts, g_strdup (plain[i]));
  for (guint i = 0; i < N_MARKS; i++)
    g_string_append (marks, "\xcc\x81");
  g_ptr_array_add (texts, g_string_free (marks, FALSE));
  g_ptr_array_add (texts, g_strnfill (N_LETTERS, 'W'));
  return texts;
}

static gboolean
is_whole_pdf (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &bytes, &length, NULL) && length > 1000
         && g_str_has_prefix (bytes, "%PDF")
         && g_strstr_len (bytes + length - 16, 16, "%%EOF") != NULL
         && g_strstr_len (bytes, (gssize) length, "/URI") == NULL;
}

/* What Pango shows of markup is what was written, to the byte, but for what is no letter. */
static void
assert_shows (const char *markup,
              GPtrArray  *texts)
{
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &shown, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autoptr (GString) text = g_string_new (texts->pdata[i]);

      g_string_replace (text, "\xef\xbf\xbe", "\xef\xbf\xbd", 0);
      g_string_replace (text, "\xef\xbf\xbf", "\xef\xbf\xbd", 0);
      g_assert_nonnull (strstr (shown, text->str));
    }
}

static char *
print_standup (DagStandupDesk *desk,
               int            *n_pages)
{
  g_autoptr (GtkPrintOperation) operation = dag_standup_print_new (desk);
  g_autofree char *folder = g_dir_make_tmp ("dag-print-XXXXXX", NULL);
  char *path = g_build_filename (folder, "standup.pdf", NULL);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  *n_pages = gtk_print_operation_get_n_pages_to_print (operation);
  return path;
}

static void
drop_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Notes and actions, as somebody pastes them or a file of the board brings them. */
static void
test_notes (void)
{
  DagStage stage;
  g_autoptr (GPtrArray) texts = new_hostile_texts ();
  g_autoptr (DagStandupDesk) desk = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *path = NULL;
  DagBoardEntry *topic;
  int n_pages = 0;

  dag_stage_open (&stage, dag_queues_page_new, 8, 24);
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  dag_standup_ensure (dag_standup_desk_get_standup (desk));
  topic = dag_standup_prepare_topic (dag_standup_desk_get_standup (desk), "today", "Today", 60);
  for (guint i = 0; i < texts->len; i++)
    {
      dag_standup_desk_add_note (desk, topic, texts->pdata[i]);
      dag_standup_desk_add_action (desk, texts->pdata[i]);
    }
  markup = dag_standup_text_new (desk, DAG_STANDUP_PANGO);
  assert_shows (markup, texts);
  path = print_standup (desk, &n_pages);
  g_assert_true (is_whole_pdf (path));
  g_assert_cmpint (n_pages, >, 1);
  g_assert_cmpint (n_pages, <, MOST_PAGES);
  drop_file (path);
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

static DagDayReport *
new_report (GPtrArray *names)
{
  DagHistoryDay day = { .from_us = DAG_CENTRE_START, .to_us = DAG_CENTRE_START + 1,
                        .first_us = DAG_CENTRE_START, .last_us = DAG_CENTRE_START };
  g_autoptr (GPtrArray) intervals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  DagDayReport *report;

  for (guint i = 0; i < names->len; i++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup_printf ("q%u", i);
      interval->start_us = DAG_CENTRE_START;
      interval->minutes = 15;
      interval->counts.offered = i;
      g_ptr_array_add (intervals, interval);
    }
  report = dag_day_report_new (&day, NULL, intervals, NULL, DAG_SERVICE_LEVEL_STRICT);
  g_assert_cmpuint (report->queues->len, ==, names->len);
  for (guint i = 0; i < names->len; i++)
    {
      DagReportQueue *queue = report->queues->pdata[i];

      g_free (queue->name);
      queue->name = g_strdup (names->pdata[i]);
    }
  g_free (report->centre);
  report->centre = g_strdup (names->pdata[0]);
  return report;
}

/* Names of queues and of the centre: each stays one line of its table. */
static void
test_day_report (void)
{
  g_autoptr (GPtrArray) names = new_hostile_texts ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *folder = g_dir_make_tmp ("dag-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "day.pdf", NULL);
  g_autoptr (DagDayReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (names, g_strdup ("two\nlines\r\nand\ta tab"));
  report = new_report (names);
  for (guint i = 0; i < report->queues->len; i++)
    {
      g_autofree char *cell = dag_words_report_queue_cell (report->queues->pdata[i], 0, zone);

      g_assert_true (g_utf8_validate (cell, -1, NULL));
      g_assert_null (strpbrk (cell, "\n\r\t\x07\x1b"));
      g_assert_null (strstr (cell, "\xe2\x80\xae"));
    }
  g_assert_true (dag_day_report_print (report, zone, NULL, path, &error));
  g_assert_no_error (error);
  dag_test_await (is_whole_pdf (path), 20000);
  drop_file (path);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/print/F-U01/notes", test_notes);
  g_test_add_func ("/print/F-U01/day-report", test_day_report);
  return g_test_run ();
}
