/* dag-news-row.c - one row of news: what it is, how it stands, what can be done with it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-row.h"

#include "dag-chat-actions.h"
#include "dag-ledger-row.h"
#include "dag-menu-focus.h"
#include "dag-news-list.h"
#include "dag-news-watch.h"
#include "dag-note-text.h"
#include "dag-team-names.h"
#include "dag-words-name.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define KEY_NEWS "dag-news"
#define KEY_PERSON "dag-person"

/* What a row is about: of the row, which outlives it. */
typedef struct
{
  DagStandupDesk *desk;
  DagBoardEntry *news;
  GtkBox *heard; /* of the popover: a box to tick for each of the team */
  GActionGroup *actions;
} News;

static void
news_free (News *news)
{
  g_clear_object (&news->desk);
  g_clear_object (&news->news);
  g_clear_object (&news->actions);
  g_free (news);
}

static News *
get_news (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), KEY_NEWS);
}

static void
show_actions (News *news)
{
  const char *team = dag_standup_desk_get_team (news->desk);
  gboolean every = team != NULL && dag_board_entry_has_in_list (news->news, "teams", team);

  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (news->actions), "until")),
      g_variant_new_string (dag_board_entry_get_text (news->news, "valid-until")));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (news->actions), "reason")),
      g_variant_new_string (dag_board_entry_get_text (news->news, "reason")));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (news->actions), "every-team")),
      g_variant_new_boolean (every));
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (news->actions), "asked")),
      dag_board_entry_get_number (news->news, "first-asked-at") == 0);
}

static void
show (DagLedgerRow *row)
{
  News *news = get_news (row);
  g_autofree char *text = NULL;

  if (dag_board_entry_is_removed (news->news))
    return;
  text = dag_news_describe (news->desk, news->news);
  dag_ledger_row_set_state (row, text, dag_news_is_behind (news->desk, news->news));
  show_actions (news);
}

static void
on_board_changed (DagLedgerRow  *row,
                  DagBoardEntry *entry)
{
  News *news = get_news (row);

  if (entry == news->news || dag_board_entry_is_removed (entry)
      || g_strcmp0 (dag_board_entry_get_parent (entry), dag_board_entry_get_id (news->news))
             == 0)
    show (row);
}

static void
on_all_heard_clicked (DagLedgerRow *row)
{
  News *news = get_news (row);

  dag_news_confirm (news->desk, news->news);
}

static void
put (News       *news,
     const char *label,
     const char *field,
     GVariant   *value)
{
  DagBoard *board = dag_standup_desk_get_board (news->desk);

  dag_board_begin (board, label);
  dag_board_set (board, news->news, field, value);
  dag_board_end (board);
}

/* Where the source counts the questions nobody needs to. */
static void
on_asked_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  News *news = get_news (user_data);
  DagDashboard *dashboard = dag_standup_desk_get_dashboard (news->desk);

  put (news, _ ("A customer asked"), "first-asked-at",
       g_variant_new_int64 (dag_dashboard_get_now_us (dashboard)));
}

static void
on_post_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  News *news = get_news (user_data);
  g_autoptr (DagChatMessage) message = dag_chat_message_new (_ ("News"));

  dag_chat_message_add_paragraph (message, dag_board_entry_get_text (news->news, "text"));
  dag_chat_actions_post (GTK_WIDGET (user_data), message, dag_standup_desk_get_team (news->desk),
                         NULL);
}

static void
on_until_changed (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       user_data)
{
  put (get_news (user_data), _ ("How long news counts"), "valid-until", state);
}

static void
on_reason_changed (GSimpleAction *action,
                   GVariant      *state,
                   gpointer       user_data)
{
  News *news = get_news (user_data);

  dag_news_link (dag_standup_desk_get_dashboard (news->desk), news->news,
                 g_variant_get_string (state, NULL));
}

static void
on_every_team_changed (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       user_data)
{
  News *news = get_news (user_data);
  g_autoptr (GPtrArray) teams
      = dag_team_names_list (dag_dashboard_get_snapshot (
          dag_standup_desk_get_dashboard (news->desk)));

  put (news, _ ("Whom news is for"), "teams",
       g_variant_new_strv ((const char *const *) teams->pdata,
                           g_variant_get_boolean (state) ? (gssize) teams->len : 0));
}

static void
on_remove_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  News *news = get_news (user_data);
  DagBoard *board = dag_standup_desk_get_board (news->desk);

  dag_board_begin (board, _ ("Take news away"));
  dag_board_remove (board, news->news);
  dag_board_end (board);
}

static const GActionEntry actions[] = {
  { .name = "until", .parameter_type = "s", .state = "''", .change_state = on_until_changed },
  { .name = "reason", .parameter_type = "s", .state = "''", .change_state = on_reason_changed },
  { .name = "every-team", .state = "false", .change_state = on_every_team_changed },
  { .name = "asked", .activate = on_asked_activated },
  { .name = "post", .activate = on_post_activated },
  { .name = "remove", .activate = on_remove_activated },
};

static GMenuModel *
new_days (News *news)
{
  static const int days[] = { 0, 1, 6, 13, 27 };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = dag_standup_desk_dup_day (news->desk, days[i]);
      g_autofree char *label
          = dag_words_day_short (day, dag_standup_desk_get_today (news->desk));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "news.until", "s", day);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
add_reason (GMenu      *menu,
            const char *id,
            const char *label)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "news.reason", "s", id);
  g_menu_append_item (menu, item);
}

/* Each reason of the source once, however many queues count it. */
static GMenuModel *
new_reasons (News *news)
{
  DagSnapshot *snapshot
      = dag_dashboard_get_snapshot (dag_standup_desk_get_dashboard (news->desk));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GMenu *menu = g_menu_new ();

  add_reason (menu, "", C_ ("reason", "None"));
  for (guint i = 0; snapshot != NULL && i < snapshot->reasons->len; i++)
    {
      const DagReasonSample *sample = snapshot->reasons->pdata[i];
      g_autofree char *label = dag_words_name_or_id (sample->label, sample->id);

      if (g_hash_table_add (seen, sample->id))
        add_reason (menu, sample->id, label);
    }
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: reasons and days are those of then. */
static void
fill_menu (GtkMenuButton *button,
           gpointer       row)
{
  News *news = get_news (row);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenuModel) days = new_days (news);
  g_autoptr (GMenuModel) reasons = new_reasons (news);

  g_menu_append (menu, _ ("A _Customer Asked"), "news.asked");
  g_menu_append_submenu (menu, _ ("Counts _Until"), days);
  g_menu_append_submenu (menu, _ ("Customers _Ask It As"), reasons);
  if (dag_standup_desk_get_team (news->desk) != NULL)
    g_menu_append (menu, _ ("For _Every Team"), "news.every-team");
  g_menu_append (menu, _ ("_Post to the Chat…"), "news.post");
  g_menu_append (last, _ ("_Take Away"), "news.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  dag_menu_focus_returns (button);
}

static void
on_heard_toggled (GtkWidget      *row,
                  GtkCheckButton *check)
{
  News *news = get_news (row);
  const DagPerson *person = dag_people_find (dag_standup_desk_get_people (news->desk),
                                             g_object_get_data (G_OBJECT (check), KEY_PERSON));

  if (person != NULL)
    dag_news_set_heard (news->desk, news->news, person, gtk_check_button_get_active (check));
}

/* As it is when it is opened. */
static void
fill_heard (GtkWidget *row)
{
  News *news = get_news (row);
  GPtrArray *people = dag_standup_desk_get_people (news->desk);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (news->heard))) != NULL)
    gtk_box_remove (news->heard, child);
  for (guint i = 0; i < people->len; i++)
    {
      const DagPerson *person = people->pdata[i];
      GtkWidget *check = gtk_check_button_new_with_label (person->name);

      g_object_set_data_full (G_OBJECT (check), KEY_PERSON, g_strdup (person->id), g_free);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   dag_news_has_heard (news->desk, news->news, person));
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_heard_toggled), row,
                               G_CONNECT_SWAPPED);
      gtk_box_append (news->heard, check);
    }
}

static GtkWidget *
new_heard_button (GtkWidget *row,
                  News      *news)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  news->heard = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (news->heard));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_heard), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Who Heard It"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "dag-chip-menu");
  return button;
}

static GtkWidget *
new_menu_button (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("This news"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("This news"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-small");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu, row, NULL);
  return button;
}

/**
 * dag_news_row_new:
 * @desk: the desk
 * @news: news for its team
 *
 * Returns: (transfer full): a row that follows it
 */
GtkWidget *
dag_news_row_new (DagStandupDesk *desk,
                  DagBoardEntry  *news)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  GtkWidget *widget = dag_ledger_row_new (
      dag_note_text_new (board, news, "text", _ ("News"), _ ("Edit news")));
  DagLedgerRow *row = DAG_LEDGER_ROW (widget);
  GSimpleActionGroup *group = g_simple_action_group_new ();
  News *self = g_new0 (News, 1);

  self->desk = g_object_ref (desk);
  self->news = g_object_ref (news);
  self->actions = G_ACTION_GROUP (group);
  g_object_set_data_full (G_OBJECT (row), KEY_NEWS, self, (GDestroyNotify) news_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), row);
  gtk_widget_insert_action_group (widget, "news", self->actions);
  dag_ledger_row_add_button (row, _ ("All Heard It"), G_CALLBACK (on_all_heard_clicked), row);
  dag_ledger_row_add_act (row, new_heard_button (widget, self));
  dag_ledger_row_add_act (row, new_menu_button (widget));
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_board_changed), row,
                           G_CONNECT_SWAPPED);
  show (row);
  return widget;
}
