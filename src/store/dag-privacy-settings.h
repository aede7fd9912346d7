/* dag-privacy-settings.h - reads the settings that a works council asks about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-privacy-facts.h"

G_BEGIN_DECLS

DagPrivacyFacts *dag_privacy_settings_read (GSettings  *settings,
                                            const char *connection_id,
                                            const char *centre) G_GNUC_WARN_UNUSED_RESULT;

/* People whose data is kept and not worked with. The contact centre is the id of its
 * connection, or this: */
#define DAG_RESTRICTED_SIMULATION "simulation"

char           **dag_privacy_settings_dup_restricted (GSettings  *settings,
                                                      const char *centre_id)
                                                      G_GNUC_WARN_UNUSED_RESULT;
int64_t          dag_privacy_settings_get_restricted_since (GSettings  *settings,
                                                            const char *centre_id,
                                                            const char *agent);
void             dag_privacy_settings_set_restricted (GSettings  *settings,
                                                      const char *centre_id,
                                                      const char *agent,
                                                      int64_t     since_s);

G_END_DECLS
