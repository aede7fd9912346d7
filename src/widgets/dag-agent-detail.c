/* dag-agent-detail.c - one person: the day as a band of states, and a few facts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-agent-detail.h"

#include "dag-agent-columns.h"
#include "dag-break-card.h"
#include "dag-css-class.h"
#include "dag-day-band.h"
#include "dag-fact-box.h"
#include "dag-heavy-bar.h"
#include "dag-state-icon.h"
#include "dag-swatch.h"
#include "dag-time.h"
#include "dag-words-day.h"
#include "dag-words-name.h"
#include "dag-words-privacy.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define GRACE_US (60 * DAG_USEC_PER_SEC) /* signing in and the first state are not one moment */
#define MIN_HOURS 9 /* the axis spans at least so much, so that a morning is not stretched */

struct _DagAgentDetail
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *day_label;
  GtkLabel *read_out_label;
  GtkWidget *day_card;
  DagDayBand *band;
  GtkFlowBox *legend;
  DagFactBox *facts;
  DagBreakCard *break_card;
  DagHeavyBar *heavy_bar;
  GtkLabel *note_label;
  GtkLabel *legend_labels[DAG_N_DAY_KINDS];

  DagDashboard *dashboard; /* (nullable) */
  GCancellable *cancellable;
  DagAgentRow *row; /* owned (nullable) */
  char *id;
  DagGlance glance; /* a copy of the page's, its zone referenced */
};

G_DEFINE_FINAL_TYPE (DagAgentDetail, dag_agent_detail, ADW_TYPE_BIN)

static const char *const facts[] = { "stretch", "breaks", "contacts", "row", "load", NULL };

static void
dag_agent_detail_keep_glance (DagAgentDetail  *self,
                              const DagGlance *glance)
{
  GTimeZone *zone = glance->zone != NULL ? g_time_zone_ref (glance->zone) : NULL;

  dag_glance_clear (&self->glance);
  self->glance = *glance;
  self->glance.zone = zone;
}

static void
dag_agent_detail_update_state (DagAgentDetail *self)
{
  const DagAgentSample *sample = self->row->sample;
  double since_s = dag_words_state_s (
      sample->state, dag_glance_get_since_s (&self->glance, sample->since_us));
  g_autofree char *state = dag_agent_row_dup_state (self->row);
  g_autofree char *reason = dag_agent_row_dup_reason (self->row, &self->glance);
  g_autofree char *since = dag_words_duration (since_s);
  g_autofree char *team = dag_words_name (sample->team_name);
  g_autoptr (GString) line = g_string_new (state);

  if (dag_seconds_is_known (since_s) && sample->state != DAG_STATE_OFFLINE)
    g_string_append_printf (line, " · %s%s",
                            sample->since_provenance == DAG_PROVENANCE_DERIVED ? "≥\u00a0" : "",
                            since);
  if (reason[0] != '\0')
    g_string_append_printf (line, " · %s", reason);
  if (team[0] != '\0')
    g_string_append_printf (line, " · %s", team);
  if (self->row->queue_names != NULL)
    {
      g_autofree char *queues = dag_words_name (self->row->queue_names);

      g_string_append_printf (line, " · %s", queues);
    }
  gtk_label_set_label (self->state_label, line->str);
  gtk_image_set_from_icon_name (self->state_icon, dag_state_icon_get_name (sample->state));
}

/* Where the figures come from: said once, in words. */
static void
dag_agent_detail_update_note (DagAgentDetail *self)
{
  const DagAgentSample *sample = self->row->sample;
  g_autoptr (GString) note = g_string_new (NULL);

  if (self->row->vanished)
    g_string_append (note, _ ("Your contact centre no longer names this person; these are the "
                              "last figures. "));
  if (sample->is_restricted)
    {
      g_autofree char *sentence = dag_words_restricted_person ();

      gtk_label_set_label (self->note_label, sentence);
      return;
    }
  if (dag_time_is_known (sample->signed_in_at_us))
    {
      g_autofree char *since
          = dag_words_since (sample->signed_in_at_us, self->glance.zone, FALSE);

      g_string_append_printf (note, _ ("Signed in %s. "), since);
    }
  if (dag_time_is_known (self->row->watched_since_us)
      && self->row->watched_since_us > sample->signed_in_at_us + GRACE_US)
    {
      g_autofree char *since
          = dag_words_since (self->row->watched_since_us, self->glance.zone, FALSE);

      /* Translators: %s is "since 14:02" */
      g_string_append_printf (note, _ ("This day is known %s; what came before is not. "),
                              since);
    }
  g_string_append (note, _ ("Pauses under five minutes are drawn as the work around them."));
  gtk_label_set_label (self->note_label, note->str);
}

/* Of whom no more is told, there is no day, no figure and nothing to mark. */
static void
dag_agent_detail_update_parts (DagAgentDetail *self)
{
  gboolean is_told = !self->row->sample->is_restricted;

  dag_css_class_set (GTK_WIDGET (self->note_label), "caption", is_told);
  gtk_widget_set_visible (self->day_card, is_told);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), is_told);
  gtk_widget_set_visible (GTK_WIDGET (self->heavy_bar),
                          is_told && !dag_dashboard_is_past (self->dashboard));
}

static void
dag_agent_detail_update_breaks (DagAgentDetail *self)
{
  if (self->glance.zone != NULL && self->dashboard != NULL)
    dag_break_card_show (self->break_card, dag_dashboard_get_breaks (self->dashboard), self->id,
                         self->glance.now_us, self->glance.zone);
}

static void
dag_agent_detail_update_legend (DagAgentDetail *self,
                                GArray         *segments)
{
  for (DagDayKind kind = 0; kind < DAG_N_DAY_KINDS; kind++)
    {
      double total_s = dag_day_get_total_s (segments, kind);
      g_autofree char *total = dag_glance_dup_minutes (total_s);
      g_autofree char *text
          = g_strdup_printf ("%s  %s", dag_day_kind_get_label (kind), total);
      GtkWidget *label = GTK_WIDGET (self->legend_labels[kind]);
      GtkWidget *item = gtk_widget_get_ancestor (label, GTK_TYPE_FLOW_BOX_CHILD);

      gtk_label_set_label (GTK_LABEL (label), text);
      gtk_widget_set_visible (item, total_s >= 60 && kind != DAG_DAY_OFFLINE);
    }
}

/* Where the first thing begins that is known of somebody at work. What came before is no part
 * of the picture: nobody was there, or the note says from when on the day is known. */
static int64_t
find_start (GArray *segments,
            int64_t now_us)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const DagDaySegment *segment = &g_array_index (segments, DagDaySegment, i);

      if (segment->kind != DAG_DAY_UNKNOWN && segment->kind != DAG_DAY_OFFLINE)
        return segment->from_us;
    }
  return now_us;
}

static void
dag_agent_detail_show_day (DagAgentDetail *self,
                           GPtrArray      *changes,
                           int64_t         midnight_us)
{
  int64_t now_us = self->glance.now_us;
  g_autoptr (GArray) whole = dag_day_new_segments (changes, midnight_us, now_us);
  int64_t start_us = find_start (whole, now_us);
  int64_t from_us = MAX (midnight_us, start_us / HOUR_US * HOUR_US);
  int64_t to_us = MAX (from_us + MIN_HOURS * HOUR_US, (now_us / HOUR_US + 1) * HOUR_US);
  g_autoptr (GArray) segments = dag_day_new_segments (changes, start_us, now_us);

  dag_day_band_set_day (self->band, segments, from_us, to_us, now_us, self->glance.zone);
  dag_agent_detail_update_legend (self, segments);
}

static void
on_day_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DagAgentDetail) self = DAG_AGENT_DETAIL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = dag_history_read_agent_day_finish (DAG_HISTORY (source), result, &error);

  if (changes != NULL)
    dag_agent_detail_show_day (
        self, changes, dag_time_start_of_day (self->glance.now_us, self->glance.zone));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->read_out_label, _ ("The day so far cannot be read."));
}

static void
dag_agent_detail_read_day (DagAgentDetail *self)
{
  int64_t midnight_us = dag_time_start_of_day (self->glance.now_us, self->glance.zone);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dag_history_read_agent_day_async (dag_dashboard_get_history (self->dashboard), self->id,
                                    midnight_us, self->glance.now_us + DAG_USEC_PER_SEC,
                                    self->cancellable, on_day_ready, g_object_ref (self));
}

static void
on_read_out_changed (DagAgentDetail *self)
{
  const char *text = dag_day_band_get_read_out (self->band);

  gtk_label_set_label (self->read_out_label, text != NULL ? text : "");
}

static void
dag_agent_detail_build_legend (DagAgentDetail *self)
{
  for (DagDayKind kind = 0; kind < DAG_N_DAY_KINDS; kind++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *child = gtk_flow_box_child_new ();

      self->legend_labels[kind] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->legend_labels[kind]), "numeric");
      gtk_box_append (GTK_BOX (item), dag_swatch_new (kind));
      gtk_box_append (GTK_BOX (item), GTK_WIDGET (self->legend_labels[kind]));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), item);
      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_visible (child, FALSE);
      gtk_flow_box_append (self->legend, child);
    }
}

static void
dag_agent_detail_dispose (GObject *object)
{
  DagAgentDetail *self = DAG_AGENT_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_AGENT_DETAIL);
  g_clear_object (&self->dashboard);
  G_OBJECT_CLASS (dag_agent_detail_parent_class)->dispose (object);
}

static void
dag_agent_detail_finalize (GObject *object)
{
  DagAgentDetail *self = DAG_AGENT_DETAIL (object);

  if (self->row != NULL)
    dag_agent_row_class.unref (self->row);
  g_clear_pointer (&self->id, g_free);
  dag_glance_clear (&self->glance);
  G_OBJECT_CLASS (dag_agent_detail_parent_class)->finalize (object);
}

static void
dag_agent_detail_class_init (DagAgentDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_agent_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_agent_detail_finalize;
  g_type_ensure (DAG_TYPE_HEAVY_BAR);
  g_type_ensure (DAG_TYPE_BREAK_CARD);
  g_type_ensure (DAG_TYPE_DAY_BAND);
  g_type_ensure (DAG_TYPE_FACT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-agent-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, state_label);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, day_label);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, read_out_label);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, day_card);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, band);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, legend);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, break_card);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, heavy_bar);
  gtk_widget_class_bind_template_child (widget_class, DagAgentDetail, note_label);
}

static void
dag_agent_detail_init (DagAgentDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_fact_box_setup (self->facts, dag_agent_columns, dag_n_agent_columns, facts);
  dag_agent_detail_build_legend (self);
  g_signal_connect_object (self->band, "notify::read-out", G_CALLBACK (on_read_out_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dag_agent_detail_begin:
 * @self: a detail
 * @dashboard: what it shows
 * @id: of the person from now on
 */
void
dag_agent_detail_begin (DagAgentDetail *self,
                        DagDashboard   *dashboard,
                        const char     *id)
{
  g_return_if_fail (DAG_IS_AGENT_DETAIL (self) && id != NULL);

  g_set_object (&self->dashboard, dashboard);
  g_free (g_steal_pointer (&self->id));
  self->id = g_strdup (id);
  if (self->row != NULL)
    dag_agent_row_class.unref (g_steal_pointer (&self->row));
  gtk_label_set_label (self->read_out_label, "");
  if (dag_dashboard_is_past (dashboard)) /* another day is called by its name */
    {
      g_autofree char *day = dag_words_day (dag_dashboard_get_now_us (dashboard),
                                            dag_dashboard_get_zone (dashboard));

      gtk_label_set_label (self->day_label, day);
    }
  /* What is marked is marked now, not then. */
  gtk_widget_set_visible (GTK_WIDGET (self->heavy_bar), !dag_dashboard_is_past (dashboard));
  dag_heavy_bar_set_person (self->heavy_bar, dashboard, id);
}

/**
 * dag_agent_detail_update:
 * @self: a detail
 * @row: the person as it is now
 * @glance: of the page
 */
void
dag_agent_detail_update (DagAgentDetail    *self,
                         const DagAgentRow *row,
                         const DagGlance   *glance)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DAG_IS_AGENT_DETAIL (self) && row != NULL && glance != NULL);

  dag_agent_detail_keep_glance (self, glance);
  if (row != self->row)
    {
      gpointer before = self->row;

      self->row = dag_agent_row_class.ref ((gpointer) row);
      if (before != NULL)
        dag_agent_row_class.unref (before);
    }
  if (self->glance.zone == NULL)
    return;
  name = dag_agent_row_dup_name (self->row);
  gtk_label_set_label (self->name_label, name);
  dag_agent_detail_update_state (self);
  dag_agent_detail_update_note (self);
  dag_agent_detail_update_parts (self);
  dag_fact_box_update (self->facts, self->row, &self->glance);
  dag_agent_detail_update_breaks (self);
  if (!self->row->sample->is_restricted)
    dag_agent_detail_read_day (self);
}

/**
 * dag_agent_detail_tick:
 * @self: a detail
 * @glance: of the page, a second later
 */
void
dag_agent_detail_tick (DagAgentDetail  *self,
                       const DagGlance *glance)
{
  g_return_if_fail (DAG_IS_AGENT_DETAIL (self));

  dag_agent_detail_keep_glance (self, glance);
  if (self->row == NULL)
    return;
  dag_agent_detail_update_state (self);
  dag_fact_box_update (self->facts, self->row, &self->glance);
  dag_agent_detail_update_breaks (self);
}

const char *
dag_agent_detail_get_name (DagAgentDetail *self)
{
  g_return_val_if_fail (DAG_IS_AGENT_DETAIL (self), NULL);

  return self->row != NULL ? self->row->sample->name : NULL;
}
