/* dag-alert-people.c - whom an alert is about, or who could help, with the day as evidence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-people.h"

#include "dag-day-band.h"
#include "dag-words-person.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

/* So many people are listed; more are a number. */
#define MOST_PEOPLE 5
#define HOUR_US (3600 * DAG_USEC_PER_SEC)
/* A shift and its lunch: all bands have the same hours. */
#define BAND_HOURS 9

struct _DagAlertPeople
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkBox *rows;
  GCancellable *reading; /* of the days of the rows */
  char *shown;           /* (nullable): what the rows say */
};

G_DEFINE_FINAL_TYPE (DagAlertPeople, dag_alert_people, ADW_TYPE_BIN)

static void
remove_rows (DagAlertPeople *self)
{
  GtkWidget *child;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
}

static void
dag_alert_people_dispose (GObject *object)
{
  DagAlertPeople *self = DAG_ALERT_PEOPLE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (dag_alert_people_parent_class)->dispose (object);
}

static void
dag_alert_people_class_init (DagAlertPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_alert_people_dispose;
}

static void
dag_alert_people_init (DagAlertPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->reading = g_cancellable_new ();
  gtk_label_set_xalign (self->title, 0.0f);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);
}

/* --- what a row says ---------------------------------------------------------------------- */

static char *
new_shift_text (const DagAlertPerson *person)
{
  g_autofree char *name = dag_words_person (person->name, person->id);
  g_autofree char *work = NULL;
  g_autofree char *pause = NULL;
  g_autofree char *stretch = NULL;

  if (!dag_seconds_is_known (person->work_s))
    return g_steal_pointer (&name);
  work = dag_words_duration_spoken (person->work_s);
  stretch = dag_words_duration_spoken (person->stretch_s);
  if (person->break_s < 1.0)
    /* Translators: a person, time at work */
    return g_strdup_printf (_ ("%s · %s of work, no break yet"), name, work);
  pause = dag_words_duration_spoken (person->break_s);
  /* Translators: a person, time at work, breaks in it, time since the last one */
  return g_strdup_printf (_ ("%s · %s of work, %s of breaks · %s since the last"), name, work,
                          pause, stretch);
}

static char *
new_person_text (const DagAlertPerson *person)
{
  g_autofree char *shift = new_shift_text (person);

  if (!person->is_gapless)
    return g_steal_pointer (&shift);
  /* Translators: after a person’s work and breaks so far */
  return g_strdup_printf (_ ("%s · no break left in the roster"), shift);
}

static GtkWidget *
new_button (const DagAlertPerson *person,
            const char           *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *target = g_strconcat ("team:", person->id, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  return button;
}

/* --- the day ------------------------------------------------------------------------------ */

/* A band that waits for its day. */
typedef struct
{
  DagDayBand *band;
  int64_t from_us;
  int64_t now_us;
  GTimeZone *zone;
} Wait;

static void
wait_free (Wait *wait)
{
  g_clear_object (&wait->band);
  g_clear_pointer (&wait->zone, g_time_zone_unref);
  g_free (wait);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

static void
on_day_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Wait) wait = user_data;
  g_autoptr (GPtrArray) changes
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, NULL);
  g_autoptr (GArray) segments = NULL;

  if (changes == NULL) /* another list by now, or a day that cannot be read: the words stay */
    return;
  segments = dag_day_new_segments (changes, wait->from_us, wait->now_us);
  dag_day_band_set_day (wait->band, segments, wait->from_us,
                        (wait->now_us / HOUR_US + 1) * HOUR_US, wait->now_us, wait->zone);
  gtk_widget_set_visible (GTK_WIDGET (wait->band), TRUE);
}

static GtkWidget *
new_band (DagAlertPeople       *self,
          DagAlertWatch        *watch,
          const DagAlertPerson *person)
{
  DagDashboard *dashboard = dag_alert_watch_get_dashboard (watch);
  GtkWidget *band = g_object_new (DAG_TYPE_DAY_BAND, "visible", FALSE, NULL);
  Wait *wait = g_new0 (Wait, 1);

  wait->band = DAG_DAY_BAND (g_object_ref (band));
  wait->now_us = dag_alert_watch_get_now_us (watch);
  wait->from_us = (wait->now_us / HOUR_US - BAND_HOURS) * HOUR_US;
  wait->zone = g_time_zone_ref (dag_dashboard_get_zone (dashboard));
  gtk_widget_set_margin_start (band, 6);
  gtk_widget_set_margin_end (band, 6);
  gtk_widget_set_margin_bottom (band, 6);
  dag_history_read_agent_day_async (dag_dashboard_get_history (dashboard), person->id,
                                    wait->from_us, wait->now_us, self->reading, on_day_ready,
                                    wait);
  return band;
}

/* --- the list ----------------------------------------------------------------------------- */

static void
append_rest (DagAlertPeople *self,
             guint           more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "dag-soft");
  gtk_box_append (self->rows, label);
}

static void
fill (DagAlertPeople *self,
      DagAlertWatch  *watch,
      GPtrArray      *people,
      gboolean        with_days)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < people->len && i < MOST_PEOPLE; i++)
    {
      const DagAlertPerson *person = g_ptr_array_index (people, i);

      g_ptr_array_add (texts, new_person_text (person));
      g_string_append_printf (all, "%s\t%s\n", person->id,
                              (char *) g_ptr_array_index (texts, i));
    }
  g_string_append_printf (all, "%u %d", people->len, with_days);
  if (g_strcmp0 (all->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (all->str);
  remove_rows (self);
  for (guint i = 0; i < texts->len; i++)
    {
      const DagAlertPerson *person = g_ptr_array_index (people, i);

      gtk_box_append (self->rows, new_button (person, g_ptr_array_index (texts, i)));
      if (with_days)
        gtk_box_append (self->rows, new_band (self, watch, person));
    }
  if (people->len > MOST_PEOPLE)
    append_rest (self, people->len - MOST_PEOPLE);
}

/**
 * dag_alert_people_show:
 * @self: a list of people
 * @watch: whose alerts
 * @item: (nullable): an alert; %NULL: nobody may be named
 *
 * Those it is about; of a queue, those who could help. Without any it hides.
 */
void
dag_alert_people_show (DagAlertPeople *self,
                       DagAlertWatch  *watch,
                       DagAlertItem   *item)
{
  gboolean by_skill = FALSE;
  gboolean helpers = FALSE;
  const DagAlert *alert = NULL;
  g_autoptr (GPtrArray) people = NULL;

  g_return_if_fail (DAG_IS_ALERT_PEOPLE (self) && DAG_IS_ALERT_WATCH (watch));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (item == NULL)
    return;
  alert = dag_alert_item_get_alert (item);
  helpers = dag_alert_get_subject_id (alert, "queue:") != NULL;
  people = helpers ? dag_alert_watch_list_helpers (watch, item, &by_skill)
                   : dag_alert_watch_list_people (watch, item);
  gtk_widget_set_visible (GTK_WIDGET (self), people->len > 0);
  if (helpers)
    gtk_label_set_label (self->title, by_skill ? _ ("Free now, and able to help")
                                               : _ ("Free now in other queues"));
  else
    gtk_label_set_label (self->title, _ ("Whom it is about"));
  fill (self, watch, people, alert->rule->kind == DAG_ALERT_DAY_WITHOUT_AIR);
}
