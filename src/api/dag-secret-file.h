/* dag-secret-file.h - a token or password in a file: one line, never an argument
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *dag_secret_file_read (const char  *path,
                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
