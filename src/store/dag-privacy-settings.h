/* dag-privacy-settings.h - reads the settings that a works council asks about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-privacy-facts.h"

G_BEGIN_DECLS

DagPrivacyFacts *dag_privacy_settings_read (GSettings  *settings,
                                            const char *connection_id,
                                            const char *centre) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
