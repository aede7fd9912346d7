/* dag-asterisk-model.h - Asterisk's answers and events become snapshots; no I/O, no clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-ami-reader.h"
#include "dag-asterisk-list.h"
#include "dag-asterisk-options.h"
#include "dag-history.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/**
 * DagAsteriskModel:
 *
 * What is known of one Asterisk. Polls are the truth of what is; events tell when it
 * began and what came to pass in between. All times are Asterisk's clock, in microseconds, and
 * come in as arguments, so that a recorded session can be replayed. Callers' numbers and
 * names are never read.
 */
typedef struct _DagAsteriskModel DagAsteriskModel;

DagAsteriskModel *dag_asterisk_model_new             (DagAsteriskOptions *options)
                                                      G_GNUC_WARN_UNUSED_RESULT;
void              dag_asterisk_model_free            (DagAsteriskModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAsteriskModel, dag_asterisk_model_free)

gboolean          dag_asterisk_model_apply_status    (DagAsteriskModel  *self,
                                                      const DagAmiText  *status,
                                                      int64_t            asked_us,
                                                      int64_t            now_us,
                                                      GError           **error);
gboolean          dag_asterisk_model_apply_list      (DagAsteriskModel  *self,
                                                      DagAsteriskList   *list,
                                                      int64_t            asked_us,
                                                      int64_t            now_us,
                                                      GError           **error);
gboolean          dag_asterisk_model_apply_summary   (DagAsteriskModel  *self,
                                                      const DagAmiText  *summary,
                                                      GError           **error);
void              dag_asterisk_model_apply_events    (DagAsteriskModel *self,
                                                      const DagAmiText *events,
                                                      int64_t           now_us);
void              dag_asterisk_model_set_listening   (DagAsteriskModel *self,
                                                      gboolean          listening);
void              dag_asterisk_model_set_refused     (DagAsteriskModel *self,
                                                      gboolean          refused);
guint             dag_asterisk_model_get_n_gaps      (DagAsteriskModel *self);

DagSnapshot      *dag_asterisk_model_make_snapshot   (DagAsteriskModel *self)
                                                      G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *dag_asterisk_model_list_changes    (DagAsteriskModel *self,
                                                      int64_t           since_us)
                                                      G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
