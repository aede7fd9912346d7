/* dag-key-set.h - which keys were seen: eight bytes for each, whatever its length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DagKeySet DagKeySet;

DagKeySet *dag_key_set_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       dag_key_set_free (DagKeySet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagKeySet, dag_key_set_free)

gboolean   dag_key_set_add  (DagKeySet *self,
                             guint64    key);

guint64    dag_key_begin    (void);
guint64    dag_key_number   (guint64 key,
                             gint64  number);
guint64    dag_key_text     (guint64     key,
                             const char *text);

G_END_DECLS
