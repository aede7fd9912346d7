/* dag-ctl-settings.h - the program's settings, where the window was installed too
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings  *dag_ctl_settings_open               (void) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *dag_ctl_settings_read_restricted    (const char *database) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *dag_ctl_settings_read_restricted_at (const char *url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
