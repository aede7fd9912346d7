/* dag-ctl-rows.h - rows of an export, as comma-separated values or as JSON
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dag-value.h"

G_BEGIN_DECLS

/**
 * DagCtlRows:
 *
 * Every row has the same columns, given once; a cell is added with the type it has. What is
 * not known is an empty cell, or no member.
 */
typedef struct _DagCtlRows DagCtlRows;

DagCtlRows *dag_ctl_rows_new         (gboolean           as_json,
                                      const char        *what,
                                      const char *const *columns)
                                      G_GNUC_WARN_UNUSED_RESULT;
void        dag_ctl_rows_free        (DagCtlRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCtlRows, dag_ctl_rows_free)

void        dag_ctl_rows_begin       (DagCtlRows *self);
void        dag_ctl_rows_add_text    (DagCtlRows *self,
                                      const char *text);
void        dag_ctl_rows_add_count   (DagCtlRows *self,
                                      int64_t     count);
void        dag_ctl_rows_add_seconds (DagCtlRows *self,
                                      double      seconds);
void        dag_ctl_rows_add_time    (DagCtlRows *self,
                                      int64_t     time_us,
                                      GTimeZone  *zone);
void        dag_ctl_rows_end         (DagCtlRows *self);
char       *dag_ctl_rows_finish      (DagCtlRows *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
