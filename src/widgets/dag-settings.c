/* dag-settings.c - where the settings of this program live
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-settings.h"

/**
 * dag_settings_new:
 *
 * All objects made here show and change the same settings. The schema must be installed,
 * or `GSETTINGS_SCHEMA_DIR` must name the build's `data` folder.
 *
 * Returns: (transfer full): the program's settings
 */
GSettings *
dag_settings_new (void)
{
  return g_settings_new (DAG_APP_ID);
}
