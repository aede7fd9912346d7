/* dag-save.h - asks where to, and puts bytes into that file whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     dag_save_offer        (GtkWidget  *widget,
                                const char *title,
                                const char *name,
                                GBytes     *bytes);

void     dag_save_write_async  (GFile               *file,
                                GBytes              *bytes,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gboolean dag_save_write_finish (GFile         *file,
                                GAsyncResult  *result,
                                GError       **error);

char    *dag_save_dup_name     (const char *subject,
                                int64_t     at_us,
                                GTimeZone  *zone,
                                const char *extension) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
