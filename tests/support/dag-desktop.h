/* dag-desktop.h - a desktop that takes notifications, in either of the two ways there are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A button is pressed by its action, as it stands in the notification. */
typedef struct
{
  char *label;
  char *action;     /* detailed: "app.snooze-alert(uint32 3)" */
  char *name;       /* without "app."; of org.gtk.Notifications alone */
  GVariant *target; /* (nullable) */
} DagDesktopButton;

typedef struct
{
  char *id; /* the application's own, or a number */
  char *title;
  char *body;
  char *priority;     /* "normal", "high" … or the urgency as a number */
  GPtrArray *buttons; /* of DagDesktopButton; the one without a label is the whole of it */
  GVariant *all;      /* everything that came over the wire */
} DagDesktopNote;

/**
 * DagDesktop:
 *
 * Owns org.gtk.Notifications, as GNOME does, or org.freedesktop.Notifications, as all
 * others do, on the bus of the test, by a connection of its own.
 */
typedef struct
{
  GDBusConnection *connection;
  guint registration;
  guint name;
  gboolean is_ready;
  gboolean is_gtk;
  char *application; /* (nullable): the name that sent the last one, or its id */
  GPtrArray *notes;  /* of DagDesktopNote: those on the screen */
  guint n_shown;     /* ever */
  guint n_withdrawn;
  guint32 last_id;
} DagDesktop;

DagDesktop     *dag_desktop_new   (gboolean is_gtk) G_GNUC_WARN_UNUSED_RESULT;
void            dag_desktop_free  (DagDesktop *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagDesktop, dag_desktop_free)

DagDesktopNote *dag_desktop_last  (DagDesktop *self);
void            dag_desktop_press (DagDesktop *self,
                                   const char *label);
void            dag_desktop_settle (DagDesktop      *self,
                                    GDBusConnection *application);

G_END_DECLS
