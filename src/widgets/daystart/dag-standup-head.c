/* dag-standup-head.c - the head of the page: the day, the team, who is here, the clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-head.h"

#include "dag-css-class.h"
#include "dag-team-names.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

struct _DagStandupHead
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkDropDown *team_drop_down;
  GtkLabel *here;
  GtkButton *start_button;
  GtkLabel *timer;

  DagStandupDesk *desk; /* (nullable) */
  GPtrArray *teams;     /* (nullable): names, as the source has them */
  gboolean filling;
};

static guint team_selected_signal;

G_DEFINE_FINAL_TYPE (DagStandupHead, dag_standup_head, ADW_TYPE_BIN)

static DagStandup *
get_standup (DagStandupHead *self)
{
  return dag_standup_desk_get_standup (self->desk);
}

static void
show_start (DagStandupHead *self)
{
  DagStandup *standup = get_standup (self);
  gboolean running = dag_standup_is_running (standup);
  gboolean ended = dag_standup_has_ended (standup);

  gtk_button_set_label (self->start_button, running ? _ ("End")
                                            : ended ? _ ("Go On")
                                                    : _ ("Start"));
  dag_css_class_set (GTK_WIDGET (self->start_button), "suggested-action",
                     !running && !ended);
  gtk_widget_set_visible (GTK_WIDGET (self->start_button),
                          g_str_equal (dag_standup_desk_get_day (self->desk),
                                       dag_standup_desk_get_today (self->desk)));
  dag_standup_head_show_time (self);
}

static void
show_here (DagStandupHead *self)
{
  guint n_here = dag_standup_count_here (get_standup (self));
  guint n_people = MAX (n_here, dag_standup_desk_get_people (self->desk)->len);
  g_autofree char *text = dag_words_attendance (n_here, n_people);

  gtk_label_set_text (self->here, text);
}

static void
on_team_selected (DagStandupHead *self)
{
  if (!self->filling)
    g_signal_emit (self, team_selected_signal, 0);
}

static void
dag_standup_head_dispose (GObject *object)
{
  DagStandupHead *self = DAG_STANDUP_HEAD (object);

  if (self->desk != NULL)
    dag_standup_head_set_desk (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DAG_TYPE_STANDUP_HEAD);
  G_OBJECT_CLASS (dag_standup_head_parent_class)->dispose (object);
}

static void
dag_standup_head_finalize (GObject *object)
{
  g_clear_pointer (&DAG_STANDUP_HEAD (object)->teams, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_standup_head_parent_class)->finalize (object);
}

static void
dag_standup_head_class_init (DagStandupHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_standup_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_standup_head_finalize;
  team_selected_signal
      = g_signal_new ("team-selected", DAG_TYPE_STANDUP_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-standup-head.ui");
  gtk_widget_class_bind_template_child (widget_class, DagStandupHead, title);
  gtk_widget_class_bind_template_child (widget_class, DagStandupHead, team_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DagStandupHead, here);
  gtk_widget_class_bind_template_child (widget_class, DagStandupHead, start_button);
  gtk_widget_class_bind_template_child (widget_class, DagStandupHead, timer);
  gtk_widget_class_bind_template_callback (widget_class, on_team_selected);
}

static void
dag_standup_head_init (DagStandupHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_standup_head_set_desk:
 * @self: the head
 * @desk: (nullable): the desk whose stand-up it shows
 */
void
dag_standup_head_set_desk (DagStandupHead *self,
                           DagStandupDesk *desk)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DAG_IS_STANDUP_HEAD (self));

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (get_standup (self), self);
    }
  g_set_object (&self->desk, desk);
  if (desk == NULL)
    return;
  title = dag_words_day_long (dag_standup_desk_get_day (desk));
  gtk_label_set_text (self->title, title);
  g_signal_connect_object (desk, "people-changed", G_CALLBACK (show_here), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_standup (self), "attended", G_CALLBACK (show_here), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_standup (self), "changed", G_CALLBACK (show_start), self,
                           G_CONNECT_SWAPPED);
  show_here (self);
  show_start (self);
}

/**
 * dag_standup_head_update_teams:
 * @self: the head
 * @dashboard: what is watched
 *
 * Lists its teams; the one that was chosen stays chosen where it is still there.
 */
void
dag_standup_head_update_teams (DagStandupHead *self,
                               DagDashboard   *dashboard)
{
  g_autoptr (GPtrArray) teams
      = dag_team_names_list (dag_dashboard_get_snapshot (dashboard));
  g_autoptr (GtkStringList) names = NULL;
  guint selected;

  if (dag_team_names_equal (self->teams, teams))
    return;
  names = dag_team_names_show (teams, NULL, dag_standup_head_get_team (self), &selected);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  self->teams = g_steal_pointer (&teams);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->team_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->team_drop_down, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->team_drop_down), self->teams->len > 0);
}

/**
 * dag_standup_head_get_team:
 * @self: the head
 *
 * Returns: (transfer none) (nullable): the name of the team that was chosen; %NULL: there
 *   are no teams, it is the whole centre
 */
const char *
dag_standup_head_get_team (DagStandupHead *self)
{
  guint at;

  g_return_val_if_fail (DAG_IS_STANDUP_HEAD (self), NULL);

  at = gtk_drop_down_get_selected (self->team_drop_down);
  return self->teams != NULL && at < self->teams->len ? self->teams->pdata[at] : NULL;
}

void
dag_standup_head_choose_team (DagStandupHead *self,
                              const char     *team)
{
  g_return_if_fail (DAG_IS_STANDUP_HEAD (self));

  self->filling = TRUE;
  for (guint i = 0; self->teams != NULL && i < self->teams->len; i++)
    if (g_strcmp0 (self->teams->pdata[i], team) == 0)
      gtk_drop_down_set_selected (self->team_drop_down, i);
  self->filling = FALSE;
}

/**
 * dag_standup_head_show_time:
 * @self: the head
 *
 * Shows how long it takes: about once a second.
 */
void
dag_standup_head_show_time (DagStandupHead *self)
{
  int64_t total_s;
  int64_t planned_s;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DAG_IS_STANDUP_HEAD (self));

  if (self->desk == NULL)
    return;
  total_s = dag_standup_get_total_s (get_standup (self), g_get_real_time ());
  planned_s = dag_standup_get_planned_s (get_standup (self));
  text = dag_words_timer (total_s, planned_s);
  spoken = dag_words_timer_spoken (total_s, planned_s);
  gtk_label_set_text (self->timer, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->timer),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->timer), total_s > 0 || planned_s > 0);
}

void
dag_standup_head_grab_start (DagStandupHead *self)
{
  g_return_if_fail (DAG_IS_STANDUP_HEAD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->start_button));
}
