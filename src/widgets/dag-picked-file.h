/* dag-picked-file.h - what somebody picked, read if it is a file and not too large
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  dag_picked_file_read_async  (GFile               *file,
                                   gsize                most,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
char *dag_picked_file_read_finish (GFile         *file,
                                   GAsyncResult  *result,
                                   gsize         *length,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
