/* dag-compat.h - the few calls that differ between GTK 4.8 and the newest
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void   dag_compat_widget_get_color (GtkWidget *widget,
                                    GdkRGBA   *color);
void   dag_compat_announce         (GtkWidget  *widget,
                                    const char *text);

void   dag_compat_choose_file_async  (GtkWindow           *parent,
                                      gboolean             save,
                                      const char          *title,
                                      const char          *name,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GFile *dag_compat_choose_file_finish (GAsyncResult  *result,
                                      GError       **error);

void   dag_compat_speak_mnemonics    (GtkWidget *root);
void   dag_compat_calendar_select    (GtkCalendar *calendar,
                                      GDateTime   *day);

G_END_DECLS
