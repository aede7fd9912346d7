/* dag-break-settings.h - the settings on breaks, and the configuration that follows them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-break-config.h"

G_BEGIN_DECLS

void dag_break_settings_bind     (GSettings      *settings,
                                  DagBreakConfig *config);
void dag_break_settings_set_used (GSettings      *settings,
                                  DagBreakConfig *config,
                                  const char     *id,
                                  gboolean        used);
void dag_break_settings_set_word (GSettings      *settings,
                                  const char     *word,
                                  DagSegmentKind  kind);

G_END_DECLS
