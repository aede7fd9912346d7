/* dag-shell-header.c - the header over the pages: title, age of the figures, refresh, pause
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shell-header.h"

#include "dag-words-source.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

/* A text that is shorter by more characters than this takes less room. */
#define AGE_SLACK 6

struct _DagShellHeader
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *drawer_button;
  GtkWidget *back_button;
  GtkInscription *age; /* no label: it would have the window measured every second */
  GtkWidget *refresh_button;
  GtkWidget *pause_button;
  GtkMenuButton *menu_button;

  GSignalGroup *page_signals;
  GSignalGroup *dashboard_signals;
  DagShellMode mode;
};

G_DEFINE_FINAL_TYPE (DagShellHeader, dag_shell_header, ADW_TYPE_BIN)

static double
get_seconds_to_next_poll (DagDashboard *dashboard)
{
  int64_t next_us = 0;

  g_object_get (dashboard, "next-poll", &next_us, NULL);
  return next_us == 0 ? -1.0 : (double) (next_us - g_get_monotonic_time ()) / 1e6;
}

/* How old the figures are and, where the last attempt failed, when the next one comes.
 * @is_short: beside a way back in a narrow window there is room for no more than an age */
static char *
format_age (DagDashboard *dashboard,
            gboolean      is_short)
{
  double age_s = dag_dashboard_get_age_s (dashboard);
  double next_s = get_seconds_to_next_poll (dashboard);
  g_autofree char *age = NULL;
  g_autofree char *next = NULL;

  if (dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_EMPTY)
    return g_strdup ("");
  if (dag_dashboard_get_paused (dashboard))
    return dag_words_paused (age_s);
  age = is_short && dag_seconds_is_known (age_s) ? dag_words_age (age_s)
                                                 : dag_words_updated (age_s);
  if (dag_dashboard_get_last_error (dashboard) == NULL || next_s < 0.0)
    return g_steal_pointer (&age);
  next = dag_words_next_try (next_s);
  return g_strdup_printf ("%s · %s", age, next);
}

/* Room for the text where there is any, to a few digits more or less. */
static void
make_room (GtkInscription *age,
           const char     *text)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (age));
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int unit = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                  pango_font_metrics_get_approximate_digit_width (metrics));
  guint room = gtk_inscription_get_nat_chars (age);
  guint need;
  int width;

  pango_font_metrics_unref (metrics);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  need = (guint) ((width + unit - 1) / MAX (unit, 1));
  if (need > room || need + AGE_SLACK < room)
    gtk_inscription_set_nat_chars (age, need);
}

static void
set_age (DagShellHeader *self,
         const char     *text)
{
  if (g_strcmp0 (gtk_inscription_get_text (self->age), text) == 0)
    return;
  gtk_inscription_set_text (self->age, text);
  make_room (self->age, text);
}

static void
dag_shell_header_update_age (DagShellHeader *self)
{
  g_autoptr (DagDashboard) dashboard = g_signal_group_dup_target (
      self->dashboard_signals);
  g_autofree char *text = NULL;
  gboolean narrow = self->mode != DAG_SHELL_WIDE;
  gboolean refreshing = FALSE;
  gboolean worrying;
  const char *calm_classes[] = { "caption", "numeric", "dag-dim", NULL };
  const char *worrying_classes[] = { "caption", "numeric", "warning", NULL };

  if (dashboard == NULL)
    return;
  text = format_age (dashboard, narrow && gtk_widget_get_visible (self->back_button));
  set_age (self, text);
  gtk_widget_set_visible (GTK_WIDGET (self->age), !narrow && *text != '\0');
  adw_window_title_set_subtitle (self->title, narrow ? text : "");
  g_object_get (dashboard, "refreshing", &refreshing, NULL);
  gtk_widget_set_sensitive (self->refresh_button,
                            dag_dashboard_get_state (dashboard) != DAG_DASHBOARD_EMPTY);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->age), GTK_ACCESSIBLE_STATE_BUSY,
                               refreshing, -1);
  worrying = dag_dashboard_get_last_error (dashboard) != NULL
             || dag_dashboard_get_state (dashboard) == DAG_DASHBOARD_STALE;
  if (worrying != gtk_widget_has_css_class (GTK_WIDGET (self->age), "warning"))
    gtk_widget_set_css_classes (GTK_WIDGET (self->age), /* lays the window out anew */
                                worrying ? worrying_classes : calm_classes);
}

/* A page's title is a message of the table of pages; a detail's title is a name. */
static void
dag_shell_header_update_title (DagShellHeader *self)
{
  g_autoptr (DagPage) page = g_signal_group_dup_target (self->page_signals);
  const char *detail = page != NULL ? dag_page_get_detail_title (page) : NULL;
  const char *title = page != NULL ? dag_page_get_title (page) : NULL;

  adw_window_title_set_title (self->title, detail != NULL  ? detail
                                           : title != NULL ? title
                                                           : "");
  gtk_widget_set_visible (self->back_button, detail != NULL);
  dag_shell_header_update_age (self); /* the way back takes of its room */
}

static void
dag_shell_header_update_pause (DagShellHeader *self)
{
  g_autoptr (DagDashboard) dashboard = g_signal_group_dup_target (
      self->dashboard_signals);
  gboolean paused = dashboard != NULL && dag_dashboard_get_paused (dashboard);
  const char *label = paused ? _ ("Go on") : _ ("Hold the picture still");

  gtk_button_set_icon_name (GTK_BUTTON (self->pause_button),
                            paused ? "media-playback-start-symbolic"
                                   : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (self->pause_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  dag_shell_header_update_age (self);
}

static void
dag_shell_header_dispose (GObject *object)
{
  DagShellHeader *self = DAG_SHELL_HEADER (object);

  g_clear_object (&self->page_signals);
  g_clear_object (&self->dashboard_signals);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_SHELL_HEADER);
  G_OBJECT_CLASS (dag_shell_header_parent_class)->dispose (object);
}

static void
dag_shell_header_class_init (DagShellHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_shell_header_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-shell-header.ui");
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, title);
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, drawer_button);
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, age);
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, pause_button);
  gtk_widget_class_bind_template_child (widget_class, DagShellHeader, menu_button);
}

static void
dag_shell_header_init (DagShellHeader *self)
{
  const char *ages[] = { "notify::state", "notify::updated-at", "notify::next-poll",
                         "notify::refreshing", "notify::last-error", "tick" };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->page_signals = g_signal_group_new (DAG_TYPE_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::detail-title",
                                  G_CALLBACK (dag_shell_header_update_title), self);
  self->dashboard_signals = g_signal_group_new (DAG_TYPE_DASHBOARD);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    g_signal_group_connect_swapped (self->dashboard_signals, ages[i],
                                    G_CALLBACK (dag_shell_header_update_age), self);
  g_signal_group_connect_swapped (self->dashboard_signals, "notify::paused",
                                  G_CALLBACK (dag_shell_header_update_pause), self);
}

/**
 * dag_shell_header_set_dashboard:
 * @self: a header
 * @dashboard: whose age it tells
 */
void
dag_shell_header_set_dashboard (DagShellHeader *self,
                                DagDashboard   *dashboard)
{
  g_return_if_fail (DAG_IS_SHELL_HEADER (self));

  g_signal_group_set_target (self->dashboard_signals, dashboard);
  dag_shell_header_update_pause (self);
}

/**
 * dag_shell_header_set_page:
 * @self: a header
 * @page: (nullable): the page below it
 */
void
dag_shell_header_set_page (DagShellHeader *self,
                           DagPage        *page)
{
  g_return_if_fail (DAG_IS_SHELL_HEADER (self));

  g_signal_group_set_target (self->page_signals, page);
  dag_shell_header_update_title (self);
}

/**
 * dag_shell_header_set_mode:
 * @self: a header
 * @mode: of the sidebar beside it: where it is a drawer, its button stands here
 */
void
dag_shell_header_set_mode (DagShellHeader *self,
                           DagShellMode    mode)
{
  g_return_if_fail (DAG_IS_SHELL_HEADER (self));

  self->mode = mode;
  gtk_widget_set_visible (self->drawer_button, mode == DAG_SHELL_DRAWER);
  dag_shell_header_update_age (self);
}

void
dag_shell_header_popup_menu (DagShellHeader *self)
{
  g_return_if_fail (DAG_IS_SHELL_HEADER (self));

  gtk_menu_button_popup (self->menu_button);
}
