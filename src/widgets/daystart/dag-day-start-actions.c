/* dag-day-start-actions.c - what a person can do with the notebook, and the keys for it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-accels.h"
#include "dag-board-transfer.h"
#include "dag-chat-actions.h"
#include "dag-day-start-private.h"
#include "dag-presenter.h"
#include "dag-standup-agenda.h"
#include "dag-standup-print.h"
#include "dag-standup-text.h"
#include "dag-thanks-wall.h"
#include "dag-toast.h"
#include "dag-topic-card.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

static DagStandup *
get_standup (DagDayStartPage *self)
{
  return dag_standup_desk_get_standup (self->desk);
}

static DagBoard *
get_board (DagDayStartPage *self)
{
  return dag_dashboard_get_board (dag_page_get_dashboard (DAG_PAGE (self)));
}

static void
undo_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  dag_board_undo (get_board (DAG_DAY_START_PAGE (widget)));
}

static void
redo_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  dag_board_redo (get_board (DAG_DAY_START_PAGE (widget)));
}

static void
start_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  DagStandup *standup;

  if (self->desk == NULL)
    return;
  standup = get_standup (self);
  if (dag_standup_is_running (standup))
    dag_standup_stop (standup, g_get_real_time ());
  else
    dag_standup_start (standup, g_get_real_time ());
}

static void
grab_current (DagDayStartPage *self)
{
  DagBoardEntry *topic = dag_standup_get_current (get_standup (self));
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->topics));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (dag_topic_card_get_topic (DAG_TOPIC_CARD (child)) == topic)
      dag_topic_card_grab_entry (DAG_TOPIC_CARD (child));
}

static void
step_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);

  if (self->desk == NULL)
    return;
  if (dag_standup_step (get_standup (self), g_variant_get_int32 (parameter), FALSE,
                        g_get_real_time ()))
    grab_current (self);
  else
    gtk_widget_error_bell (widget);
}

static void
topic_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DAG_DAY_START_PAGE (widget)->topic_entry));
}

static void
day_activated (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  g_autofree char *team = NULL;
  g_autofree char *noon = NULL;
  g_autofree char *day = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) other = NULL;

  if (self->desk == NULL)
    return;
  team = g_strdup (dag_standup_desk_get_team (self->desk));
  noon = g_strconcat (dag_standup_desk_get_day (self->desk), "T12:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (noon, NULL);
  other = g_date_time_add_days (time, g_variant_get_int32 (parameter));
  day = dag_words_day_format (other);
  dag_day_start_page_open (self, team, day);
}

static void
today_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  g_autofree char *team = NULL;

  if (self->desk == NULL)
    return;
  team = g_strdup (dag_standup_desk_get_team (self->desk));
  dag_day_start_page_open (self, team, self->today);
}

static void
present_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  GtkWidget *presenter;

  if (self->desk == NULL)
    return;
  presenter = dag_presenter_new (self->desk);
  gtk_window_set_transient_for (GTK_WINDOW (presenter),
                                GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (presenter));
}

static void
copy_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  gboolean markdown = g_str_equal (g_variant_get_string (parameter, NULL), "markdown");
  g_autofree char *text = NULL;

  if (self->desk == NULL)
    return;
  text = dag_standup_text_new (self->desk,
                               markdown ? DAG_STANDUP_MARKDOWN : DAG_STANDUP_PLAIN);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* Its first line is the title; what is for the lead alone is not in the text. */
static void
post_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (DagChatMessage) message = NULL;

  if (self->desk == NULL)
    return;
  text = dag_standup_text_new (self->desk, DAG_STANDUP_PLAIN);
  parts = g_strsplit (text, "\n", 2);
  message = dag_chat_message_new (parts[0]);
  if (parts[0] != NULL && parts[1] != NULL)
    dag_chat_message_add_text (message, parts[1]);
  dag_chat_actions_post (widget, message, dag_standup_desk_get_team (self->desk), NULL);
}

static void
print_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (self->desk == NULL)
    return;
  operation = dag_standup_print_new (self->desk);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static void
keep_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);
  gboolean every_day = g_variant_get_boolean (parameter);
  g_autofree char *sentence = NULL;

  if (self->desk == NULL)
    return;
  dag_standup_agenda_keep_template (self->desk, every_day);
  sentence = dag_words_agenda_kept (every_day ? NULL : dag_standup_desk_get_day (self->desk));
  dag_toast_show (widget, sentence);
}

static void
all_here_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);

  if (self->desk != NULL)
    dag_attendance_set_all_here (self->attendance);
}

static void
wall_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (widget);

  if (self->desk != NULL)
    gtk_window_present (
        dag_thanks_wall_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk));
}

static void
save_board_activated (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  dag_board_transfer_save (widget, dag_page_get_dashboard (DAG_PAGE (widget)));
}

static void
open_board_activated (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  dag_board_transfer_open (widget, dag_page_get_dashboard (DAG_PAGE (widget)));
}

/* The "daystart." actions, in the class of the page. */
void
dag_day_start_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "daystart.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "daystart.redo", NULL, redo_activated);
  gtk_widget_class_install_action (widget_class, "daystart.start", NULL, start_activated);
  gtk_widget_class_install_action (widget_class, "daystart.step", "i", step_activated);
  gtk_widget_class_install_action (widget_class, "daystart.topic", NULL, topic_activated);
  gtk_widget_class_install_action (widget_class, "daystart.day", "i", day_activated);
  gtk_widget_class_install_action (widget_class, "daystart.today", NULL, today_activated);
  gtk_widget_class_install_action (widget_class, "daystart.present", NULL, present_activated);
  gtk_widget_class_install_action (widget_class, "daystart.copy", "s", copy_activated);
  gtk_widget_class_install_action (widget_class, "daystart.post", NULL, post_activated);
  gtk_widget_class_install_action (widget_class, "daystart.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "daystart.keep", "b", keep_activated);
  gtk_widget_class_install_action (widget_class, "daystart.wall", NULL, wall_activated);
  gtk_widget_class_install_action (widget_class, "daystart.save-board", NULL,
                                   save_board_activated);
  gtk_widget_class_install_action (widget_class, "daystart.open-board", NULL,
                                   open_board_activated);
  gtk_widget_class_install_action (widget_class, "daystart.all-here", NULL,
                                   all_here_activated);
}

/* A line that is being written takes back its own typing; an empty one has nothing to say,
 * but would swallow the key. */
static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   action)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && GTK_IS_TEXT (focus)
      && gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (focus))) > 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, action, NULL);
  return GDK_EVENT_STOP;
}

static GtkShortcut *
new_shortcut (const char *accel,
              const char *detailed)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (accel);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_return_val_if_reached (NULL);
  if (g_str_equal (name, "daystart.undo") || g_str_equal (name, "daystart.redo"))
    return gtk_shortcut_new (
        trigger, gtk_callback_action_new (on_undo_key, g_strdup (name), g_free));
  shortcut = gtk_shortcut_new (trigger, gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

/* Before lists, lines and scrolled windows take these keys for themselves. */
void
dag_day_start_page_capture_keys (DagDayStartPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  guint n_accels = 0;
  const DagAccel *accels = dag_accels_get (&n_accels);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < n_accels; i++)
    for (guint j = 0; accels[i].accels[j] != NULL; j++)
      if (g_str_has_prefix (accels[i].action, "daystart."))
        gtk_shortcut_controller_add_shortcut (
            GTK_SHORTCUT_CONTROLLER (controller),
            new_shortcut (accels[i].accels[j], accels[i].action));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
show_step (DagDayStartPage *self,
           GtkWidget       *button,
           const char      *action,
           const char      *word,
           const char      *label)
{
  /* Translators: the word “Undo” or “Redo”, and what: “Undo: Add a note” */
  g_autofree char *text = label != NULL ? g_strdup_printf (C_ ("undo", "%s: %s"), word, label)
                                        : g_strdup (word);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, label != NULL);
}

static void
on_steps_changed (DagDayStartPage *self)
{
  show_step (self, self->undo_button, "daystart.undo", _ ("Undo"),
             dag_board_get_undo_label (get_board (self)));
  show_step (self, self->redo_button, "daystart.redo", _ ("Redo"),
             dag_board_get_redo_label (get_board (self)));
}

/* The two buttons say what they would take back, or do again. */
void
dag_day_start_page_follow_steps (DagDayStartPage *self)
{
  g_signal_connect_object (get_board (self), "notify::undo-label",
                           G_CALLBACK (on_steps_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_board (self), "notify::redo-label",
                           G_CALLBACK (on_steps_changed), self, G_CONNECT_SWAPPED);
  on_steps_changed (self);
}
