/* dag-accels.h - the one table of actions and the keys that reach them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_ACCEL_GROUP_PAGES,
  DAG_ACCEL_GROUP_FIGURES,
  DAG_ACCEL_GROUP_DAY_START, /* bound by its page and its lines, not by the application */
  DAG_ACCEL_GROUP_WINDOW,
} DagAccelGroup;
#define DAG_N_ACCEL_GROUPS 4

#define DAG_ACCEL_ESCAPE "Escape"

/* One action as the shortcuts window lists it. */
typedef struct
{
  const char *action;    /* detailed: "win.refresh", "win.show-page::queues" */
  const char *accels[4]; /* as gtk_accelerator_parse() reads them, NULL-terminated */
  const char *title;     /* untranslated: use dag_accel_get_title() */
  DagAccelGroup group;
} DagAccel;

const DagAccel *dag_accels_get        (guint *n_accels);
const char     *dag_accel_get_title   (const DagAccel *accel);
const char     *dag_accel_group_get_title (DagAccelGroup group);

void            dag_accels_install    (GtkApplication *application);

G_END_DECLS
