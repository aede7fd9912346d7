/* dag-queue-detail.c - one queue: figures, trend, people, reasons, and the wait text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queue-detail.h"

#include "dag-fact-box.h"
#include "dag-list-box.h"
#include "dag-purpose.h"
#include "dag-question-watch.h"
#include "dag-queue-columns.h"
#include "dag-settings.h"
#include "dag-state-icon.h"
#include "dag-trend-card.h"
#include "dag-wait-text-card.h"
#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-number.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PEOPLE 50
#define MAX_REASONS 10

struct _DagQueueDetail
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkImage *channel_icon;
  GtkLabel *channel_label;
  DagFactBox *facts;
  DagTrendCard *trend;
  DagWaitTextCard *wait_text;
  GtkWidget *people_box;
  GtkLabel *people_label;
  GtkListBox *people;
  GtkLabel *more_label;
  GtkWidget *reasons_box;
  GtkListBox *reasons;

  DagDashboard *dashboard; /* (nullable) */
  GSettings *settings;
  DagQueueRow *row; /* owned (nullable) */
  char *id;
  const DagGlance *glance; /* the page's */
};

enum
{
  AGENT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagQueueDetail, dag_queue_detail, ADW_TYPE_BIN)

static const char *const facts[] = { "waiting", "longest",   "expected", "level",
                                     "free",    "answered", "abandoned", "handle", NULL };

/* ── Lists of rows that are kept and rewritten ─────────────────────────────────────── */

typedef struct
{
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *figure;
} Line;

static GtkLabel *
append_label (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkListBoxRow *
line_row_new (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Line *line = g_new0 (Line, 1);

  gtk_widget_add_css_class (box, "dag-line");
  line->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->icon));
  line->title = append_label (box, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (line->title), TRUE);
  line->detail = append_label (box, "dag-dim");
  line->figure = append_label (box, "numeric");
  gtk_label_set_width_chars (line->figure, 7);
  gtk_label_set_xalign (line->figure, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "dag-line", line, g_free);
  return GTK_LIST_BOX_ROW (row);
}

/* The row at @index, made where it is not there yet. */
static GtkListBoxRow *
need_row (GtkListBox *list,
          guint       index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);

  if (row == NULL)
    {
      row = line_row_new ();
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
  return row;
}

static void
set_row (GtkListBoxRow *row,
         const char    *icon_name,
         const char    *title,
         const char    *detail,
         const char    *figure)
{
  Line *line = g_object_get_data (G_OBJECT (row), "dag-line");
  g_autofree char *label = g_strdup_printf ("%s, %s %s", title, detail, figure);

  gtk_image_set_from_icon_name (line->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (line->icon), icon_name != NULL);
  gtk_label_set_label (line->title, title);
  gtk_label_set_label (line->detail, detail);
  gtk_label_set_label (line->figure, figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* ── People ────────────────────────────────────────────────────────────────────────── */

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const DagAgentSample *x = *(const DagAgentSample *const *) a;
  const DagAgentSample *y = *(const DagAgentSample *const *) b;

  if (x->state != y->state)
    return (int) x->state - (int) y->state;
  return dag_words_compare (x->name, y->name);
}

static GPtrArray *
find_people (DagSnapshot *snapshot,
             const char  *queue)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (agent->queues != NULL && agent->state != DAG_STATE_OFFLINE
          && g_strv_contains ((const char *const *) agent->queues, queue))
        g_ptr_array_add (people, agent);
    }
  g_ptr_array_sort (people, compare_people);
  return people;
}

static void
show_person (DagQueueDetail       *self,
             GtkListBoxRow        *row,
             const DagAgentSample *agent)
{
  g_autofree char *name = dag_words_person (agent->name, agent->id);
  double since_s = dag_words_state_s (
      agent->state, dag_glance_get_since_s (self->glance, agent->since_us));
  g_autofree char *since
      = dag_seconds_is_known (since_s) || !dag_time_is_known (agent->since_us)
            ? dag_words_duration (since_s)
            : g_strdup (""); /* a pause too short to be timed */

  set_row (row, dag_state_icon_get_name (agent->state), name,
           dag_words_agent_state (agent->state), since);
  g_object_set_data_full (G_OBJECT (row), "dag-agent", g_strdup (agent->id), g_free);
}

/* How right the wait text was today; of another day nobody knows. */
static void
dag_queue_detail_update_record (DagQueueDetail *self)
{
  DagWaitSummary summary;
  gboolean has_record = self->dashboard != NULL && !dag_dashboard_is_past (self->dashboard)
                        && dag_channel_is_live (self->row->sample->channel);
  gboolean is_told
      = has_record
        && dag_question_watch_summarise_wait (dag_dashboard_get_questions (self->dashboard),
                                              self->row->sample->id, &summary);

  dag_wait_text_card_show_record (self->wait_text, has_record, is_told ? &summary : NULL);
}

static void
dag_queue_detail_update_people (DagQueueDetail *self)
{
  g_autoptr (GPtrArray) people
      = find_people (dag_dashboard_get_snapshot (self->dashboard), self->id);
  /* No names before the purposes of watching people were read and accepted. */
  gboolean allowed = dag_dashboard_shows_people (self->dashboard)
                     && !dag_purpose_is_needed (self->settings, self->dashboard);
  guint shown = allowed ? MIN (people->len, MAX_PEOPLE) : 0;
  g_autofree char *title = NULL;

  title = g_strdup_printf (ngettext ("%'u person in this queue", "%'u people in this queue",
                                     people->len),
                           people->len);
  gtk_label_set_label (self->people_label, title);
  gtk_widget_set_visible (self->people_box, shown > 0);
  for (guint i = 0; i < shown; i++)
    show_person (self, need_row (self->people, i), g_ptr_array_index (people, i));
  dag_list_box_cut (self->people, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), people->len > shown);
  if (people->len > shown)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("And %'u more, on the Team page", "And %'u more, on the Team page",
                    people->len - shown),
          people->len - shown);

      gtk_label_set_label (self->more_label, more);
    }
}

static void
on_person_activated (GtkListBox     *list,
                     GtkListBoxRow  *row,
                     DagQueueDetail *self)
{
  const char *id = g_object_get_data (G_OBJECT (row), "dag-agent");

  if (id != NULL)
    g_signal_emit (self, signals[AGENT_ACTIVATED], 0, id);
}

/* ── Contact reasons ───────────────────────────────────────────────────────────────── */

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const DagReasonSample *x = *(const DagReasonSample *const *) a;
  const DagReasonSample *y = *(const DagReasonSample *const *) b;

  return x->today < y->today ? 1 : x->today > y->today ? -1 : g_strcmp0 (x->id, y->id);
}

static void
dag_queue_detail_update_reasons (DagQueueDetail *self)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (self->dashboard);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  guint shown;

  for (guint i = 0; snapshot != NULL && i < snapshot->reasons->len; i++)
    {
      DagReasonSample *reason = g_ptr_array_index (snapshot->reasons, i);

      if (g_strcmp0 (reason->queue, self->id) == 0 && dag_count_is_known (reason->today))
        g_ptr_array_add (reasons, reason);
    }
  g_ptr_array_sort (reasons, compare_reasons);
  shown = MIN (reasons->len, MAX_REASONS);
  gtk_widget_set_visible (self->reasons_box, shown > 0);
  for (guint i = 0; i < shown; i++)
    {
      const DagReasonSample *reason = g_ptr_array_index (reasons, i);
      GtkListBoxRow *row = need_row (self->reasons, i);
      g_autofree char *label = dag_words_name (reason->label);
      g_autofree char *count = dag_words_count (reason->today);

      gtk_list_box_row_set_activatable (row, FALSE);
      set_row (row, NULL, label, "", count);
    }
  dag_list_box_cut (self->reasons, shown);
}

/* ── Head and trend ────────────────────────────────────────────────────────────────── */

static void
dag_queue_detail_update_trend (DagQueueDetail *self)
{
  dag_trend_card_set_subject (self->trend, dag_dashboard_get_history (self->dashboard),
                              self->id);
  dag_trend_card_set_past (self->trend, dag_dashboard_is_past (self->dashboard));
  dag_trend_card_update (self->trend, self->glance->now_us, self->glance->zone);
}

static void
dag_queue_detail_update_head (DagQueueDetail *self)
{
  const DagQueueSample *sample = self->row->sample;
  g_autofree char *name = dag_words_name_or_id (sample->name, sample->id);
  g_autofree char *gone = NULL;

  gtk_label_set_label (self->name_label, name);
  if (self->row->stale)
    {
      g_autofree char *since
          = dag_words_since (self->row->stale_since_us, self->glance->zone, FALSE);

      gone = g_strdup_printf (_ ("%s · not named any more %s"),
                              dag_words_channel (sample->channel), since);
    }
  gtk_label_set_label (self->channel_label,
                       gone != NULL ? gone : dag_words_channel (sample->channel));
  gtk_image_set_from_icon_name (self->channel_icon,
                                dag_channel_icon_get_name (sample->channel));
}

static void
dag_queue_detail_dispose (GObject *object)
{
  DagQueueDetail *self = DAG_QUEUE_DETAIL (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_QUEUE_DETAIL);
  g_clear_object (&self->settings);
  g_clear_object (&self->dashboard);
  G_OBJECT_CLASS (dag_queue_detail_parent_class)->dispose (object);
}

static void
dag_queue_detail_finalize (GObject *object)
{
  DagQueueDetail *self = DAG_QUEUE_DETAIL (object);

  if (self->row != NULL)
    dag_queue_row_class.unref (self->row);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (dag_queue_detail_parent_class)->finalize (object);
}

static void
dag_queue_detail_class_init (DagQueueDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_queue_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_queue_detail_finalize;
  signals[AGENT_ACTIVATED]
      = g_signal_new ("agent-activated", DAG_TYPE_QUEUE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DAG_TYPE_TREND_CARD);
  g_type_ensure (DAG_TYPE_FACT_BOX);
  g_type_ensure (DAG_TYPE_WAIT_TEXT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-queue-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, channel_icon);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, channel_label);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, trend);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, wait_text);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, people_box);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, people_label);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, people);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, more_label);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, DagQueueDetail, reasons);
  gtk_widget_class_bind_template_callback (widget_class, on_person_activated);
}

static void
dag_queue_detail_init (DagQueueDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = dag_settings_new ();
  dag_fact_box_setup (self->facts, dag_queue_columns, dag_n_queue_columns, facts);
}

/**
 * dag_queue_detail_begin:
 * @self: a detail
 * @dashboard: what it shows
 * @id: of the queue from now on
 */
void
dag_queue_detail_begin (DagQueueDetail *self,
                        DagDashboard   *dashboard,
                        const char     *id)
{
  g_return_if_fail (DAG_IS_QUEUE_DETAIL (self) && id != NULL);

  g_set_object (&self->dashboard, dashboard);
  g_free (g_steal_pointer (&self->id));
  self->id = g_strdup (id);
  if (self->row != NULL)
    dag_queue_row_class.unref (g_steal_pointer (&self->row));
  dag_wait_text_card_set_reason (self->wait_text, DAG_WAIT_REASON_NONE);
}

/**
 * dag_queue_detail_update:
 * @self: a detail
 * @row: the queue as it is now
 * @glance: of the page, which owns it
 */
void
dag_queue_detail_update (DagQueueDetail    *self,
                         const DagQueueRow *row,
                         const DagGlance   *glance)
{
  g_return_if_fail (DAG_IS_QUEUE_DETAIL (self) && row != NULL && glance != NULL);

  self->glance = glance;
  if (row != self->row)
    {
      gpointer before = self->row;

      self->row = dag_queue_row_class.ref ((gpointer) row);
      if (before != NULL)
        dag_queue_row_class.unref (before);
    }
  if (glance->zone == NULL)
    return;
  dag_queue_detail_update_head (self);
  dag_fact_box_update (self->facts, self->row, (gpointer) glance);
  dag_wait_text_card_update (self->wait_text, self->row->sample,
                             glance->old || self->row->stale);
  dag_queue_detail_update_record (self);
  dag_queue_detail_update_people (self);
  dag_queue_detail_update_reasons (self);
  dag_queue_detail_update_trend (self);
}

/**
 * dag_queue_detail_tick:
 * @self: a detail
 * @glance: of the page, a second later
 */
void
dag_queue_detail_tick (DagQueueDetail  *self,
                       const DagGlance *glance)
{
  g_return_if_fail (DAG_IS_QUEUE_DETAIL (self));

  if (self->row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_queue_detail_update_people (self);
}

const char *
dag_queue_detail_get_name (DagQueueDetail *self)
{
  g_return_val_if_fail (DAG_IS_QUEUE_DETAIL (self), NULL);

  return self->row != NULL ? self->row->sample->name : NULL;
}
