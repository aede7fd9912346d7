/* dag-topic-card.c - one topic of the agenda: what is known, what is said, how long it takes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-topic-card.h"

#include "dag-compat.h"
#include "dag-css-class.h"
#include "dag-did-list.h"
#include "dag-line-box.h"
#include "dag-menu-focus.h"
#include "dag-news-list.h"
#include "dag-note-room.h"
#include "dag-note-row.h"
#include "dag-note-text.h"
#include "dag-promise-list.h"
#include "dag-round-card.h"
#include "dag-thanks-list.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

struct _DagTopicCard
{
  AdwBin parent_instance;

  GtkBox *title_box;
  GtkWidget *title; /* DagNoteText */
  GtkWidget *private_mark;
  GtkLabel *timer;
  GtkMenuButton *menu_button;
  GtkBox *facts;
  AdwBin *extra;
  GtkListBox *notes;
  GtkEntry *entry;
  GtkLabel *fault;

  GActionMap *acts; /* of the menu; the widget owns it */
  DagStandupDesk *desk;
  DagBoardEntry *topic;
};

G_DEFINE_FINAL_TYPE (DagTopicCard, dag_topic_card, ADW_TYPE_BIN)

static DagBoard *
get_board (DagTopicCard *self)
{
  return dag_standup_desk_get_board (self->desk);
}

static DagStandup *
get_standup (DagTopicCard *self)
{
  return dag_standup_desk_get_standup (self->desk);
}

static gboolean
is_of (DagTopicCard *self,
       const char   *source)
{
  return g_str_equal (dag_board_entry_get_text (self->topic, "source"), source);
}

/* Below the actions every line is one, below the news likewise; a line of thanks names
 * somebody, and a promise has a time and a reference: what has not is a note. */
static void
take_line (DagTopicCard *self,
           const char   *line)
{
  DagBoardEntry *made = NULL;

  if (*line == '\0')
    return;
  if (is_of (self, DAG_TOPIC_ACTIONS))
    made = dag_standup_desk_add_action (self->desk, line);
  else if (is_of (self, DAG_TOPIC_NEWS))
    made = dag_news_add (self->desk, line);
  else if (is_of (self, DAG_TOPIC_THANKS))
    made = dag_thanks_add (self->desk, line);
  else if (is_of (self, DAG_TOPIC_PROMISES))
    made = dag_promise_add (self->desk, line);
  else if (is_of (self, DAG_TOPIC_ROUND))
    made = dag_did_add (self->desk, line);
  if (made == NULL)
    dag_standup_desk_add_line (self->desk, self->topic, line);
}

static const char *
get_placeholder (DagTopicCard *self)
{
  if (is_of (self, DAG_TOPIC_ACTIONS))
    return _ ("What is to be done?");
  if (is_of (self, DAG_TOPIC_THANKS))
    return _ ("@anna took over the heavy queue…");
  if (is_of (self, DAG_TOPIC_NEWS))
    return _ ("What is new?");
  if (is_of (self, DAG_TOPIC_PROMISES))
    return _ ("@anna 14:30 case 4711…");
  if (is_of (self, DAG_TOPIC_ROUND))
    return _ ("You said → we did…");
  return _ ("Write a note…");
}

/* What is being written is kept as it is typed, also before Enter; not below the promises,
 * where a number may stand that must not be kept. */
static void
on_entry_changed (DagTopicCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!is_of (self, DAG_TOPIC_PROMISES) && !dag_board_entry_is_removed (self->topic))
    dag_board_set (get_board (self), self->topic, DAG_BOARD_DRAFT,
                   *text != '\0' ? g_variant_new_string (text) : NULL);
}

/* With its history: Ctrl+Z then takes back what was made of the line, not the typing. */
static void
clear_line (DagTopicCard *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
}

/* What may not be kept stays in the line, to be mended there. */
static gboolean
refuse_line (DagTopicCard *self,
             const char   *line)
{
  g_autofree char *why
      = is_of (self, DAG_TOPIC_PROMISES) ? dag_promise_refuse (line) : NULL;

  gtk_label_set_text (self->fault, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), why != NULL);
  if (why != NULL)
    dag_compat_announce (GTK_WIDGET (self->fault), why);
  return why != NULL;
}

static void
on_entry_activated (DagTopicCard *self)
{
  g_autofree char *line
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (refuse_line (self, line))
    return;
  take_line (self, line);
  clear_line (self);
}

/* Ctrl+Enter: what stands in the line is an action. */
static gboolean
on_entry_key (DagTopicCard    *self,
              guint            key,
              guint            code,
              GdkModifierType  state)
{
  g_autofree char *line
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (refuse_line (self, line))
    return GDK_EVENT_STOP;
  if (*line != '\0')
    dag_standup_desk_add_action (self->desk, line);
  clear_line (self);
  return GDK_EVENT_STOP;
}

/* Whoever writes under a topic is at that topic. */
static void
on_focus_entered (DagTopicCard *self)
{
  DagStandup *standup = get_standup (self);

  if (dag_standup_is_running (standup))
    dag_standup_set_current (standup, self->topic, g_get_real_time ());
}

static void
on_move_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  DagTopicCard *self = user_data;

  dag_standup_move_topic (get_standup (self), self->topic, g_variant_get_int32 (parameter));
}

static void
on_remove_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DagTopicCard *self = user_data;

  dag_board_begin (get_board (self), _ ("Take a topic off"));
  dag_board_remove (get_board (self), self->topic);
  dag_board_end (get_board (self));
}

static void
on_private_changed (GSimpleAction *action,
                    GVariant      *state,
                    gpointer       user_data)
{
  DagTopicCard *self = user_data;

  if (g_variant_get_boolean (state) != dag_board_entry_get_flag (self->topic, "private"))
    {
      dag_board_begin (get_board (self), _ ("Only for you, or for all"));
      dag_board_set (get_board (self), self->topic, "private", state);
      dag_board_end (get_board (self));
    }
  g_simple_action_set_state (action, state);
}

/* How long it is to take; 0: it takes what it takes. */
static void
on_minutes_changed (GSimpleAction *action,
                    GVariant      *state,
                    gpointer       user_data)
{
  DagTopicCard *self = user_data;
  int64_t planned_s = 60 * g_variant_get_int32 (state);

  if (planned_s != dag_board_entry_get_number (self->topic, "planned-s"))
    {
      dag_board_begin (get_board (self), _ ("Time of a topic"));
      dag_board_set (get_board (self), self->topic, "planned-s",
                     g_variant_new_int64 (planned_s));
      dag_board_end (get_board (self));
    }
  g_simple_action_set_state (action, state);
}

static const GActionEntry actions[] = {
  { .name = "move", .activate = on_move_activated, .parameter_type = "i" },
  { .name = "remove", .activate = on_remove_activated },
  { .name = "minutes", .parameter_type = "i", .state = "0",
    .change_state = on_minutes_changed },
  { .name = "private", .state = "false", .change_state = on_private_changed },
};

static void
show_facts (DagTopicCard *self)
{
  g_auto (GStrv) facts = dag_board_entry_dup_list (self->topic, "facts");

  dag_line_box_clear (self->facts);
  for (guint i = 0; facts[i] != NULL; i++)
    dag_line_box_add (self->facts, "•", facts[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts[0] != NULL);
}

static void
show_minutes (DagTopicCard *self)
{
  int64_t planned_s = dag_board_entry_get_number (self->topic, "planned-s");

  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (self->acts, "minutes")),
      g_variant_new_int32 ((int) (planned_s / 60)));
  dag_topic_card_update (self);
}

static void
show_private (DagTopicCard *self)
{
  gboolean is_private = dag_board_entry_get_flag (self->topic, "private");

  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (self->acts, "private")),
      g_variant_new_boolean (is_private));
  gtk_widget_set_visible (self->private_mark, is_private);
}

static void
show_title (DagTopicCard *self)
{
  const char *title = dag_board_entry_get_text (self->topic, "title");
  /* Translators: the line in which notes are written, below a topic of the agenda */
  g_autofree char *label = is_of (self, DAG_TOPIC_ACTIONS) ? g_strdup (_ ("New action"))
                                                : g_strdup_printf (_ ("Note under %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
create_note (gpointer item,
             gpointer user_data)
{
  DagTopicCard *self = user_data;
  GtkWidget *row = dag_note_row_new (self->desk, item);

  g_signal_connect_object (row, "done", G_CALLBACK (dag_topic_card_grab_entry), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
add_controllers (DagTopicCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_entered), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_entry_key), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "topic", G_ACTION_GROUP (group));
  self->acts = G_ACTION_MAP (group);
}

static void
dag_topic_card_dispose (GObject *object)
{
  DagTopicCard *self = DAG_TOPIC_CARD (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->topic);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DAG_TYPE_TOPIC_CARD);
  G_OBJECT_CLASS (dag_topic_card_parent_class)->dispose (object);
}

static void
dag_topic_card_class_init (DagTopicCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_topic_card_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-topic-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, title_box);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, private_mark);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, timer);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, facts);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, extra);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, notes);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, entry);
  gtk_widget_class_bind_template_child (widget_class, DagTopicCard, fault);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
}

static void
dag_topic_card_init (DagTopicCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_menu_focus_returns (self->menu_button);
}

/**
 * dag_topic_card_new:
 * @desk: the desk
 * @topic: a topic of its stand-up
 *
 * Returns: (transfer full): a card that follows it, and writes it
 */
GtkWidget *
dag_topic_card_new (DagStandupDesk *desk,
                    DagBoardEntry  *topic)
{
  DagTopicCard *self;
  g_autoptr (DagBoardView) notes = NULL;

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (desk) && DAG_IS_BOARD_ENTRY (topic), NULL);

  self = g_object_new (DAG_TYPE_TOPIC_CARD, NULL);
  self->desk = g_object_ref (desk);
  self->topic = g_object_ref (topic);
  gtk_entry_set_placeholder_text (self->entry, get_placeholder (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         dag_board_entry_get_text (topic, DAG_BOARD_DRAFT));
  dag_note_room_limit (self->entry);
  self->title
      = dag_note_text_new (get_board (self), topic, "title", _ ("Topic"), _ ("Edit a topic"));
  gtk_widget_add_css_class (self->title, "heading");
  g_signal_connect_object (self->title, "done", G_CALLBACK (dag_topic_card_grab_entry), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->title_box, self->title);
  notes = dag_board_view_new_children (get_board (self), DAG_BOARD_NOTE_KIND,
                                       dag_board_entry_get_id (topic), NULL);
  gtk_list_box_bind_model (self->notes, G_LIST_MODEL (notes), create_note, self, NULL);
  add_controllers (self);
  show_facts (self);
  show_private (self);
  show_title (self);
  show_minutes (self);
  g_signal_connect_object (topic, "changed::planned-s", G_CALLBACK (show_minutes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (topic, "changed::facts", G_CALLBACK (show_facts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (topic, "changed::private", G_CALLBACK (show_private), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (topic, "changed::title", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_standup (self), "changed", G_CALLBACK (dag_topic_card_update),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

DagBoardEntry *
dag_topic_card_get_topic (DagTopicCard *self)
{
  g_return_val_if_fail (DAG_IS_TOPIC_CARD (self), NULL);

  return self->topic;
}

/**
 * dag_topic_card_set_extra:
 * @self: a card
 * @extra: (nullable): what else belongs to its topic: the list of actions
 */
void
dag_topic_card_set_extra (DagTopicCard *self,
                          GtkWidget    *extra)
{
  g_return_if_fail (DAG_IS_TOPIC_CARD (self));

  adw_bin_set_child (self->extra, extra);
  gtk_widget_set_visible (GTK_WIDGET (self->extra), extra != NULL);
}

/**
 * dag_topic_card_grab_entry:
 * @self: a card
 *
 * Moves the keyboard to the line in which notes are written, or to what is to be answered.
 */
void
dag_topic_card_grab_entry (DagTopicCard *self)
{
  GtkWidget *extra;

  g_return_if_fail (DAG_IS_TOPIC_CARD (self));

  extra = adw_bin_get_child (self->extra);
  if (!DAG_IS_ROUND_CARD (extra) || !dag_round_card_grab (DAG_ROUND_CARD (extra)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * dag_topic_card_update:
 * @self: a card
 *
 * Shows its time, and whether it is in hand.
 */
void
dag_topic_card_update (DagTopicCard *self)
{
  DagStandup *standup;
  int64_t planned_s;
  int64_t spent_s;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DAG_IS_TOPIC_CARD (self));

  standup = get_standup (self);
  planned_s = dag_board_entry_get_number (self->topic, "planned-s");
  spent_s = dag_standup_get_spent_s (standup, self->topic, g_get_real_time ());
  text = dag_words_timer (spent_s, planned_s);
  spoken = dag_words_timer_spoken (spent_s, planned_s);
  gtk_label_set_text (self->timer, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->timer),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->timer), spent_s > 0 || planned_s > 0);
  dag_css_class_set (GTK_WIDGET (self), "dag-current",
                     dag_standup_get_current (standup) == self->topic);
}
