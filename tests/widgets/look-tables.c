/* look-tables.c - one page of an invented centre in a window, or as a picture: to look at
 * SPDX-License-Identifier: GPL-3.0-or-later
 * look-tables queues|team QUEUES AGENTS [--show ID] [--size 1100x760] [--picture FILE] [--rtl] */
#include "config.h"

#include "dag-centre.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-team-page.h"

#include <glib/gi18n.h>
#include <locale.h>

static char *show = NULL;
static char *size = NULL;
static char *picture = NULL;
static gboolean rtl = FALSE;

static const GOptionEntry options[] = {
  { "show", 0, 0, G_OPTION_ARG_STRING, &show, "Open this one", "ID" },
  { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Of the window", "WxH" },
  { "picture", 0, 0, G_OPTION_ARG_FILENAME, &picture, "Save a picture and end", "FILE" },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "From right to left", NULL },
  { NULL }
};

static void
save (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node, NULL);
  gdk_texture_save_to_png (texture, picture);
}

static gboolean
on_settled (gpointer user_data)
{
  save (user_data);
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

static void
fill (DagDashboard *dashboard,
      DagCentre    *centre)
{
  g_autoptr (GPtrArray) changes = NULL;
  guint last = centre->minute;

  for (centre->minute = last - 90; centre->minute <= last; centre->minute++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (centre);

      dag_dashboard_apply (dashboard, snapshot);
    }
  centre->minute = last;
  changes = dag_centre_changes (centre);
  dag_history_add_state_changes (dag_dashboard_get_history (dashboard), changes);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("PAGE QUEUES AGENTS");
  g_autoptr (GError) error = NULL;
  g_autoptr (DagDashboard) dashboard = NULL;
  DagCentre centre = { .minute = 200, .seed = 3 };
  GtkWidget *window = NULL;
  GtkWidget *box = NULL;
  GtkWidget *page = NULL;
  int width = 1100;
  int height = 760;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DAG_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 4)
    return 2;
  if (size != NULL && sscanf (size, "%dx%d", &width, &height) != 2)
    return 2;
  dag_register_resource ();
  adw_init ();
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    DAG_RESOURCE_PATH "/icons");
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (css, DAG_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (css), 600);
  centre.n_queues = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  centre.n_agents = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  dashboard = dag_dashboard_new ();
  fill (dashboard, &centre);
  page = GTK_WIDGET (g_str_equal (argv[1], "team") ? dag_team_page_new (dashboard)
                                                   : dag_queues_page_new (dashboard));
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), dag_page_get_title (DAG_PAGE (page)));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  if (show != NULL)
    dag_page_show (DAG_PAGE (page), show);
  if (picture != NULL)
    g_timeout_add (1200, on_settled, window);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
