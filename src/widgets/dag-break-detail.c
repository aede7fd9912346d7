/* dag-break-detail.c - one person's breaks: the lane, each rule with its name, plans, notes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-detail.h"

#include "dag-break-acts.h"
#include "dag-break-legend.h"
#include "dag-break-list.h"
#include "dag-break-row.h"
#include "dag-break-strip.h"
#include "dag-shrink.h"
#include "dag-words-breaks.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)

struct _DagBreakDetail
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkBox *lane_box;
  GtkLabel *credit_label;
  DagBreakList *rules;
  DagBreakList *plans;
  DagBreakList *notes;
  GtkCheckButton *young_check;
  GtkWidget *waive_box;
  GtkWidget *plan_button;
  GtkWidget *note_box;
  GtkWidget *note_toggle;
  GtkEditable *note_time;
  GtkSpinButton *note_minutes;
  GtkLabel *note_fault;
  DagBreakStrip *strip;

  DagBreakLive *breaks; /* (nullable) */
  char *agent;
  int64_t now_us;
  GTimeZone *zone; /* (nullable) */
  GPtrArray *waivers; /* of GtkCheckButton, not owned */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DagBreakDetail, dag_break_detail, ADW_TYPE_BIN)

static void
show_state (DagBreakDetail     *self,
            const DagBreakLane *lane)
{
  g_autofree char *name = dag_break_lane_dup_name (lane);
  g_autofree char *state = dag_break_lane_dup_state (lane);
  g_autofree char *due
      = dag_words_break_due (lane->standing.state, lane->is_over, lane->latest_start_us,
                             lane->end_is_assumed, self->zone);
  g_autofree char *credit
      = dag_words_break_credit_explained (&lane->credit, lane->begins_us, self->zone);
  g_autofree char *range = dag_words_time_range (lane->begins_us, lane->ends_us,
                                                 self->zone);
  g_autoptr (GString) line = g_string_new (state);

  /* Translators: until when a break must begin, or how the person stands */
  g_string_append_printf (line, C_ ("lane", " · break: %s"), due);
  g_string_append (line, " · ");
  g_string_append_printf (line,
                          lane->end_is_assumed ? C_ ("lane", "shift %s, its end is assumed")
                                               : C_ ("lane", "shift %s"),
                          range);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->state_label, line->str);
  gtk_label_set_label (self->credit_label, credit);
}

/* The rule's name, what it asks, and how the person stands to it. */
static void
show_rules (DagBreakDetail     *self,
            const DagBreakLane *lane)
{
  g_autoptr (GArray) each = dag_break_live_dup_standings (self->breaks, lane);

  dag_break_list_begin (self->rules);
  for (guint i = 0; i < each->len; i++)
    {
      const DagBreakStanding *standing = &g_array_index (each, DagBreakStanding, i);
      int64_t latest_us
          = standing->latest_start_s != DAG_BREAK_NO_START
                ? lane->begins_us + standing->latest_start_s * DAG_USEC_PER_SEC
                : DAG_TIME_NONE;
      g_autofree char *asks = dag_words_break_rule (standing->rule);
      g_autofree char *of
          = g_strdup_printf ("%s · %s · %s", dag_words_break_level (standing->set->level),
                             standing->set->name, standing->rule->basis);
      g_autofree char *due = dag_words_break_due (standing->state, lane->is_over, latest_us,
                                                  lane->end_is_assumed, self->zone);

      dag_break_list_add (self->rules, asks, of, due, standing->rule == lane->standing.rule,
                          NULL);
    }
  dag_break_list_end (self->rules,
                      _ ("No rules are in force here. Choose them in the preferences."));
}

static void
show_plans (DagBreakDetail     *self,
            const DagBreakLane *lane)
{
  gboolean is_past = dag_break_live_is_past (self->breaks);

  dag_break_list_begin (self->plans);
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);
      g_autofree char *range
          = dag_words_time_range (plan->from_us, plan->to_us, self->zone);
      g_autofree char *length = dag_words_duration_spoken (
          (double) (plan->to_us - plan->from_us) / DAG_USEC_PER_SEC);

      dag_break_list_add (self->plans, range,
                          plan->id != NULL ? C_ ("plan", "Planned here")
                                           : C_ ("plan", "By the roster"),
                          length, FALSE, is_past ? NULL : plan->id);
    }
  dag_break_list_end (self->plans, is_past ? _ ("No break was planned.")
                                           : _ ("No break is planned yet."));
  gtk_widget_set_visible (self->plan_button, !lane->is_over && !is_past);
}

static void
show_notes (DagBreakDetail     *self,
            const DagBreakLane *lane)
{
  g_autoptr (GPtrArray) notes
      = dag_break_plans_dup_notes (dag_break_live_get_plans (self->breaks), self->agent,
                                   lane->begins_us, lane->at_us + MINUTE_US);
  g_autofree char *without = NULL;

  /* The two kinds of evidence are kept apart: what it would be without the notes is said. */
  if (lane->n_notes > 0 && lane->state_by_source != lane->standing.state)
    without = g_strdup_printf (_ ("Without the notes: %s."),
                               dag_words_break_state (lane->state_by_source, lane->is_over));
  dag_break_list_begin (self->notes);
  for (guint i = 0; i < notes->len; i++)
    {
      DagBoardEntry *entry = g_ptr_array_index (notes, i);
      int64_t from_us = dag_board_entry_get_number (entry, "from-at");
      int64_t to_us = dag_board_entry_get_number (entry, "until-at");
      g_autofree char *range = dag_words_time_range (from_us, to_us, self->zone);

      dag_break_list_add (self->notes, range,
                          without != NULL ? without : _ ("Was on a break, forgot to set it"), "",
                          FALSE, dag_board_entry_get_id (entry));
    }
  dag_break_list_end (self->notes,
                      _ ("Nothing noted. What the contact centre says is all there is."));
}

#define KEY_RULE "dag-rule"

static void
on_waived (GtkCheckButton *button,
           DagBreakDetail *self)
{
  const DagBreakLane *lane = dag_break_live_find (self->breaks, self->agent);

  if (!self->filling && lane != NULL)
    dag_break_people_set_waived (dag_break_live_get_people (self->breaks), self->agent,
                                 lane->sample->name,
                                 g_object_get_data (G_OBJECT (button), KEY_RULE),
                                 gtk_check_button_get_active (button));
}

static void
on_young_toggled (DagBreakDetail *self)
{
  const DagBreakLane *lane
      = self->agent != NULL ? dag_break_live_find (self->breaks, self->agent) : NULL;

  if (!self->filling && lane != NULL)
    dag_break_people_set_age (dag_break_live_get_people (self->breaks), self->agent,
                              lane->sample->name,
                              gtk_check_button_get_active (self->young_check) ? DAG_AGE_YOUTH
                                                                         : DAG_AGE_ADULT);
}

static GtkCheckButton *
ensure_waiver (DagBreakDetail *self,
               guint           n)
{
  GtkWidget *button;

  if (n < self->waivers->len)
    return g_ptr_array_index (self->waivers, n);
  button = gtk_check_button_new ();
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_waived), self, 0);
  gtk_box_append (GTK_BOX (self->waive_box), button);
  g_ptr_array_add (self->waivers, button);
  return GTK_CHECK_BUTTON (button);
}

/* Who is young, and what they waived: from the settings, never from the source. */
static void
show_person (DagBreakDetail     *self,
             const DagBreakLane *lane)
{
  DagBreakPeople *people = dag_break_live_get_people (self->breaks);
  const char *const *waived = dag_break_people_get_waived (people, self->agent);
  guint n = 0;

  self->filling = TRUE;
  gtk_check_button_set_active (self->young_check,
                         dag_break_people_get_age (people, self->agent) == DAG_AGE_YOUTH);
  for (guint i = 0; i < lane->sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (lane->sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        {
          const DagBreakRule *rule = g_ptr_array_index (set->rules, j);
          g_autofree char *text = NULL;
          GtkCheckButton *button;

          if (rule->waivable_to_s == 0)
            continue;
          button = ensure_waiver (self, n++);
          /* Translators: %s is an article of law that a person may waive */
          text = g_strdup_printf (_ ("Has waived %s for short shifts"), rule->basis);
          gtk_check_button_set_label (button, text);
          g_object_set_data_full (G_OBJECT (button), KEY_RULE, g_strdup (rule->id), g_free);
          gtk_check_button_set_active (
              button, waived != NULL && g_strv_contains (waived, rule->id));
        }
    }
  for (guint i = 0; i < self->waivers->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->waivers, i), i < n);
  self->filling = FALSE;
}

static void
on_remove (DagBreakList   *list,
           const char     *id,
           DagBreakDetail *self)
{
  if (self->breaks != NULL)
    dag_break_plans_remove (dag_break_live_get_plans (self->breaks), id);
}

static void
on_plan_clicked (GtkButton      *button,
                 DagBreakDetail *self)
{
  dag_break_acts_plan (self->breaks, self->agent, self->now_us, self->zone);
}

/* "12:15" of the shift's day; %DAG_TIME_NONE where it is no time of it. */
static int64_t
read_time (DagBreakDetail *self)
{
  const char *text = gtk_editable_get_text (self->note_time);
  const DagBreakLane *lane = dag_break_live_find (self->breaks, self->agent);
  int hour = -1;
  int minute = -1;
  char rest = '\0';

  if (lane == NULL || sscanf (text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || hour < 0
      || hour > 23 || minute < 0 || minute > 59)
    return DAG_TIME_NONE;
  /* the moment of that time in the shift: it may have begun before midnight */
  for (int64_t at_us = lane->begins_us / MINUTE_US * MINUTE_US; at_us < self->now_us;
       at_us += MINUTE_US)
    {
      g_autofree char *clock = dag_words_clock (at_us, self->zone);
      g_autofree char *asked = g_strdup_printf ("%02d:%02d", hour, minute);

      if (g_str_equal (clock, asked))
        return at_us;
    }
  return DAG_TIME_NONE;
}

static void
on_note_clicked (GtkButton      *button,
                 DagBreakDetail *self)
{
  int64_t from_us = read_time (self);
  int64_t to_us
      = from_us + gtk_spin_button_get_value_as_int (self->note_minutes) * MINUTE_US;
  gboolean done = dag_time_is_known (from_us) && to_us <= self->now_us
                  && dag_break_acts_note (self->breaks, self->agent, from_us, to_us,
                                          self->zone);

  gtk_widget_set_visible (GTK_WIDGET (self->note_fault), !done);
  if (done)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->note_toggle), FALSE);
}

static void
on_plan_dragged (DagBreakStrip  *strip,
                 const char     *agent,
                 const char     *plan,
                 int64_t         was_us,
                 int64_t         from_us,
                 int64_t         to_us,
                 DagBreakDetail *self)
{
  dag_break_acts_drag (self->breaks, agent, plan, was_us, from_us, to_us, self->zone);
}

static void
dag_break_detail_dispose (GObject *object)
{
  DagBreakDetail *self = DAG_BREAK_DETAIL (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_BREAK_DETAIL);
  g_clear_object (&self->breaks);
  G_OBJECT_CLASS (dag_break_detail_parent_class)->dispose (object);
}

static void
dag_break_detail_finalize (GObject *object)
{
  DagBreakDetail *self = DAG_BREAK_DETAIL (object);

  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->waivers, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_break_detail_parent_class)->finalize (object);
}

static void
dag_break_detail_class_init (DagBreakDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dag_break_detail_dispose;
  object_class->finalize = dag_break_detail_finalize;
  g_type_ensure (DAG_TYPE_BREAK_LIST);
  g_type_ensure (DAG_TYPE_BREAK_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-break-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, state_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, lane_box);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, strip);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, credit_label);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, rules);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, plans);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, notes);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, young_check);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, waive_box);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, plan_button);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, note_box);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, note_toggle);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, note_time);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, note_minutes);
  gtk_widget_class_bind_template_child (widget_class, DagBreakDetail, note_fault);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_dragged);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_young_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_note_clicked);
}

static void
dag_break_detail_init (DagBreakDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_shrink_label (self->note_toggle);
  dag_wrap_label (GTK_WIDGET (self->young_check));
  self->waivers = g_ptr_array_new ();
  gtk_box_append (self->lane_box, dag_break_legend_new ());
}

/**
 * dag_break_detail_begin:
 * @self: a detail
 * @breaks: where the lane is
 * @agent: whose
 */
void
dag_break_detail_begin (DagBreakDetail *self,
                        DagBreakLive   *breaks,
                        const char     *agent)
{
  char *id;

  g_return_if_fail (DAG_IS_BREAK_DETAIL (self) && agent != NULL);

  id = g_strdup (agent);
  g_set_object (&self->breaks, breaks);
  g_free (g_steal_pointer (&self->agent));
  self->agent = id;
  gtk_editable_set_text (self->note_time, "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->note_toggle), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note_fault), FALSE);
}

/**
 * dag_break_detail_update:
 * @self: a detail
 * @now_us: the centre's present
 * @zone: the centre's zone
 * @old: whether the figures are stale
 *
 * Returns: whether there still is such a lane
 */
gboolean
dag_break_detail_update (DagBreakDetail *self,
                         int64_t         now_us,
                         GTimeZone      *zone,
                         gboolean        old)
{
  const DagBreakLane *lane;

  g_return_val_if_fail (DAG_IS_BREAK_DETAIL (self) && zone != NULL, FALSE);

  lane = self->agent != NULL ? dag_break_live_find (self->breaks, self->agent) : NULL;
  if (lane == NULL)
    return FALSE;
  if (self->zone != zone)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (zone);
    }
  self->now_us = now_us;
  dag_break_strip_show (self->strip, lane, now_us, zone, old);
  show_state (self, lane);
  show_rules (self, lane);
  show_plans (self, lane);
  show_notes (self, lane);
  show_person (self, lane);
  return TRUE;
}

/**
 * dag_break_detail_ask_note:
 * @self: a detail
 *
 * Opens the form of a note, with the keyboard in it.
 */
void
dag_break_detail_ask_note (DagBreakDetail *self)
{
  g_return_if_fail (DAG_IS_BREAK_DETAIL (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->note_toggle), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->note_time));
}
