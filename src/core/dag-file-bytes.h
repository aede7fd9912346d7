/* dag-file-bytes.h - a file read whole, if it is a file and not too large
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dag_file_bytes_read (const char  *path,
                           gsize        most,
                           gsize       *length,
                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
