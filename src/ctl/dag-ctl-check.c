/* dag-ctl-check.c - what the doctor looks at: one verdict each
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here asks a person anything, and nothing waits longer than a few seconds. The
 * details are for those who look after computers: English, like the log. */
#include "config.h"

#include "dag-ctl-check.h"

#include "dag-time.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <unistd.h>

#define BUS_TIMEOUT_MS 3000
#define SECRETS_NAME "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define EARLIEST_YEAR 2026 /* a clock before this release is wrong */

void
dag_ctl_check_free (DagCtlCheck *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_free (self);
}

/**
 * dag_ctl_check_add:
 * @checks: (element-type DagCtlCheck): where to add it
 * @name: what was looked at
 * @verdict: how it is
 * @format: the finding, as for printf()
 */
void
dag_ctl_check_add (GPtrArray     *checks,
                   const char    *name,
                   DagCtlVerdict  verdict,
                   const char    *format,
                   ...)
{
  DagCtlCheck *check = g_new0 (DagCtlCheck, 1);
  va_list arguments;

  check->name = g_strdup (name);
  check->verdict = verdict;
  va_start (arguments, format);
  check->detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (checks, check);
}

void
dag_ctl_check_versions (GPtrArray *checks)
{
  dag_ctl_check_add (checks, "dagstart", DAG_CTL_FINE, "%s (%s), %s", DAG_VERSION, DAG_PROFILE,
                     DAG_APP_ID);
  dag_ctl_check_add (checks, "glib", DAG_CTL_FINE, "%u.%u.%u", glib_major_version,
                     glib_minor_version, glib_micro_version);
  dag_ctl_check_add (checks, "libsoup", DAG_CTL_FINE, "%u.%u.%u", soup_get_major_version (),
                     soup_get_minor_version (), soup_get_micro_version ());
  dag_ctl_check_add (checks, "json-glib", DAG_CTL_FINE, "%s (built with)", JSON_VERSION_S);
}

/* The nearest folder of @path that is there already. */
static char *
find_existing (const char *path)
{
  g_autofree char *at = g_strdup (path);

  while (!g_file_test (at, G_FILE_TEST_EXISTS))
    {
      char *up = g_path_get_dirname (at);

      g_free (at);
      at = up;
    }
  return g_steal_pointer (&at);
}

static void
check_folder (GPtrArray  *checks,
              const char *name,
              const char *base,
              gboolean    secret)
{
  g_autofree char *path = g_build_filename (base, "dagstart", NULL);
  g_autofree char *there = find_existing (path);
  gboolean made = g_str_equal (there, path);
  GStatBuf about;

  if (access (there, W_OK | X_OK) != 0)
    dag_ctl_check_add (checks, name, DAG_CTL_FAULT, "%s cannot be written", there);
  else if (secret && made && g_stat (path, &about) == 0 && (about.st_mode & 0077) != 0)
    dag_ctl_check_add (checks, name, DAG_CTL_NOTE, "%s can be read by others", path);
  else
    dag_ctl_check_add (checks, name, DAG_CTL_FINE, "%s%s", path, made ? "" : " (not made yet)");
}

static void
check_schema (GPtrArray *checks)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DAG_APP_ID, TRUE);
  dag_ctl_check_add (checks, "settings", schema != NULL ? DAG_CTL_FINE : DAG_CTL_NOTE,
                     schema != NULL ? "schema %s is installed"
                                    : "schema %s is not installed: only dagstartctl will work",
                     DAG_APP_ID);
  g_clear_pointer (&schema, g_settings_schema_unref);
}

void
dag_ctl_check_paths (GPtrArray *checks)
{
  check_folder (checks, "data folder", g_get_user_data_dir (), TRUE);
  check_folder (checks, "state folder", g_get_user_state_dir (), TRUE);
  check_folder (checks, "cache folder", g_get_user_cache_dir (), FALSE);
  check_folder (checks, "settings folder", g_get_user_config_dir (), FALSE);
  check_schema (checks);
}

static GVariant *
call_secrets (GDBusConnection     *bus,
              const char          *path,
              const char          *interface,
              const char          *method,
              GVariant            *parameters,
              const char          *reply,
              GError             **error)
{
  return g_dbus_connection_call_sync (bus, SECRETS_NAME, path, interface, method, parameters,
                                      G_VARIANT_TYPE (reply), G_DBUS_CALL_FLAGS_NONE,
                                      BUS_TIMEOUT_MS, NULL, error);
}

static void
check_collection (GPtrArray       *checks,
                  GDBusConnection *bus,
                  const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) locked = NULL;

  if (g_str_equal (path, "/"))
    {
      dag_ctl_check_add (checks, "keyring", DAG_CTL_NOTE,
                         "answers, but has no default collection yet: the first password "
                         "that is kept will make one");
      return;
    }
  reply = call_secrets (bus, path, "org.freedesktop.DBus.Properties", "Get",
                        g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Locked"),
                        "(v)", &error);
  if (reply == NULL)
    {
      dag_ctl_check_add (checks, "keyring", DAG_CTL_NOTE, "%s", error->message);
      return;
    }
  g_variant_get (reply, "(v)", &locked);
  if (g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (locked))
    dag_ctl_check_add (checks, "keyring", DAG_CTL_NOTE, "answers; locked: it will ask");
  else
    dag_ctl_check_add (checks, "keyring", DAG_CTL_FINE, "answers; open");
}

void
dag_ctl_check_keyring (GPtrArray *checks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  const char *path = NULL;

  if (bus != NULL)
    reply = call_secrets (bus, SECRETS_PATH, "org.freedesktop.Secret.Service", "ReadAlias",
                          g_variant_new ("(s)", "default"), "(o)", &error);
  if (reply == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      dag_ctl_check_add (checks, "keyring", DAG_CTL_NOTE,
                         "cannot be reached, so a password is asked for in each session: %s",
                         error->message);
      return;
    }
  g_variant_get (reply, "(&o)", &path);
  check_collection (checks, bus, path);
}

void
dag_ctl_check_network (GPtrArray *checks)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  gboolean available = g_network_monitor_get_network_available (monitor);
  gboolean tls = g_tls_backend_supports_tls (g_tls_backend_get_default ());

  dag_ctl_check_add (checks, "network", available ? DAG_CTL_FINE : DAG_CTL_NOTE, "%s (%s)",
                     available ? "available" : "this computer is not online",
                     G_OBJECT_TYPE_NAME (monitor));
  dag_ctl_check_add (checks, "tls", tls ? DAG_CTL_FINE : DAG_CTL_FAULT, "%s",
                     tls ? G_OBJECT_TYPE_NAME (g_tls_backend_get_default ())
                         : "glib-networking is missing: https cannot work");
}

void
dag_ctl_check_time (GPtrArray *checks)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GTimeZone) amsterdam = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autofree char *text = dag_time_format_rfc3339 (g_get_real_time (), zone);
  gboolean sane = g_date_time_get_year (now) >= EARLIEST_YEAR;

  dag_ctl_check_add (checks, "clock", sane ? DAG_CTL_FINE : DAG_CTL_FAULT, "%s%s", text,
                     sane ? "" : ": earlier than this release");
  dag_ctl_check_add (checks, "time zone", amsterdam != NULL ? DAG_CTL_FINE : DAG_CTL_FAULT,
                     amsterdam != NULL ? "%s" : "%s; the table of zones (tzdata) is missing",
                     g_time_zone_get_identifier (zone));
}

static gboolean
has_render_node (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/dev/dri", name, NULL);

      if (g_str_has_prefix (name, "renderD") && access (path, R_OK) == 0)
        return TRUE;
    }
  return FALSE;
}

void
dag_ctl_check_display (GPtrArray *checks)
{
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");
  const char *x11 = g_getenv ("DISPLAY");

  if (wayland != NULL && *wayland != '\0')
    dag_ctl_check_add (checks, "display", DAG_CTL_FINE, "Wayland, %s", wayland);
  else if (x11 != NULL && *x11 != '\0')
    dag_ctl_check_add (checks, "display", DAG_CTL_FINE, "X11, %s", x11);
  else
    dag_ctl_check_add (checks, "display", DAG_CTL_NOTE, "none: only dagstartctl will work");
  if (has_render_node ())
    dag_ctl_check_add (checks, "drawing", DAG_CTL_FINE, "by the graphics hardware");
  else
    dag_ctl_check_add (checks, "drawing", DAG_CTL_NOTE,
                       "no readable /dev/dri/renderD*: drawn by the processor (cairo)");
}
