/* dag-thanks-wall.c - the wall: the thanks that a team may see, week by week
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what those who are named agreed to: it may stand on a shared screen. */
#include "config.h"

#include "dag-thanks-wall.h"

#include "dag-escape.h"
#include "dag-thanks-list.h"
#include "dag-words-standup.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The Monday of the week of a day. */
static char *
dup_week (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);
  g_autoptr (GDateTime) monday
      = time != NULL
            ? g_date_time_add_days (time, 1 - g_date_time_get_day_of_week (time))
            : NULL;

  return monday != NULL ? dag_words_day_format (monday) : NULL;
}

static GtkWidget *
new_group (const char *week)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = dag_words_week (week);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static GtkWidget *
new_row (DagBoardEntry *thanks)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = dag_thanks_name (thanks);
  const char *tag = dag_board_entry_get_text (thanks, "tag");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               dag_board_entry_get_text (thanks, "text"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (*tag != '\0')
    {
      GtkWidget *pill = gtk_label_new (tag);

      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (pill, "caption");
      gtk_widget_add_css_class (pill, "dag-pill");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  return row;
}

/* The last week first. */
static gboolean
fill (AdwPreferencesPage *page,
      DagStandupDesk     *desk)
{
  GListModel *all
      = dag_board_get_entries (dag_standup_desk_get_board (desk), DAG_BOARD_THANKS);
  g_autofree char *current = NULL;
  GtkWidget *group = NULL;

  for (guint i = g_list_model_get_n_items (all); i-- > 0;)
    {
      g_autoptr (DagBoardEntry) thanks = g_list_model_get_item (all, i);
      const char *day = dag_board_entry_get_day (thanks);
      g_autofree char *week = day != NULL ? dup_week (day) : NULL;

      if (week == NULL || !dag_thanks_may_be_seen (thanks)
          || g_strcmp0 (dag_board_entry_get_team (thanks), dag_standup_desk_get_team (desk))
                 != 0)
        continue;
      if (g_strcmp0 (week, current) != 0)
        {
          g_free (g_steal_pointer (&current));
          current = g_steal_pointer (&week);
          group = new_group (current);
          adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (thanks));
    }
  return group != NULL;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "dag-day-start-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("An Empty Wall"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("Thanks stand here once those who are named agree that the team sees them."));
  return empty;
}

/**
 * dag_thanks_wall_new:
 * @parent: (nullable): the window it belongs to
 * @desk: the desk
 *
 * Returns: (transfer none): a window with the thanks of its team; GTK owns it
 */
GtkWindow *
dag_thanks_wall_new (GtkWindow      *parent,
                     DagStandupDesk *desk)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = g_object_ref_sink (adw_preferences_page_new ());
  GtkWidget *content = fill (ADW_PREFERENCES_PAGE (page), desk) ? page : new_empty ();

  gtk_window_set_title (GTK_WINDOW (window), _ ("The Wall of Thanks"));
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (column), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (column), content);
  adw_window_set_content (ADW_WINDOW (window), column);
  dag_escape_closes (window);
  g_object_unref (page);
  return GTK_WINDOW (window);
}
