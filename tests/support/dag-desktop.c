/* dag-desktop.c - a desktop that takes notifications, in either of the two ways there are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-desktop.h"

#include "dag-test.h"

#include <string.h>

#define GTK_NAME "org.gtk.Notifications"
#define FREE_NAME "org.freedesktop.Notifications"

static const char interfaces[]
    = "<node>"
      "<interface name='" GTK_NAME "'>"
      "<method name='AddNotification'><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
      "<method name='RemoveNotification'><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/></method>"
      "</interface>"
      "<interface name='" FREE_NAME "'>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
      "<arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
      "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
      "</interface>"
      "</node>";

static void
button_free (gpointer memory)
{
  DagDesktopButton *button = memory;

  g_clear_pointer (&button->label, g_free);
  g_clear_pointer (&button->action, g_free);
  g_clear_pointer (&button->name, g_free);
  g_clear_pointer (&button->target, g_variant_unref);
  g_free (button);
}

static void
note_free (gpointer memory)
{
  DagDesktopNote *note = memory;

  g_clear_pointer (&note->id, g_free);
  g_clear_pointer (&note->title, g_free);
  g_clear_pointer (&note->body, g_free);
  g_clear_pointer (&note->priority, g_free);
  g_clear_pointer (&note->buttons, g_ptr_array_unref);
  g_clear_pointer (&note->all, g_variant_unref);
  g_free (note);
}

static DagDesktopNote *
find (DagDesktop *self,
      const char *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (g_str_equal (((DagDesktopNote *) g_ptr_array_index (self->notes, i))->id, id))
      return g_ptr_array_index (self->notes, i);
  return NULL;
}

static void
withdraw (DagDesktop *self,
          const char *id)
{
  DagDesktopNote *note = find (self, id);

  if (note == NULL)
    return;
  g_ptr_array_remove (self->notes, note);
  self->n_withdrawn++;
}

/* One of the same id takes the place of the other. */
static DagDesktopNote *
show (DagDesktop *self,
      const char *id,
      GVariant   *all)
{
  DagDesktopNote *old = find (self, id);
  DagDesktopNote *note = g_new0 (DagDesktopNote, 1);

  if (old != NULL)
    g_ptr_array_remove (self->notes, old);
  note->id = g_strdup (id);
  note->all = g_variant_ref (all);
  note->buttons = g_ptr_array_new_with_free_func (button_free);
  g_ptr_array_add (self->notes, note);
  self->n_shown++;
  return note;
}

static void
add_gtk_button (DagDesktopNote *note,
                GVariant       *from,
                const char     *action_key,
                const char     *target_key)
{
  DagDesktopButton *button = g_new0 (DagDesktopButton, 1);
  const char *label = NULL;
  const char *action = NULL;

  if (g_variant_lookup (from, "label", "&s", &label))
    button->label = g_strdup (label);
  if (g_variant_lookup (from, action_key, "&s", &action))
    button->name = g_strdup (g_str_has_prefix (action, "app.") ? action + 4 : action);
  button->target = g_variant_lookup_value (from, target_key, NULL);
  g_ptr_array_add (note->buttons, button);
}

static void
take_gtk (DagDesktop *self,
          GVariant   *parameters)
{
  const char *application = NULL;
  const char *id = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) buttons = NULL;
  DagDesktopNote *note = NULL;

  g_variant_get (parameters, "(&s&s@a{sv})", &application, &id, &content);
  g_free (self->application);
  self->application = g_strdup (application);
  note = show (self, id, parameters);
  g_variant_lookup (content, "title", "s", &note->title);
  g_variant_lookup (content, "body", "s", &note->body);
  g_variant_lookup (content, "priority", "s", &note->priority);
  add_gtk_button (note, content, "default-action", "default-action-target");
  buttons = g_variant_lookup_value (content, "buttons", G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; buttons != NULL && i < g_variant_n_children (buttons); i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (buttons, i);

      add_gtk_button (note, one, "action", "target");
    }
}

static guint32
take_free (DagDesktop *self,
           GVariant   *parameters)
{
  guint32 number = 0;
  const char *title = NULL;
  const char *body = NULL;
  g_autofree const char **actions = NULL;
  g_autoptr (GVariant) hints = NULL;
  g_autofree char *id = NULL;
  DagDesktopNote *note = NULL;
  guchar urgency = 1;

  g_variant_get (parameters, "(&su&s&s&s^a&s@a{sv}i)", NULL, &number, NULL, &title, &body,
                 &actions, &hints, NULL);
  number = number != 0 ? number : ++self->last_id;
  id = g_strdup_printf ("%u", number);
  note = show (self, id, parameters);
  note->title = g_strdup (title);
  note->body = g_strdup (body);
  g_variant_lookup (hints, "urgency", "y", &urgency);
  note->priority = g_strdup_printf ("%u", urgency);
  for (guint i = 0; actions[i] != NULL && actions[i + 1] != NULL; i += 2)
    {
      DagDesktopButton *button = g_new0 (DagDesktopButton, 1);

      button->action = g_strdup (actions[i]);
      button->label = *actions[i + 1] != '\0' ? g_strdup (actions[i + 1]) : NULL;
      g_ptr_array_add (note->buttons, button);
    }
  return number;
}

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  DagDesktop *self = user_data;
  const char *const abilities[] = { "body", "actions", NULL };
  const char *id = NULL;
  g_autofree char *number = NULL;
  GVariant *answer = NULL;

  if (g_str_equal (method, "AddNotification"))
    take_gtk (self, parameters);
  else if (g_str_equal (method, "RemoveNotification"))
    {
      g_variant_get (parameters, "(&s&s)", NULL, &id);
      withdraw (self, id);
    }
  else if (g_str_equal (method, "Notify"))
    {
      answer = g_variant_new ("(u)", take_free (self, parameters));
      g_free (self->application);
      self->application = g_strdup (sender);
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      guint32 which = 0;

      g_variant_get (parameters, "(u)", &which);
      number = g_strdup_printf ("%u", which);
      withdraw (self, number);
      g_dbus_connection_emit_signal (connection, NULL, path, interface, "NotificationClosed",
                                     g_variant_new ("(uu)", which, 3u), NULL);
    }
  else
    answer = g_variant_new ("(^as)", abilities);
  g_dbus_method_invocation_return_value (invocation, answer);
}

static const GDBusInterfaceVTable vtable = { .method_call = on_call };

static void
on_name_acquired (GDBusConnection *connection,
                  const char      *name,
                  gpointer         user_data)
{
  ((DagDesktop *) user_data)->is_ready = TRUE;
}

DagDesktop *
dag_desktop_new (gboolean is_gtk)
{
  DagDesktop *self = g_new0 (DagDesktop, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interfaces, &error);
  g_autofree char *address
      = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  self->is_gtk = is_gtk;
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  self->registration = g_dbus_connection_register_object (
      self->connection,
      is_gtk ? "/org/gtk/Notifications" : "/org/freedesktop/Notifications",
      g_dbus_node_info_lookup_interface (node, is_gtk ? GTK_NAME : FREE_NAME), &vtable, self,
      NULL, &error);
  g_assert_no_error (error);
  self->name = g_bus_own_name_on_connection (self->connection, is_gtk ? GTK_NAME : FREE_NAME,
                                             G_BUS_NAME_OWNER_FLAGS_NONE, on_name_acquired,
                                             NULL, self, NULL);
  dag_test_await (self->is_ready, 10000);
  return self;
}

void
dag_desktop_free (DagDesktop *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->connection, self->registration);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->application, g_free);
  g_free (self);
}

/* The newest one on the screen. */
DagDesktopNote *
dag_desktop_last (DagDesktop *self)
{
  g_assert_cmpuint (self->notes->len, >, 0);
  return g_ptr_array_index (self->notes, self->notes->len - 1);
}

static void
press_gtk (DagDesktop             *self,
           const DagDesktopButton *button)
{
  g_autofree char *path = g_strconcat ("/", self->application, NULL);
  GVariantBuilder targets;
  GVariantBuilder platform;

  g_strdelimit (path, ".", '/');
  g_variant_builder_init (&targets, G_VARIANT_TYPE ("av"));
  if (button->target != NULL)
    g_variant_builder_add (&targets, "v", button->target);
  g_variant_builder_init (&platform, G_VARIANT_TYPE ("a{sv}"));
  g_dbus_connection_call (self->connection, self->application, path,
                          "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", button->name, &targets, &platform), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

/**
 * dag_desktop_press:
 * @self: a desktop
 * @label: (nullable): of a button of the newest notification; %NULL: the whole of it
 */
void
dag_desktop_press (DagDesktop *self,
                   const char *label)
{
  DagDesktopNote *note = dag_desktop_last (self);

  for (guint i = 0; i < note->buttons->len; i++)
    {
      const DagDesktopButton *button = g_ptr_array_index (note->buttons, i);

      if (g_strcmp0 (button->label, label) != 0)
        continue;
      if (self->is_gtk)
        press_gtk (self, button);
      else
        g_dbus_connection_emit_signal (
            self->connection, NULL, "/org/freedesktop/Notifications", FREE_NAME,
            "ActionInvoked",
            g_variant_new ("(us)", (guint32) g_ascii_strtoull (note->id, NULL, 10),
                           button->action),
            NULL);
      return;
    }
  g_error ("no button “%s”", label != NULL ? label : "");
}

/* Waits until what the desktop answered so far has reached the program. */
void
dag_desktop_settle (DagDesktop      *self,
                    GDBusConnection *application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      application, g_dbus_connection_get_unique_name (self->connection), "/",
      "org.freedesktop.DBus.Peer", "Ping", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
      &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
