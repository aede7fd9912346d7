/* dag-alert-card.c - one alert that is open: what, since when, and what now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-card.h"

#include "dag-alert-people.h"
#include "dag-alert-trail.h"
#include "dag-css-class.h"
#include "dag-text-room.h"
#include "dag-window.h"
#include "dag-words-alert.h"
#include "dag-words-name.h"
#include "dag-words-time.h"
#include "dag-wrapped-text.h"

#include <glib/gi18n.h>

#define MOST_ALSO 4
#define MOST_ABREAST_PX 320

struct _DagAlertCard
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *heading;
  GtkLabel *sentence;
  GtkLabel *evidence;
  DagAlertTrail *trail;
  GtkLabel *also;
  DagAlertPeople *people;
  GtkWidget *steps_box;
  GtkLabel *steps;
  GtkButton *action_button;
  GtkBox *later_buttons;
  GtkMenuButton *acknowledge_button;
  GtkMenuButton *snooze_button;
  GtkPopover *note_popover;
  GtkEntry *note_entry;

  DagAlertWatch *watch; /* (nullable) */
  DagAlertItem *item;   /* (nullable) */
  gboolean brief;       /* on the overview: the first step alone, and no people */
};

G_DEFINE_FINAL_TYPE (DagAlertCard, dag_alert_card, ADW_TYPE_BIN)

/**
 * dag_alert_icon_name:
 * @alert: an alert
 *
 * Returns: (transfer none): the sign of what it is about, or of how bad it is
 */
const char *
dag_alert_icon_name (const DagAlert *alert)
{
  if (alert->rule->scope == DAG_ALERT_ABOUT_DATA)
    return "network-offline-symbolic";
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT)
    return "dag-state-break-symbolic";
  return alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? "dag-overload-symbolic"
                                                     : "dag-busy-symbolic";
}

/**
 * dag_alert_target:
 * @alert: an alert
 *
 * Returns: (transfer full): where the people and the cause are, for win.show
 */
char *
dag_alert_target (const DagAlert *alert)
{
  const char *queue = dag_alert_get_subject_id (alert, "queue:");
  const char *agent = dag_alert_get_subject_id (alert, "agent:");

  if (queue != NULL)
    return g_strconcat ("queues:", queue, NULL);
  if (agent != NULL)
    return g_strconcat ("team:", agent, NULL);
  return g_strdup (dag_alert_get_subject_id (alert, "team:") != NULL ? "team" : "overview");
}

/* --- acts ------------------------------------------------------------------------------ */

static void
on_note_given (DagAlertCard *self)
{
  g_autoptr (DagAlertItem) item = self->item != NULL ? g_object_ref (self->item) : NULL;
  g_autofree char *note = NULL;

  gtk_popover_popdown (self->note_popover);
  if (item == NULL)
    return;
  note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_entry))));
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), "");
  dag_alert_watch_acknowledge (self->watch, item, *note != '\0' ? note : NULL,
                               _ ("Acknowledge an alert"));
}

static void
on_snooze_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DagAlertCard *self = DAG_ALERT_CARD (widget);
  g_autoptr (DagAlertItem) item = self->item != NULL ? g_object_ref (self->item) : NULL;

  if (item != NULL)
    dag_alert_watch_snooze (self->watch, item, g_variant_get_double (parameter),
                            _ ("Snooze an alert"));
}

static void
on_acknowledge_activated (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  on_note_given (DAG_ALERT_CARD (widget));
}

/* --- what it says ------------------------------------------------------------------------- */

/* In brief: where else it is so. */
static char *
dup_also_where (DagAlertCard *self,
                GPtrArray    *group)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) where = g_string_new (NULL);

  for (guint i = 0; i < group->len; i++)
    {
      const char *name = dag_alert_item_get_name (g_ptr_array_index (group, i));
      g_autofree char *shown = dag_words_name_isolated (name);

      if (name == NULL || g_strcmp0 (name, dag_alert_item_get_name (self->item)) == 0
          || !g_hash_table_add (seen, (char *) name))
        continue;
      g_string_append_printf (where, where->len > 0 ? ", %s" : "%s", shown);
    }
  /* Translators: where else an alert holds: "Also: Invoices, Parcels" */
  return where->len > 0 ? g_strdup_printf (_ ("Also: %s"), where->str) : g_strdup ("");
}

/* What else is told with it, a sentence each; people are listed by name instead. */
static char *
dup_also_what (DagAlertCard *self,
               GPtrArray    *group)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < group->len; i++)
    {
      DagAlertItem *item = g_ptr_array_index (group, i);
      g_autofree char *sentence = NULL;

      if (item == self->item || n++ >= MOST_ALSO)
        continue;
      sentence = dag_words_alert_sentence (dag_alert_item_get_alert (item),
                                           dag_alert_item_get_name (item));
      g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", sentence);
    }
  if (n > MOST_ALSO)
    g_string_append_printf (
        text, ngettext ("\nand %u more", "\nand %u more", n - MOST_ALSO), n - MOST_ALSO);
  return g_string_free (text, FALSE);
}

static void
show_also (DagAlertCard   *self,
           const DagAlert *alert)
{
  g_autoptr (GPtrArray) group = NULL;
  g_autofree char *text = NULL;

  if (alert->rule->scope != DAG_ALERT_ABOUT_AGENT)
    group = dag_alert_watch_list_group (self->watch, self->item);
  text = group == NULL ? g_strdup ("")
         : self->brief ? dup_also_where (self, group)
                       : dup_also_what (self, group);
  dag_wrapped_text_set (self->also, text);
  gtk_widget_set_visible (GTK_WIDGET (self->also), text[0] != '\0');
}

/* Who has worked on end for so long is tired of that, whatever else there is. */
static gboolean
is_long_stretch (DagAlertWatch        *watch,
                 const DagAlertPerson *person)
{
  const DagAlertRule *rule
      = dag_alert_rules_get (dag_alert_watch_get_rules (watch), DAG_ALERT_STRETCH);

  return rule != NULL && person->stretch_s >= rule->watch * 60.0;
}

/**
 * dag_alert_sentence:
 * @watch: a watch
 * @item: one of its alerts
 * @with_people: whether people may be named
 *
 * Returns: (transfer full): what it says; of care for several people how many they are
 */
char *
dag_alert_sentence (DagAlertWatch *watch,
                    DagAlertItem  *item,
                    gboolean       with_people)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  gboolean is_care = alert->rule->scope == DAG_ALERT_ABOUT_AGENT;
  g_autoptr (GPtrArray) people = NULL;
  const DagAlertPerson *first = NULL;
  g_autofree char *own = NULL;

  if (!is_care || !dag_alert_is_open (alert))
    return dag_words_alert_sentence (alert, !is_care || with_people
                                                ? dag_alert_item_get_name (item)
                                                : NULL);
  people = dag_alert_watch_list_people (watch, item);
  first = people->len > 0 ? g_ptr_array_index (people, 0) : NULL;
  if (people->len < 2)
    return dag_words_alert_sentence (alert, with_people ? dag_alert_item_get_name (item) : NULL);
  if (is_long_stretch (watch, first))
    return dag_words_alert_care (people->len, with_people ? first->name : NULL,
                                 first->stretch_s);
  own = dag_words_alert_sentence (alert, with_people ? dag_alert_item_get_name (item) : NULL);
  return dag_words_alert_care_of (people->len, own);
}

/* The limit and the worst value are of the alert's own sentence: where the card speaks of
 * somebody's stretch instead they would be of something else. */
static char *
new_evidence (DagAlertCard   *self,
              const DagAlert *alert)
{
  int64_t now_us = dag_alert_watch_get_now_us (self->watch);
  g_autoptr (GPtrArray) people = NULL;

  if (alert->rule->scope != DAG_ALERT_ABOUT_AGENT || alert->rule->kind == DAG_ALERT_STRETCH
      || !dag_alert_is_open (alert))
    return dag_words_alert_evidence (alert, now_us);
  people = dag_alert_watch_list_people (self->watch, self->item);
  return people->len > 1 && is_long_stretch (self->watch, g_ptr_array_index (people, 0))
             ? dag_words_alert_held (alert, now_us)
             : dag_words_alert_evidence (alert, now_us);
}

/* Those whom the card lists are those for whom there is something to do. */
static guint
count_people (DagAlertCard   *self,
              const DagAlert *alert)
{
  g_autoptr (GPtrArray) people = NULL;

  if (alert->rule->scope != DAG_ALERT_ABOUT_AGENT || !dag_alert_is_open (alert))
    return 1;
  people = dag_alert_watch_list_people (self->watch, self->item);
  return people->len;
}

static char *
new_steps (DagAlertCard   *self,
           const DagAlert *alert)
{
  const char *const *steps
      = dag_words_alert_steps (alert, self->brief ? 1 : count_people (self, alert));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; steps[i] != NULL; i++)
    /* Translators: a numbered step, “1. Ask how it goes.” */
    g_string_append_printf (text, i > 0 ? "\n%u. %s" : "%u. %s", i + 1, _ (steps[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where breaks are planned, if there is such a page. */
static gboolean
has_breaks_page (DagAlertCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && DAG_IS_WINDOW (root)
         && dag_window_get_page (DAG_WINDOW (root), "breaks") != NULL;
}

static gboolean
is_about_breaks (const DagAlert *alert)
{
  return alert->rule->scope == DAG_ALERT_ABOUT_AGENT
         || alert->rule->kind == DAG_ALERT_DAY_WITHOUT_AIR;
}

static void
set_action (DagAlertCard *self,
            const char   *label,
            const char   *target)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->action_button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->action_button), "win.show");
  gtk_button_set_label (self->action_button, label);
}

static void
show_action (DagAlertCard   *self,
             const DagAlert *alert,
             gboolean        accent)
{
  g_autofree char *target = dag_alert_target (alert);
  g_autofree char *own = g_strdup_printf ("alerts:%u", alert->id);

  if (self->brief)
    set_action (self,
                alert->rule->scope == DAG_ALERT_ABOUT_TEAM ? _ ("Plan help…") : _ ("Show…"),
                own);
  else if (is_about_breaks (alert) && has_breaks_page (self))
    set_action (self, _ ("Plan a break…"), "breaks");
  else if (g_str_has_prefix (target, "queues"))
    set_action (self, _ ("Show the queue"), target);
  else if (is_about_breaks (alert) || g_str_equal (target, "team"))
    set_action (self, _ ("Show the team"), "team");
  else
    set_action (self, _ ("Show the overview"), "overview");
  dag_css_class_set (GTK_WIDGET (self->action_button), "suggested-action", accent);
}

static void
show_words (DagAlertCard   *self,
            const DagAlert *alert,
            gboolean        with_people)
{
  const char *heading = dag_words_alert_heading (alert);
  const char *classes[]
      = { alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? "warning" : "dag-soft", NULL };
  g_autofree char *sentence = dag_alert_sentence (self->watch, self->item, with_people);
  g_autofree char *measured = new_evidence (self, alert);
  /* The level in a word: what is about people has one sign for both (F-U07). */
  g_autofree char *evidence
      = g_strjoin (" · ", dag_words_alert_severity (alert->severity), measured, NULL);

  gtk_image_set_from_icon_name (self->icon, dag_alert_icon_name (alert));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_label_set_label (self->heading, heading);
  dag_wrapped_text_set (self->sentence, sentence);
  gtk_label_set_label (self->evidence, evidence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

/* --- widget ------------------------------------------------------------------------------- */

static void
dag_alert_card_dispose (GObject *object)
{
  DagAlertCard *self = DAG_ALERT_CARD (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->item);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_ALERT_CARD);
  G_OBJECT_CLASS (dag_alert_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, icon);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, heading);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, evidence);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, trail);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, also);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, people);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, steps_box);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, steps);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, action_button);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, later_buttons);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, acknowledge_button);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, note_popover);
  gtk_widget_class_bind_template_child (widget_class, DagAlertCard, note_entry);
}

static void
dag_alert_card_class_init (DagAlertCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_alert_card_dispose;
  g_type_ensure (DAG_TYPE_ALERT_PEOPLE);
  g_type_ensure (DAG_TYPE_ALERT_TRAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-alert-card.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_note_given);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "alert.snooze", "d", on_snooze_activated);
  gtk_widget_class_install_action (widget_class, "alert.acknowledge", NULL,
                                   on_acknowledge_activated);
}

/* Where text is large the two do not fit beside each other in a narrow window. */
static void
on_map (DagAlertCard *self)
{
  int natural = 0;

  gtk_widget_measure (GTK_WIDGET (self->later_buttons), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &natural, NULL, NULL);
  if (natural > MOST_ABREAST_PX)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->later_buttons),
                                    GTK_ORIENTATION_VERTICAL);
}

static void
dag_alert_card_init (DagAlertCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
dag_alert_card_new (DagAlertWatch *watch)
{
  DagAlertCard *self = g_object_new (DAG_TYPE_ALERT_CARD, NULL);

  dag_alert_card_set_watch (self, watch);
  return GTK_WIDGET (self);
}

void
dag_alert_card_set_watch (DagAlertCard  *self,
                          DagAlertWatch *watch)
{
  g_return_if_fail (DAG_IS_ALERT_CARD (self) && DAG_IS_ALERT_WATCH (watch));

  g_set_object (&self->watch, watch);
}

/**
 * dag_alert_card_set_brief:
 * @self: a card
 * @brief: whether it stands on the overview: its button leads to the whole card
 */
void
dag_alert_card_set_brief (DagAlertCard *self,
                          gboolean      brief)
{
  g_return_if_fail (DAG_IS_ALERT_CARD (self));

  self->brief = brief;
}

/**
 * dag_alert_card_show:
 * @self: a card
 * @item: an open alert
 * @accent: whether its button is the one accent of the page
 * @with_people: whether people may be named
 */
void
dag_alert_card_show (DagAlertCard *self,
                     DagAlertItem *item,
                     gboolean      accent,
                     gboolean      with_people)
{
  const DagAlert *alert;
  g_autofree char *steps = NULL;

  g_return_if_fail (DAG_IS_ALERT_CARD (self) && DAG_IS_ALERT_ITEM (item));

  g_set_object (&self->item, item);
  alert = dag_alert_item_get_alert (item);
  show_words (self, alert, with_people);
  dag_alert_trail_show (self->trail, alert);
  show_also (self, alert);
  dag_alert_people_show (self->people, self->watch,
                         self->brief || !with_people ? NULL : item);
  steps = new_steps (self, alert);
  dag_wrapped_text_set (self->steps, self->brief ? dag_words_alert_action (alert) : steps);
  gtk_widget_set_visible (self->steps_box, !self->brief);
  show_action (self, alert, accent);
}

DagAlertItem *
dag_alert_card_get_item (DagAlertCard *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_CARD (self), NULL);

  return self->item;
}
