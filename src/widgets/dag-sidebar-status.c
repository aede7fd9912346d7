/* dag-sidebar-status.c - how the source is: live, stale, offline; and whether it is simulated
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sidebar-status.h"

#include "dag-words-source.h"

#include <glib/gi18n.h>

struct _DagSidebarStatus
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkWidget *words;
  GtkLabel *word;
  GtkLabel *age;
  GtkWidget *simulated;
  GSignalGroup *signals;
  char *spoken; /* (nullable): what is told now */
};

G_DEFINE_FINAL_TYPE (DagSidebarStatus, dag_sidebar_status, ADW_TYPE_BIN)

typedef struct
{
  const char *word;
  const char *icon_name;
  const char *css_class; /* (nullable) */
} StateLook;

static StateLook
get_look (DagDashboard *dashboard)
{
  if (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_LIVE
      && dag_dashboard_get_paused (dashboard))
    return (StateLook) { _ ("Paused"), "media-playback-pause-symbolic", NULL };
  switch (dag_dashboard_get_state (dashboard))
    {
    case DAG_DASHBOARD_EMPTY:
      return (StateLook) { _ ("Not connected"), "network-offline-symbolic", NULL };
    case DAG_DASHBOARD_CONNECTING:
      return (StateLook) { _ ("Connecting…"), "network-idle-symbolic", NULL };
    case DAG_DASHBOARD_LIVE:
      return (StateLook) { _ ("Live"), "dag-dot-symbolic", "success" };
    case DAG_DASHBOARD_STALE:
      return (StateLook) { _ ("Behind"), "dag-dot-half-symbolic", "warning" };
    case DAG_DASHBOARD_OFFLINE:
      return (StateLook) { _ ("Offline"), "network-offline-symbolic", "error" };
    }
  g_return_val_if_reached (((StateLook) { "", "", NULL }));
}

static void
set_look (DagSidebarStatus *self,
          const StateLook  *look)
{
  const char *classes[] = { look->css_class, NULL };

  gtk_image_set_from_icon_name (self->icon, look->icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_label_set_label (self->word, look->word);
}

/* Only what is other than before: a label or an icon that is set, even to the same, has the
 * whole window measured again, and this is looked at every second. */
static void
tell (DagSidebarStatus *self,
      const StateLook  *look,
      const char       *age)
{
  g_autofree char *spoken
      = *age != '\0' ? g_strdup_printf ("%s, %s", look->word, age) : g_strdup (look->word);

  if (g_strcmp0 (spoken, self->spoken) == 0)
    return;
  set_look (self, look);
  gtk_label_set_label (self->age, age);
  gtk_widget_set_visible (GTK_WIDGET (self->age), *age != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_clear_pointer (&self->spoken, g_free);
  self->spoken = g_steal_pointer (&spoken);
}

/* The age is told only where it matters: fresh figures need none. */
static void
dag_sidebar_status_update (DagSidebarStatus *self)
{
  g_autoptr (DagDashboard) dashboard = g_signal_group_dup_target (self->signals);
  g_autofree char *age = NULL;
  DagDashboardState state;
  StateLook look;

  if (dashboard == NULL)
    return;
  state = dag_dashboard_get_state (dashboard);
  look = get_look (dashboard);
  if (state == DAG_DASHBOARD_STALE || state == DAG_DASHBOARD_OFFLINE)
    age = dag_words_stale (dag_dashboard_get_age_s (dashboard));
  tell (self, &look, age != NULL ? age : "");
  gtk_widget_set_visible (self->simulated, dag_dashboard_is_simulated (dashboard));
}

static void
dag_sidebar_status_dispose (GObject *object)
{
  DagSidebarStatus *self = DAG_SIDEBAR_STATUS (object);

  g_clear_object (&self->signals);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_SIDEBAR_STATUS);
  G_OBJECT_CLASS (dag_sidebar_status_parent_class)->dispose (object);
}

static void
dag_sidebar_status_finalize (GObject *object)
{
  g_clear_pointer (&DAG_SIDEBAR_STATUS (object)->spoken, g_free);
  G_OBJECT_CLASS (dag_sidebar_status_parent_class)->finalize (object);
}

static void
dag_sidebar_status_class_init (DagSidebarStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_sidebar_status_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_sidebar_status_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-sidebar-status.ui");
  gtk_widget_class_bind_template_child (widget_class, DagSidebarStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, DagSidebarStatus, words);
  gtk_widget_class_bind_template_child (widget_class, DagSidebarStatus, word);
  gtk_widget_class_bind_template_child (widget_class, DagSidebarStatus, age);
  gtk_widget_class_bind_template_child (widget_class, DagSidebarStatus, simulated);
}

static void
dag_sidebar_status_init (DagSidebarStatus *self)
{
  const char *signals[] = { "notify::state", "notify::paused", "notify::simulated",
                            "notify::updated-at", "tick" };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DAG_TYPE_DASHBOARD);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (self->signals, signals[i],
                                    G_CALLBACK (dag_sidebar_status_update), self);
}

/**
 * dag_sidebar_status_set_dashboard:
 * @self: a status
 * @dashboard: whose state it tells
 */
void
dag_sidebar_status_set_dashboard (DagSidebarStatus *self,
                                  DagDashboard     *dashboard)
{
  g_return_if_fail (DAG_IS_SIDEBAR_STATUS (self));

  g_signal_group_set_target (self->signals, dashboard);
  dag_sidebar_status_update (self);
}

/**
 * dag_sidebar_status_set_compact:
 * @self: a status
 * @compact: whether there is room for the icon alone (the words become its tooltip)
 */
void
dag_sidebar_status_set_compact (DagSidebarStatus *self,
                                gboolean          compact)
{
  g_return_if_fail (DAG_IS_SIDEBAR_STATUS (self));

  gtk_widget_set_visible (self->words, !compact);
}
