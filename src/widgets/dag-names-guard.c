/* dag-names-guard.c - hides names when nobody is at the screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-names-guard.h"

#include "dag-settings.h"

#define MINUTE_US (60 * G_USEC_PER_SEC)
#define KEY_GUARD "dag-names-guard"

/* Who tells of a locked screen: GNOME and its kin, KDE and the rest. */
static const char *const savers[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver" };

struct _DagNamesGuard
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* (unowned): it owns us */
  GSettings *settings;
  GDBusConnection *bus; /* (nullable) */
  guint saver_ids[G_N_ELEMENTS (savers)];
  int64_t touched_us;
  guint due_id;
};

G_DEFINE_FINAL_TYPE (DagNamesGuard, dag_names_guard, G_TYPE_OBJECT)

static void schedule (DagNamesGuard *self);

static int64_t
get_patience_us (DagNamesGuard *self)
{
  return (int64_t) g_settings_get_uint (self->settings, DAG_KEY_HIDE_NAMES) * MINUTE_US;
}

static void
hide (DagNamesGuard *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->window), "hide-names",
                                      g_variant_new_boolean (TRUE));
}

/**
 * dag_names_guard_check:
 * @self: a guard
 * @now_us: the monotonic clock
 *
 * Hides the names where nothing was touched for long enough. It happens by itself; a test
 * that sets the clock calls it.
 */
void
dag_names_guard_check (DagNamesGuard *self,
                       int64_t        now_us)
{
  int64_t patience_us;

  g_return_if_fail (DAG_IS_NAMES_GUARD (self));

  patience_us = get_patience_us (self);
  if (patience_us > 0 && now_us - self->touched_us >= patience_us)
    hide (self);
}

static gboolean
on_due (gpointer user_data)
{
  DagNamesGuard *self = user_data;

  self->due_id = 0;
  dag_names_guard_check (self, g_get_monotonic_time ());
  schedule (self);
  return G_SOURCE_REMOVE;
}

/* One wake-up at the end of the patience, and not one for each touch. */
static void
schedule (DagNamesGuard *self)
{
  int64_t patience_us = get_patience_us (self);
  int64_t left_us = patience_us - (g_get_monotonic_time () - self->touched_us);

  g_clear_handle_id (&self->due_id, g_source_remove);
  if (patience_us > 0)
    self->due_id = g_timeout_add_seconds (
        (guint) (MAX (left_us, left_us > 0 ? 0 : patience_us) / G_USEC_PER_SEC + 1), on_due, self);
}

static gboolean
on_event (GtkEventController *legacy,
          GdkEvent           *event,
          DagNamesGuard      *self)
{
  self->touched_us = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

/* The desktop tells the session bus when it locks the screen, and when it opens it again. */
static void
on_active_changed (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  gboolean is_locked = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &is_locked);
  if (is_locked)
    hide (user_data);
}

static void
follow_screen (DagNamesGuard   *self,
               GDBusConnection *bus)
{
  self->bus = g_object_ref (bus);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    self->saver_ids[i] = g_dbus_connection_signal_subscribe (
        bus, NULL, savers[i], "ActiveChanged", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
        on_active_changed, self, NULL);
}

static void
dag_names_guard_dispose (GObject *object)
{
  DagNamesGuard *self = DAG_NAMES_GUARD (object);

  g_clear_handle_id (&self->due_id, g_source_remove);
  for (guint i = 0; self->bus != NULL && i < G_N_ELEMENTS (savers); i++)
    g_dbus_connection_signal_unsubscribe (self->bus, self->saver_ids[i]);
  g_clear_object (&self->bus);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dag_names_guard_parent_class)->dispose (object);
}

static void
dag_names_guard_class_init (DagNamesGuardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_names_guard_dispose;
}

static void
dag_names_guard_init (DagNamesGuard *self)
{
  self->touched_us = g_get_monotonic_time ();
}

/**
 * dag_names_guard_add:
 * @window: a window with the action "hide-names"
 * @settings: the program's settings
 *
 * From now on names hide in @window by themselves. The guard lives as long as it.
 *
 * Returns: (transfer none): the guard
 */
DagNamesGuard *
dag_names_guard_add (GtkApplicationWindow *window,
                     GSettings            *settings)
{
  DagNamesGuard *self = g_object_new (DAG_TYPE_NAMES_GUARD, NULL);
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  self->window = window;
  self->settings = g_object_ref (settings);
  g_object_set_data_full (G_OBJECT (window), KEY_GUARD, self, g_object_unref);
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect_object (legacy, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), legacy);
  g_signal_connect_object (settings, "changed::" DAG_KEY_HIDE_NAMES, G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);
  if (application != NULL
      && g_application_get_dbus_connection (G_APPLICATION (application)) != NULL)
    follow_screen (self, g_application_get_dbus_connection (G_APPLICATION (application)));
  schedule (self);
  return self;
}
