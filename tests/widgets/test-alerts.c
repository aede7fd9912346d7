/* test-alerts.c - the Alerts page from empty to crowded, and what a lead does there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dag-alert-card.h"
#include "dag-alert-list.h"
#include "dag-alert-notifier.h"
#include "dag-alert-overview.h"
#include "dag-alert-people.h"
#include "dag-alert-rule-row.h"
#include "dag-alert-rules-window.h"
#include "dag-alert-settings.h"
#include "dag-alert-tally.h"
#include "dag-alerts-page.h"
#include "dag-break-summary.h"
#include "dag-breaks-page.h"
#include "dag-calm-line.h"
#include "dag-desk.h"
#include "dag-heavy-bar.h"
#include "dag-overview-page.h"
#include "dag-resources.h"
#include "dag-sample.h"
#include "dag-settings.h"
#include "dag-test-widgets.h"
#include "dag-test.h"
#include "dag-words-name.h"

#include <string.h>

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static guint
count_type (GtkWidget *root,
            GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  if (!gtk_widget_get_visible (root))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type);
  return n;
}

static guint
count_accents (GtkWidget *root)
{
  guint n = gtk_widget_has_css_class (root, "suggested-action")
                    && gtk_widget_get_child_visible (root) && gtk_widget_get_mapped (root)
                ? 1
                : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_accents (child);
  return n;
}

/* A bad morning: at most three cards, one accent, the badge counts what needs somebody. */
static void
test_crowded (void)
{
  g_auto (DagDesk) desk = { 0 };
  guint n_cards;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 480, 600);
  n_cards = count_type (GTK_WIDGET (desk.page), DAG_TYPE_ALERT_CARD);
  g_assert_cmpuint (n_cards, >=, 1);
  g_assert_cmpuint (n_cards, <=, 3);
  g_assert_cmpuint (count_accents (desk.window), ==, 1);
  g_assert_cmpuint (dag_page_get_badge (desk.page), ==,
                    dag_alert_watch_get_n_open (desk.watch));
  g_assert_nonnull (
      dag_test_find (desk.window, GTK_TYPE_LABEL, "It is time to scale up"));
  g_assert_nonnull (dag_test_find (desk.window, GTK_TYPE_LABEL, "Earlier"));
  g_assert_nonnull (dag_test_find (desk.window, GTK_TYPE_LABEL, "How often each rule fired"));
  dag_look_at (desk.window, "crowded");
}

/* Steps in Latin letters stand under each other where a window from right to left begins. */
static void
test_other_way (void)
{
  g_auto (DagDesk) desk = { 0 };
  GtkTextDirection usual = gtk_widget_get_default_direction ();
  GtkWidget *title;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 480, 600);
  title = dag_test_find (desk.window, GTK_TYPE_LABEL, "What helps, in this order");
  g_assert_nonnull (title);
  g_assert_cmpint (dag_test_get_indent (gtk_widget_get_next_sibling (title)), <=, 6);
  gtk_widget_set_default_direction (usual);
}

static GtkWidget *
find_list (GtkWidget  *root,
           const char *title)
{
  GtkWidget *found = dag_test_find (root, GTK_TYPE_LABEL, title);

  return found != NULL ? gtk_widget_get_ancestor (found, DAG_TYPE_ALERT_LIST) : NULL;
}

/* What is over is no record of somebody: of each person the last alone is listed. */
static void
test_earlier (void)
{
  g_auto (DagDesk) desk = { 0 };
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) over = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *items;
  guint n_over = 0;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 480, 760);
  items = dag_alert_watch_get_items (desk.watch);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i);
      const DagAlert *alert = dag_alert_item_get_alert (item);

      if (alert->state != DAG_ALERT_RESOLVED || alert->rule->scope != DAG_ALERT_ABOUT_AGENT)
        continue;
      n_over++;
      g_hash_table_add (over, alert->subject);
    }
  g_assert_cmpuint (n_over, >, g_hash_table_size (over)); /* somebody had two */
  for (GtkWidget *row = find_type (find_list (desk.window, "Earlier"), ADW_TYPE_ACTION_ROW);
       row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
      const char *said = strstr (title, " has had ");

      if (said != NULL)
        g_assert_true (
            g_hash_table_add (listed, g_strndup (title, (gsize) (said - title))));
    }
  g_assert_cmpuint (g_hash_table_size (listed), >, 0);
}

/* Acknowledged with a note it is being dealt with; undone on the board it is open again. */
static void
test_acts (void)
{
  g_auto (DagDesk) desk = { 0 };
  DagBoard *board;
  DagAlertItem *item;
  guint before;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 480, 600);
  before = dag_alert_watch_get_n_open (desk.watch);
  item = dag_alert_card_get_item (
      DAG_ALERT_CARD (find_type (GTK_WIDGET (desk.page), DAG_TYPE_ALERT_CARD)));
  g_assert_true (dag_alert_watch_acknowledge (desk.watch, item, "Mail team helps", "Ack"));
  g_assert_cmpint (dag_alert_item_get_alert (item)->state, ==, DAG_ALERT_ACKNOWLEDGED);
  g_assert_cmpuint (dag_alert_watch_get_n_open (desk.watch), ==, before - 1);
  g_assert_nonnull (dag_test_find (desk.window, GTK_TYPE_LABEL, "Being dealt with"));
  dag_look_at (desk.window, "taken");

  board = dag_dashboard_get_board (desk.day.dashboard);
  g_assert_true (dag_board_undo (board));
  g_assert_cmpint (dag_alert_item_get_alert (item)->state, ==, DAG_ALERT_FIRING);
  g_assert_cmpuint (dag_alert_watch_get_n_open (desk.watch), ==, before);

  g_assert_true (dag_alert_watch_snooze (desk.watch, item, 900.0, "Snooze"));
  g_assert_cmpint (dag_alert_item_get_alert (item)->state, ==, DAG_ALERT_SNOOZED);
  g_assert_true (dag_alert_watch_take_back (desk.watch, item, "Open again"));
  g_assert_cmpint (dag_alert_item_get_alert (item)->state, ==, DAG_ALERT_FIRING);
}

/* The overview shows the most urgent one, with what to do, and one accent at the most. */
static void
test_overview (void)
{
  g_auto (DagDesk) desk = { 0 };
  GtkWidget *overview;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_OVERVIEW_PAGE, 480, 600);
  overview = find_type (GTK_WIDGET (desk.page), DAG_TYPE_ALERT_OVERVIEW);
  g_assert_nonnull (overview);
  g_assert_nonnull (dag_test_find (overview, GTK_TYPE_LABEL, "It is time to scale up"));
  g_assert_nonnull (dag_test_find (overview, GTK_TYPE_BUTTON, "Plan help…"));
  g_assert_cmpuint (count_accents (desk.window), ==, 1);
  dag_look_at (desk.window, "overview");
}

/* Three queues in one story: the card on the overview names the other two, once each. */
static void
test_also (void)
{
  g_auto (DagDesk) desk = { 0 };
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) group = NULL;
  g_autoptr (GString) also = g_string_new ("Also:");
  GtkWidget *overview;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_OVERVIEW_PAGE, 540, 550);
  open = dag_alert_watch_list_open (desk.watch);
  group = dag_alert_watch_list_group (desk.watch, g_ptr_array_index (open, 0));
  for (guint i = 0; i < group->len; i++)
    {
      const char *name = dag_alert_item_get_name (g_ptr_array_index (group, i));
      g_autofree char *shown = dag_words_name_isolated (name);

      if (g_str_equal (name, dag_alert_item_get_name (g_ptr_array_index (open, 0)))
          || strstr (also->str, shown) != NULL)
        continue;
      g_string_append_printf (also, g_str_has_suffix (also->str, ":") ? " %s" : ", %s", shown);
    }
  g_assert_cmpuint (also->len, >, strlen ("Also:"));
  overview = find_type (GTK_WIDGET (desk.page), DAG_TYPE_ALERT_OVERVIEW);
  g_assert_nonnull (dag_test_find (overview, GTK_TYPE_LABEL, also->str));
}

static char *
dup_number (const char *text,
            const char *before)
{
  const char *end = strstr (text, before);
  const char *start = end;

  g_assert_nonnull (end);
  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  return g_strndup (start, (gsize) (end - start));
}

/* One truth: the calm line counts the people that the card of care lists and that the page
 * of breaks speaks of, and who could go is the one of the card beside it. */
static void
test_one_truth (void)
{
  g_auto (DagDesk) desk = { 0 };
  g_autoptr (GPtrArray) care = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *summary = NULL;
  GtkWidget *breaks;
  GtkWidget *line;
  const char *text;

  dag_desk_open (&desk, DAG_SIM_SHORT_STAFFED, DAG_TYPE_OVERVIEW_PAGE, 480, 610);
  line = find_type (GTK_WIDGET (desk.page), DAG_TYPE_CALM_LINE);
  text = dag_calm_line_get_text (DAG_CALM_LINE (line));
  care = dag_alert_watch_list_care (desk.watch);
  g_assert_cmpuint (care->len, >, 1);
  counted = dup_number (text, " people could use a break");
  listed = g_strdup_printf ("%u", care->len);
  g_assert_cmpstr (counted, ==, listed);
  summary = dag_break_summary_dup (dag_dashboard_get_breaks (desk.day.dashboard), care->len,
                                   dag_dashboard_get_now_us (desk.day.dashboard));
  breaks = dag_look_present (GTK_WIDGET (dag_breaks_page_new (desk.day.dashboard)), 1000, 900);
  g_assert_nonnull (strstr (summary, " people could use one."));
  g_assert_nonnull (dag_test_find (breaks, GTK_TYPE_LABEL, summary));
  gtk_window_destroy (GTK_WINDOW (breaks));
  for (guint i = 0; i < g_list_model_get_n_items (dag_alert_watch_get_items (desk.watch)); i++)
    {
      g_autoptr (DagAlertItem) item
          = g_list_model_get_item (dag_alert_watch_get_items (desk.watch), i);
      const DagAlert *alert = dag_alert_item_get_alert (item);
      g_autoptr (GPtrArray) people = NULL;

      if (alert->rule->scope != DAG_ALERT_ABOUT_AGENT || alert->state != DAG_ALERT_FIRING)
        continue;
      people = dag_alert_watch_list_people (desk.watch, item);
      g_assert_cmpuint (people->len, ==, care->len);
    }
  dag_look_at (desk.window, "one-truth");
}

/* One answer of a made centre: phone that drowns or not, a chat in which so many came. */
static void
idle_poll (DagDashboard *dashboard,
           DagMoment    *clock,
           int           minute,
           int           waiting,
           int           n_chats)
{
  const char *own[] = { "chat", NULL };
  const char *skills[] = { "phone", NULL };
  int64_t now_us = DAG_SAMPLE_TEN_O_CLOCK + DAG_SAMPLE_MINUTES (minute);
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (now_us);
  DagQueueSample *phone = dag_sample_queue (snapshot, "phone", DAG_CHANNEL_PHONE, waiting);
  DagQueueSample *chat = dag_sample_queue (snapshot, "chat", DAG_CHANNEL_CHAT, 0);
  DagAgentSample *agent;

  dag_test_clock_pass (clock, 60.0);
  phone->staffed = phone->on_contact = 4;
  phone->available = phone->on_break = phone->meeting = 0;
  phone->today.offered = 100 + minute * 2;
  chat->staffed = chat->available = 1;
  chat->today.offered = n_chats;
  agent = dag_sample_agent (snapshot, "a", DAG_STATE_AVAILABLE,
                            DAG_SAMPLE_TEN_O_CLOCK - DAG_SAMPLE_MINUTES (5));
  agent->queues = g_strdupv ((char **) own);
  agent->skills = g_strdupv ((char **) skills);
  dag_sample_agent (snapshot, "b", DAG_STATE_ON_CONTACT, DAG_SAMPLE_TEN_O_CLOCK);
  dag_dashboard_apply (dashboard, snapshot);
}

/* Before the first answer, on a quiet hour, and with something over its limit that was only
 * just seen: words, and nothing that shouts, but not that all is well. */
static void
test_empty (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  DagMoment clock = { DAG_SAMPLE_TEN_O_CLOCK, 60 * DAG_USEC_PER_SEC };
  GtkWidget *window = NULL;
  DagPage *page = NULL;

  dag_dashboard_set_clock (dashboard, dag_test_clock_read, &clock);
  page = g_object_new (DAG_TYPE_ALERTS_PAGE, "dashboard", dashboard, NULL);
  window = dag_look_present (GTK_WIDGET (page), 1000, 900);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "There are no figures yet."));
  dag_look_at (window, "empty-0");
  idle_poll (dashboard, &clock, 0, 0, 0);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "Nothing needs you."));
  dag_look_at (window, "empty-1");
  idle_poll (dashboard, &clock, 1, 13, 0);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "Nothing needs you yet."));
  g_assert_nonnull (dag_test_find (
      window, GTK_TYPE_LABEL, "1 figure is over its limit: an alert comes if that lasts."));
  dag_look_at (window, "empty-2");
  idle_poll (dashboard, &clock, 2, 0, 0);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "Nothing needs you."));
  g_assert_cmpuint (count_accents (window), ==, 0);
  g_assert_cmpuint (dag_page_get_badge (page), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The idle side: a channel that fell silent may be a fault; and who is free while another
 * queue drowns is named, by skill. */
static void
test_idle (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  DagMoment clock = { DAG_SAMPLE_TEN_O_CLOCK, 60 * DAG_USEC_PER_SEC };
  GtkWidget *window = NULL;
  DagPage *page = NULL;
  GtkWidget *people;

  dag_dashboard_set_clock (dashboard, dag_test_clock_read, &clock);
  page = g_object_new (DAG_TYPE_ALERTS_PAGE, "dashboard", dashboard, NULL);
  window = dag_look_present (GTK_WIDGET (page), 1000, 900);
  for (int minute = 0; minute < 60; minute++) /* a chat a minute */
    idle_poll (dashboard, &clock, minute, 0, minute);
  for (int minute = 60; minute < 80; minute++)
    idle_poll (dashboard, &clock, minute, 0, 60);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "A queue fell silent"));
  dag_look_at (window, "idle-silent");
  for (int minute = 80; minute < 86; minute++)
    idle_poll (dashboard, &clock, minute, 13, 60);
  people = find_type (GTK_WIDGET (page), DAG_TYPE_ALERT_PEOPLE);
  g_assert_nonnull (people);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "Free now, and able to help"));
  g_assert_nonnull (dag_test_find (people, GTK_TYPE_LABEL, "Agent a"));
  dag_look_at (window, "idle-help");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = dag_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Of several people the sentence says why, where nobody has worked on end for too long. */
static void
assert_says_why (DagDashboard *dashboard,
                 DagMoment    *clock)
{
  DagAlertWatch *watch = dag_dashboard_get_alerts (dashboard);
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *sentence = NULL;

  for (int i = 0; i < 3; i++)
    g_assert_nonnull (dag_alert_watch_mark_heavy (watch, "a", "Mark"));
  idle_poll (dashboard, clock, 92, 0, 1);
  open = dag_alert_watch_list_open (watch);
  for (guint i = 0; i < open->len && sentence == NULL; i++)
    if (dag_alert_item_get_alert (g_ptr_array_index (open, i))->rule->kind
        == DAG_ALERT_HEAVY_CONTACTS)
      sentence = dag_alert_sentence (watch, g_ptr_array_index (open, i), FALSE);
  g_assert_cmpstr (sentence, ==,
                   "2 people could use a break. Somebody has had some heavy contacts.");
}

/* Heavy contacts: one press, a way back, and three in an hour suggest a breather. */
static void
test_heavy (void)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  DagMoment clock = { DAG_SAMPLE_TEN_O_CLOCK, 60 * DAG_USEC_PER_SEC };
  GtkWidget *window = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  DagHeavyBar *bar = g_object_new (DAG_TYPE_HEAVY_BAR, NULL);
  DagPage *page = g_object_new (DAG_TYPE_ALERTS_PAGE, "dashboard", dashboard, NULL);

  dag_dashboard_set_clock (dashboard, dag_test_clock_read, &clock);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  window = dag_look_present (box, 1000, 900);
  idle_poll (dashboard, &clock, 90, 0, 1);
  dag_heavy_bar_set_person (bar, dashboard, "b");
  for (int i = 0; i < 3; i++)
    press (GTK_WIDGET (bar), "Heavy contact");
  g_assert_nonnull (
      dag_test_find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "3 heavy contacts in the last hour"));
  press (GTK_WIDGET (bar), "Erase the last mark");
  g_assert_nonnull (
      dag_test_find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "2 heavy contacts in the last hour"));
  g_assert_true (dag_board_undo (dag_dashboard_get_board (dashboard)));
  idle_poll (dashboard, &clock, 91, 0, 1);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "Somebody could use a breather"));
  dag_look_at (window, "heavy");
  assert_says_why (dashboard, &clock);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A rule counts what was told: of many people and queues at once there was one story. */
static void
test_tally (void)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (DagDesk) desk = { 0 };
  GListModel *items;
  GtkWidget *tally;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 540, 550);
  items = dag_alert_watch_get_items (desk.watch);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i);

      g_hash_table_add (groups, g_strdup (dag_alert_item_get_alert (item)->group));
    }
  g_assert_cmpuint (g_hash_table_size (groups), <, g_list_model_get_n_items (items));
  tally = find_type (GTK_WIDGET (desk.page), DAG_TYPE_ALERT_TALLY);
  g_assert_nonnull (tally);
  g_assert_nonnull (dag_test_find (tally, GTK_TYPE_LABEL, "fired once, not acted on"));
  g_assert_null (dag_test_find (tally, GTK_TYPE_LABEL, "fired 2 times, not acted on"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  dag_look_dress ();
  if (g_getenv ("DAG_LOOK_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_test_add_func ("/widgets/alerts/empty", test_empty);
  g_test_add_func ("/widgets/alerts/crowded", test_crowded);
  g_test_add_func ("/widgets/alerts/other-way", test_other_way);
  g_test_add_func ("/widgets/alerts/earlier", test_earlier);
  g_test_add_func ("/widgets/alerts/acts", test_acts);
  g_test_add_func ("/widgets/alerts/overview", test_overview);
  g_test_add_func ("/widgets/alerts/also", test_also);
  g_test_add_func ("/widgets/alerts/one-truth", test_one_truth);
  g_test_add_func ("/widgets/alerts/idle", test_idle);
  g_test_add_func ("/widgets/alerts/heavy", test_heavy);
  g_test_add_func ("/widgets/alerts/tally", test_tally);
  return g_test_run ();
}
