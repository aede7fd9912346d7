/* dag-about.c - what this program is, and on what it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libsoup/soup.h>

/* glib-networking tells no version; the name of its backend says which library does TLS. */
static const char *
get_tls_backend (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();

  if (!g_tls_backend_supports_tls (backend))
    return _ ("none: secure connections do not work");
  return G_OBJECT_TYPE_NAME (backend);
}

static char *
dup_system_information (void)
{
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Dagstart %s (%s)\n", DAG_VERSION, DAG_PROFILE);
  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (text, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (text, "libsoup %u.%u.%u\n", soup_get_major_version (),
                          soup_get_minor_version (), soup_get_micro_version ());
  g_string_append_printf (text, "TLS (glib-networking): %s\n", get_tls_backend ());
  g_string_append_printf (text, "%s%s", os != NULL ? os : "",
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? ", Flatpak"
                                                                            : "");
  return g_string_free (text, FALSE);
}

/**
 * dag_about_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
GtkWindow *
dag_about_new (GtkWindow *parent)
{
  static const char *const authors[] = { "The Dagstart contributors", NULL };
  g_autofree char *system = dup_system_information ();

  return g_object_new (GTK_TYPE_ABOUT_DIALOG,
                       "transient-for", parent,
                       "modal", TRUE,
                       "destroy-with-parent", TRUE,
                       "program-name", "Dagstart",
                       "logo-icon-name", DAG_APP_ID,
                       "version", DAG_VERSION,
                       "comments", _ ("Overview and calm for customer-service teams"),
                       "copyright", _ ("© The Dagstart contributors"),
                       "license-type", GTK_LICENSE_GPL_3_0,
                       "authors", authors,
                       /* Translators: your name and, if you like, your address. */
                       "translator-credits", _ ("translator-credits"),
                       "system-information", system,
                       NULL);
}
