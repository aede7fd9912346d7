/* dag-test-keyring.h - a real keyring on the private bus, and files that must not hold a secret
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-credentials.h"
#include "dag-test.h"

G_BEGIN_DECLS

static inline void
dag_test_on_name_appeared (GDBusConnection *connection,
                           const char      *name,
                           const char      *owner,
                           gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

static inline void
dag_test_keyring_await (void)
{
  gboolean is_there = FALSE;
  guint id = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                               G_BUS_NAME_WATCHER_FLAGS_NONE, dag_test_on_name_appeared,
                               NULL,
                               &is_there, NULL);

  dag_test_await (is_there, 15000);
  g_bus_unwatch_name (id);
}

/* An unlocked keyring with an empty password on the private bus. */
static inline GSubprocess *
dag_test_keyring_start (void)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *keyring;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                        | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  /* It warns by itself where an item is replaced; that must not end it. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  keyring = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--unlock",
                                         "--foreground", "--components=secrets", NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (keyring), "\n", 1, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (keyring), NULL, NULL);
  dag_test_keyring_await ();
  return keyring;
}

/* Who would ask the person for the password of the keyring: here nobody answers. Hand it to
 * g_bus_unown_name(). */
static inline guint
dag_test_keyring_refuse (GDBusConnection *bus)
{
  return g_bus_own_name_on_connection (bus, "org.gnome.keyring.SystemPrompter",
                                       G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

static inline GVariant *
dag_test_keyring_call (GDBusConnection *bus,
                       const char      *method,
                       GVariant        *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.secrets", "/org/freedesktop/secrets",
      "org.freedesktop.Secret.Service", method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
      NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static inline void
dag_test_keyring_lock (GDBusConnection *bus)
{
  g_autoptr (GVariant) alias
      = dag_test_keyring_call (bus, "ReadAlias", g_variant_new ("(s)", "default"));
  g_autoptr (GVariant) reply = NULL;
  g_autofree const char **locked = NULL;
  const char *paths[] = { NULL, NULL };

  g_variant_get (alias, "(&o)", &paths[0]);
  reply = dag_test_keyring_call (bus, "Lock", g_variant_new ("(^ao)", paths));
  g_variant_get (reply, "(^a&o&o)", &locked, NULL);
  g_assert_cmpstr (locked[0], ==, paths[0]);
}

static inline void
dag_test_on_done (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline char *
dag_test_keyring_look_up (const char *connection_id)
{
  g_autoptr (DagCredentials) credentials = dag_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *secret;

  dag_credentials_lookup_async (credentials, connection_id, NULL, dag_test_on_done, &result);
  dag_test_await (result != NULL, 10000);
  secret = dag_credentials_lookup_finish (credentials, result, &error);
  g_assert_no_error (error);
  return secret;
}

static inline gboolean
dag_test_holds (const char *contents,
                gsize       length,
                const char *text)
{
  gsize n = strlen (text);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (contents + i, text, n) == 0)
      return TRUE;
  return FALSE;
}

/* Whether any file below @path holds @text. */
static inline gboolean
dag_test_is_in_files (const char *path,
                      const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *contents = NULL;
      gsize length = 0;

      return g_file_test (path, G_FILE_TEST_IS_REGULAR)
             && g_file_get_contents (path, &contents, &length, NULL)
             && dag_test_holds (contents, length, text);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && dag_test_is_in_files (child, text))
        return TRUE;
    }
  return FALSE;
}

static inline void
dag_test_assert_not_in_files (const char *text)
{
  g_assert_false (dag_test_is_in_files (g_get_home_dir (), text));
  g_assert_false (dag_test_is_in_files (g_get_user_config_dir (), text));
  g_assert_false (dag_test_is_in_files (g_get_user_data_dir (), text));
  g_assert_false (dag_test_is_in_files (g_get_user_cache_dir (), text));
  g_assert_false (dag_test_is_in_files (g_get_user_state_dir (), text));
}

G_END_DECLS
