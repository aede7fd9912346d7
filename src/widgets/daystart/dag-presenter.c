/* dag-presenter.c - one topic at a time, large, for a screen that is shared; nothing private
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-presenter.h"

#include "dag-css-class.h"
#include "dag-line-box.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-topic-lines.h"
#include "dag-words-note.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

/* A screen that is shared is seen smaller than it is: the text grows with it. */
static const struct
{
  int from;
  int text;
  const char *style;
} widths[] = { { 2300, 2000, "dag-widest" }, { 1600, 1500, "dag-wide" } };

#define TEXT_WIDTH 1100

struct _DagPresenter
{
  AdwWindow parent_instance;

  GtkWidget *column;
  AdwClamp *clamp;
  GtkLabel *head;
  GtkLabel *timer;
  GtkLabel *title;
  GtkLabel *topic_timer;
  GtkBox *lines;
  GtkEntry *entry;
  GtkLabel *place;
  GtkWidget *scrolled;

  DagStandupDesk *desk;
  DagBoardView *notes;   /* (nullable): of the topic that is shown */
  DagBoardView *actions; /* (nullable): where the topic is that of the actions */
  DagBoardEntry *topic;  /* (nullable) */
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (DagPresenter, dag_presenter, ADW_TYPE_WINDOW)

static DagStandup *
get_standup (DagPresenter *self)
{
  return dag_standup_desk_get_standup (self->desk);
}

static void
add_action (DagPresenter  *self,
            DagBoardEntry *action)
{
  const char *name = dag_board_entry_get_text (action, "name");
  const char *text = dag_board_entry_get_text (action, "text");
  g_autofree char *day
      = dag_words_day_short (dag_board_entry_get_text (action, "due"),
                             dag_standup_desk_get_today (self->desk));
  g_autofree char *line = *name != '\0' ? g_strdup_printf ("%s · %s · %s", text, name, day)
                                        : g_strdup_printf ("%s · %s", text, day);

  dag_line_box_add (self->lines,
                    dag_board_entry_get_number (action, "done-at") > 0 ? "☑" : "☐", line);
}

/* What is asked is said also where nobody has answered yet. */
static void
show_question (DagPresenter *self)
{
  if (g_str_equal (dag_board_entry_get_text (self->topic, "source"), DAG_TOPIC_ROUND))
    dag_line_box_add (self->lines, "•",
                      _ ("1 is quiet, 5 is too much. Nobody’s answer is kept: only what the "
                         "team says together, from five answers on."));
}

static void
show_lines (DagPresenter *self)
{
  g_auto (GStrv) facts = dag_board_entry_dup_list (self->topic, "facts");
  g_autoptr (GPtrArray) lines = dag_topic_lines_new (self->desk, self->topic);

  dag_line_box_clear (self->lines);
  if (facts[0] == NULL)
    show_question (self);
  for (guint i = 0; facts[i] != NULL; i++)
    dag_line_box_add (self->lines, "•", facts[i]);
  for (guint i = 0; i < lines->len; i++)
    dag_line_box_add (self->lines, "•", lines->pdata[i]);
  for (guint i = 0; self->actions != NULL && i < dag_board_view_get_n (self->actions); i++)
    add_action (self, dag_board_view_get (self->actions, i));
  for (guint i = 0; i < dag_board_view_get_n (self->notes); i++)
    {
      DagBoardEntry *note = dag_board_view_get (self->notes, i);

      if (!dag_board_entry_get_flag (note, "private"))
        dag_line_box_add (self->lines, "–", dag_board_entry_get_text (note, "text"));
    }
}

/* "2 of 5": of those that are shown. */
static void
show_place (DagPresenter *self)
{
  DagBoardView *topics = dag_standup_get_topics (get_standup (self));
  g_autofree char *text = NULL;
  guint at = 0;
  guint n = 0;

  for (guint i = 0; i < dag_board_view_get_n (topics); i++)
    {
      DagBoardEntry *topic = dag_board_view_get (topics, i);

      n += !dag_board_entry_get_flag (topic, "private");
      if (topic == self->topic)
        at = n;
    }
  /* Translators: which topic of how many */
  text = g_strdup_printf (C_ ("topic", "%u of %u"), at, n);
  gtk_label_set_text (self->place, text);
}

static void
show_time (DagPresenter *self)
{
  DagStandup *standup = get_standup (self);
  int64_t now_us = g_get_real_time ();
  g_autofree char *total = dag_words_timer (dag_standup_get_total_s (standup, now_us),
                                            dag_standup_get_planned_s (standup));
  g_autofree char *spent = NULL;

  gtk_label_set_text (self->timer, total);
  if (self->topic == NULL)
    return;
  spent = dag_words_timer (dag_standup_get_spent_s (standup, self->topic, now_us),
                           dag_board_entry_get_number (self->topic, "planned-s"));
  gtk_label_set_text (self->topic_timer, spent);
}

static void
watch (DagPresenter  *self,
       DagBoardEntry *topic)
{
  DagBoard *board = dag_standup_desk_get_board (self->desk);

  g_clear_object (&self->notes);
  g_clear_object (&self->actions);
  g_set_object (&self->topic, topic);
  self->notes = dag_board_view_new_children (board, DAG_BOARD_NOTE_KIND,
                                             dag_board_entry_get_id (topic), NULL);
  if (g_str_equal (dag_board_entry_get_text (topic, "source"), DAG_TOPIC_ACTIONS))
    self->actions = dag_standup_desk_new_actions (self->desk);
}

static void
show (DagPresenter *self)
{
  DagBoardEntry *topic = dag_standup_get_current (get_standup (self));
  g_autofree char *label = NULL;

  if (topic == NULL || dag_board_entry_get_flag (topic, "private"))
    return;
  if (topic != self->topic)
    watch (self, topic);
  gtk_label_set_text (self->title, dag_board_entry_get_text (topic, "title"));
  label = g_strdup_printf (_ ("Note under %s"), dag_board_entry_get_text (topic, "title"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_lines (self);
  show_place (self);
  show_time (self);
}

static void
on_board_changed (DagPresenter  *self,
                  DagBoardEntry *entry,
                  const char    *field)
{
  if (g_strcmp0 (field, "spent-s") != 0)
    show (self);
}

static gboolean
on_tick (gpointer user_data)
{
  DagPresenter *self = user_data;

  dag_standup_tick (get_standup (self), g_get_real_time ());
  show_time (self);
  return G_SOURCE_CONTINUE;
}

static void
on_entry_activated (DagPresenter *self)
{
  if (self->topic != NULL)
    dag_standup_desk_add_line (self->desk, self->topic,
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
step_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DagPresenter *self = DAG_PRESENTER (widget);

  dag_standup_step (get_standup (self), g_variant_get_int32 (parameter), TRUE,
                    g_get_real_time ());
}

static void
on_layout (DagPresenter *self,
           int           width)
{
  int text = TEXT_WIDTH;
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gboolean fits = !found && width >= widths[i].from;

      found = found || fits;
      if (fits)
        text = widths[i].text;
      if (fits != gtk_widget_has_css_class (self->column, widths[i].style))
        dag_css_class_set (self->column, widths[i].style, fits);
    }
  adw_clamp_set_maximum_size (self->clamp, text);
}

static void
dag_presenter_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dag_presenter_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (on_layout), widget, G_CONNECT_SWAPPED);
}

static void
dag_presenter_constructed (GObject *object)
{
  G_OBJECT_CLASS (dag_presenter_parent_class)->constructed (object);
  gtk_window_fullscreen (GTK_WINDOW (object));
}

static void
dag_presenter_dispose (GObject *object)
{
  DagPresenter *self = DAG_PRESENTER (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->notes);
  g_clear_object (&self->actions);
  g_clear_object (&self->topic);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), DAG_TYPE_PRESENTER);
  G_OBJECT_CLASS (dag_presenter_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int by;
  } keys[] = { { GDK_KEY_Page_Down, 1 }, { GDK_KEY_Page_Up, -1 },  { GDK_KEY_Right, 1 },
               { GDK_KEY_Left, -1 },     { GDK_KEY_Down, 1 },      { GDK_KEY_Up, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "presenter.step", "i",
                                         keys[i].by);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dag_presenter_class_init (DagPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dag_presenter_constructed;
  G_OBJECT_CLASS (klass)->dispose = dag_presenter_dispose;

  widget_class->realize = dag_presenter_realize;

  gtk_widget_class_install_action (widget_class, "presenter.step", "i", step_activated);
  bind_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-presenter.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, clamp);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, column);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, head);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, timer);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, title);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, topic_timer);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, lines);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, entry);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, place);
  gtk_widget_class_bind_template_child (widget_class, DagPresenter, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
}

static void
dag_presenter_init (DagPresenter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_toast_give_place (ADW_WINDOW (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_WORDS_NOTE_MOST);
}

/* From where the notebook is; never from a topic for the lead alone. */
static void
begin (DagPresenter *self)
{
  DagStandup *standup = get_standup (self);
  DagBoardEntry *current = dag_standup_get_current (standup);
  int64_t now_us = g_get_real_time ();

  if (current == NULL || dag_board_entry_get_flag (current, "private"))
    if (!dag_standup_step (standup, 1, TRUE, now_us))
      dag_standup_step (standup, -1, TRUE, now_us);
  show (self);
}

/**
 * dag_presenter_new:
 * @desk: the desk
 *
 * Returns: (transfer none): a window over the whole screen with the topic in hand; GTK owns
 *   it
 */
GtkWidget *
dag_presenter_new (DagStandupDesk *desk)
{
  DagPresenter *self;
  g_autofree char *day = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (desk), NULL);

  self = g_object_new (DAG_TYPE_PRESENTER, NULL);
  self->desk = g_object_ref (desk);
  day = dag_words_day_long (dag_standup_desk_get_day (desk));
  head = dag_standup_desk_get_team (desk) != NULL
             ? g_strdup_printf ("%s · %s", day, dag_standup_desk_get_team (desk))
             : g_strdup (day);
  gtk_label_set_text (self->head, head);
  g_signal_connect_object (get_standup (self), "changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_standup_desk_get_board (desk), "entry-changed",
                           G_CALLBACK (on_board_changed), self, G_CONNECT_SWAPPED);
  self->tick_id = g_timeout_add_seconds (1, on_tick, self);
  begin (self);
  gtk_widget_grab_focus (self->scrolled);
  return GTK_WIDGET (self);
}
