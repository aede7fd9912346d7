/* dag-calm-line.c - the one sentence that says enough, the largest text of the overview
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-calm-line.h"

#include "dag-alert-watch.h"
#include "dag-can-go.h"
#include "dag-compat.h"
#include "dag-words-dashboard.h"
#include "dag-words-source.h"

#include <glib/gi18n.h>

struct _DagCalmLine
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *age;
  DagMood mood;
};

G_DEFINE_FINAL_TYPE (DagCalmLine, dag_calm_line, ADW_TYPE_BIN)

/* Calm is the absence of a sign. */
static const char *
get_icon_name (DagMood mood)
{
  switch (mood)
    {
    case DAG_MOOD_UNKNOWN:
    case DAG_MOOD_NOBODY:
    case DAG_MOOD_CALM:
    case DAG_MOOD_EVEN:
      return NULL;
    case DAG_MOOD_BUSY:
      return "dag-busy-symbolic";
    case DAG_MOOD_OVERLOAD:
      return "dag-overload-symbolic";
    }
  g_return_val_if_reached (NULL);
}

static void
set_mood (DagCalmLine *self,
          DagMood      mood)
{
  const char *icon_name = get_icon_name (mood);
  const char *classes[] = { mood == DAG_MOOD_OVERLOAD ? "warning" : "dag-dim", NULL };

  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  self->mood = mood;
}

static void
dag_calm_line_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_CALM_LINE);
  G_OBJECT_CLASS (dag_calm_line_parent_class)->dispose (object);
}

static void
dag_calm_line_class_init (DagCalmLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_calm_line_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-calm-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DagCalmLine, icon);
  gtk_widget_class_bind_template_child (widget_class, DagCalmLine, sentence);
  gtk_widget_class_bind_template_child (widget_class, DagCalmLine, age);
}

static void
dag_calm_line_init (DagCalmLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_mood (self, DAG_MOOD_CALM);
}

/* The earliest moment at which somebody could go. */
static void
read_can_go (DagDashboard *dashboard,
             DagWordsCare *care)
{
  const DagCanGoAnswer *answer = dag_can_go_get_answer (dag_can_go_get (dashboard));

  for (guint i = 0; answer->gap == DAG_CAN_GO_NO_GAP && i < DAG_CAN_GO_N_DELAYS; i++)
    {
      if (answer->n_can_go[i] == 0)
        continue;
      care->n_can_go = answer->n_can_go[i];
      care->delay_min = dag_can_go_delays_min[i];
      return;
    }
}

/* Breaks that are not taken belong into the one sentence, with who could go: the people are
 * those of the alerts. On an hour that is not busy it is said that somebody could go. */
static char *
add_care (DagDashboard *dashboard,
          gboolean      with_people,
          DagMood       mood,
          char         *line)
{
  DagWordsCare care = { 0 };
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *first = line;
  g_autofree char *second = NULL;

  if (dag_dashboard_is_past (dashboard))
    return g_steal_pointer (&first);
  people = dag_alert_watch_list_care (dag_dashboard_get_alerts (dashboard));
  care.n_people = people->len;
  if (people->len > 0)
    {
      const DagAlertPerson *person = g_ptr_array_index (people, 0);

      care.name = with_people ? person->name : NULL;
      care.stretch_s = person->stretch_s;
    }
  if (people->len > 0 || mood == DAG_MOOD_CALM || mood == DAG_MOOD_EVEN)
    read_can_go (dashboard, &care);
  second = dag_words_calm_care (&care);
  if (second == NULL)
    return g_steal_pointer (&first);
  return g_strdup_printf (C_ ("sentences", "%s %s"), first, second);
}

/* What is wrong with the team, where an alert says more than the figures of this moment. */
static DagMood
read_alerts (DagDashboard *dashboard,
             DagMood       mood)
{
  g_autoptr (GPtrArray) open
      = dag_alert_watch_list_open (dag_dashboard_get_alerts (dashboard));

  if (mood == DAG_MOOD_NOBODY || mood == DAG_MOOD_UNKNOWN
      || dag_dashboard_is_past (dashboard)) /* the alerts are those of now */
    return mood;
  for (guint i = 0; i < open->len; i++)
    {
      const DagAlert *alert = dag_alert_item_get_alert (g_ptr_array_index (open, i));

      if (alert->rule->scope != DAG_ALERT_ABOUT_TEAM || alert->rule->kind == DAG_ALERT_PEOPLE_FREE
          || alert->rule->kind == DAG_ALERT_QUEUE_SILENT
          || alert->rule->kind == DAG_ALERT_OLDEST_ITEM)
        continue;
      mood = MAX (mood, alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? DAG_MOOD_OVERLOAD
                                                                    : DAG_MOOD_BUSY);
    }
  return mood;
}

/* Whether people are free comes and goes with each answer, and is not spoken. */
static gboolean
is_other_mood (DagMood a,
               DagMood b)
{
  return (a == DAG_MOOD_EVEN ? DAG_MOOD_CALM : a) != (b == DAG_MOOD_EVEN ? DAG_MOOD_CALM : b);
}

static char *
new_sentence (DagDashboard    *dashboard,
              gboolean         with_people,
              const DagTotals *totals,
              DagMood          mood)
{
  if (totals != NULL)
    return add_care (dashboard, with_people, mood, dag_words_calm_line (totals, mood));
  /* Without its secret the contact centre is not asked at all. */
  if (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_CONNECTING)
    return g_strdup (_ ("Asking your contact centre…"));
  return g_strdup (_ ("There are no figures yet."));
}

/**
 * dag_calm_line_update:
 * @self: a calm line
 * @dashboard: what it speaks of
 * @with_people: whether people may be named
 *
 * Figures that are old keep their sentence, dimmed and with their age below. A change of
 * mood is spoken to a screen reader; other changes are not, for they come every poll.
 */
void
dag_calm_line_update (DagCalmLine  *self,
                      DagDashboard *dashboard,
                      gboolean      with_people)
{
  DagSnapshot *snapshot;
  const DagTotals *totals;
  DagDashboardState state;
  DagMood mood = DAG_MOOD_CALM;
  g_autofree char *text = NULL;
  g_autofree char *age = NULL;
  gboolean old;

  g_return_if_fail (DAG_IS_CALM_LINE (self) && DAG_IS_DASHBOARD (dashboard));

  snapshot = dag_dashboard_get_snapshot (dashboard);
  totals = snapshot != NULL ? dag_dashboard_get_totals (dashboard) : NULL;
  state = dag_dashboard_get_state (dashboard);
  if (totals != NULL)
    mood = read_alerts (dashboard, dag_totals_get_mood (totals, snapshot));
  if (snapshot != NULL && totals != NULL && snapshot->is_told)
    text = dag_words_told_line (snapshot, totals->service_level);
  else
    text = new_sentence (dashboard, with_people, totals, mood);
  old = totals != NULL
        && (state == DAG_DASHBOARD_STALE || state == DAG_DASHBOARD_OFFLINE);
  age = dag_words_stale (dag_dashboard_get_age_s (dashboard));
  gtk_label_set_label (self->sentence, text);
  gtk_label_set_label (self->age, age);
  gtk_widget_set_visible (GTK_WIDGET (self->age), old);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (!is_other_mood (mood, self->mood))
    return;
  set_mood (self, mood);
  dag_compat_announce (GTK_WIDGET (self), text);
}

const char *
dag_calm_line_get_text (DagCalmLine *self)
{
  g_return_val_if_fail (DAG_IS_CALM_LINE (self), NULL);

  return gtk_label_get_label (self->sentence);
}
