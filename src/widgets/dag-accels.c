/* dag-accels.c - the one table of actions and the keys that reach them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-accels.h"

#include <glib/gi18n.h>

/* The pages' keys stand in the order of the sidebar. */
static const DagAccel accels[] = {
  { "win.show-page::overview",
    { "<Control>1" },
    N_ ("Show the overview"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::queues",
    { "<Control>2" },
    N_ ("Show the queues"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::team",
    { "<Control>3" },
    N_ ("Show the team"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::breaks",
    { "<Control>4" },
    N_ ("Show the breaks"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::day-start",
    { "<Control>d" },
    N_ ("Open the day start"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::questions",
    { "<Control>6" },
    N_ ("Show the questions"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::history",
    { "<Control>h" },
    N_ ("Look back at another day"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.show-page::alerts",
    { "<Control>5" },
    N_ ("Show the alerts"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.go-back",
    { DAG_ACCEL_ESCAPE, "<Alt>Left" },
    N_ ("Go back"),
    DAG_ACCEL_GROUP_PAGES },
  { "win.search", { "<Control>f" }, N_ ("Search on this page"), DAG_ACCEL_GROUP_PAGES },
  { "win.export", { "<Control>e" }, N_ ("Export what is shown"), DAG_ACCEL_GROUP_PAGES },

  { "win.mark-heavy",
    { "<Control>m" },
    N_ ("Mark a heavy contact of the selected person"),
    DAG_ACCEL_GROUP_FIGURES },
  { "win.refresh", { "F5", "<Control>r" }, N_ ("Refresh now"), DAG_ACCEL_GROUP_FIGURES },
  { "win.pause",
    { "<Control>p" },
    N_ ("Hold the picture still, or go on"),
    DAG_ACCEL_GROUP_FIGURES },

  { "daystart.start",
    { "<Control><Shift>s" },
    N_ ("Begin the stand-up, or end it"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.step(1)",
    { "<Control>Page_Down" },
    N_ ("The next topic"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.step(-1)",
    { "<Control>Page_Up" },
    N_ ("The topic before"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.all-here",
    { "<Control><Shift>a" },
    N_ ("Everybody is here"),
    DAG_ACCEL_GROUP_DAY_START },
  { "line.keep",
    { "Return" },
    N_ ("Keep what is in the line"),
    DAG_ACCEL_GROUP_DAY_START },
  { "line.action",
    { "<Control>Return" },
    N_ ("Make an action of what is in the line"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.topic",
    { "<Control>t" },
    N_ ("Another topic"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.present",
    { "<Control><Shift>p" },
    N_ ("Present on the whole screen"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.wall",
    { "<Control><Shift>w" },
    N_ ("The wall of thanks"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.copy('text')",
    { "<Control><Shift>c" },
    N_ ("Copy the stand-up as text"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.undo",
    { "<Control>z" },
    N_ ("Undo"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.redo",
    { "<Control><Shift>z", "<Control>y" },
    N_ ("Redo"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.day(-1)",
    { "<Control><Shift>Page_Up" },
    N_ ("The day before"),
    DAG_ACCEL_GROUP_DAY_START },
  { "daystart.day(1)",
    { "<Control><Shift>Page_Down" },
    N_ ("The day after"),
    DAG_ACCEL_GROUP_DAY_START },

  { "win.menu", { "F10" }, N_ ("Open the main menu"), DAG_ACCEL_GROUP_WINDOW },
  { "win.toggle-sidebar",
    { "F9" },
    N_ ("Fold or unfold the sidebar"),
    DAG_ACCEL_GROUP_WINDOW },
  { "win.toggle-fullscreen",
    { "F11" },
    N_ ("Full screen, or back"),
    DAG_ACCEL_GROUP_WINDOW },
  { "win.hide-names",
    { "F8" },
    N_ ("Hide the names of people, or show them"),
    DAG_ACCEL_GROUP_WINDOW },
  { "app.preferences", { "<Control>comma" }, N_ ("Preferences"), DAG_ACCEL_GROUP_WINDOW },
  { "app.shortcuts",
    { "<Control>question", "<Control>slash" },
    N_ ("Keyboard shortcuts"),
    DAG_ACCEL_GROUP_WINDOW },
  { "window.close", { "<Control>w" }, N_ ("Close the window"), DAG_ACCEL_GROUP_WINDOW },
  { "app.quit", { "<Control>q" }, N_ ("Quit"), DAG_ACCEL_GROUP_WINDOW },
};

/**
 * dag_accels_get:
 * @n_accels: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_accels): the table, in the order to list it
 */
const DagAccel *
dag_accels_get (guint *n_accels)
{
  g_return_val_if_fail (n_accels != NULL, NULL);

  *n_accels = G_N_ELEMENTS (accels);
  return accels;
}

/**
 * dag_accel_get_title:
 * @accel: an entry of the table
 *
 * Returns: (transfer none): what it does, translated
 */
const char *
dag_accel_get_title (const DagAccel *accel)
{
  g_return_val_if_fail (accel != NULL, NULL);

  return _ (accel->title);
}

/**
 * dag_accel_group_get_title:
 * @group: a group of the shortcuts window
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
dag_accel_group_get_title (DagAccelGroup group)
{
  switch (group)
    {
    case DAG_ACCEL_GROUP_PAGES:
      return _ ("Pages");
    case DAG_ACCEL_GROUP_FIGURES:
      return _ ("Figures");
    case DAG_ACCEL_GROUP_DAY_START:
      return _ ("Day Start");
    case DAG_ACCEL_GROUP_WINDOW:
      return _ ("Window");
    }
  g_return_val_if_reached ("");
}

/**
 * dag_accels_install:
 * @application: the application
 *
 * Gives every action of the table its keys, but for Esc: an application's key comes
 * before everything else, and a menu or a search needs its Esc first. The window binds
 * it; the day start binds its own.
 */
void
dag_accels_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    {
      const char *keys[G_N_ELEMENTS (accels[i].accels) + 1] = { NULL };
      guint n = 0;

      if (accels[i].group == DAG_ACCEL_GROUP_DAY_START)
        continue;
      for (guint j = 0; accels[i].accels[j] != NULL; j++)
        if (!g_str_equal (accels[i].accels[j], DAG_ACCEL_ESCAPE))
          keys[n++] = accels[i].accels[j];
      gtk_application_set_accels_for_action (application, accels[i].action, keys);
    }
}
