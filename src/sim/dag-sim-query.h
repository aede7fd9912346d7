/* dag-sim-query.h - what a call of the API asks for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

#define DAG_SIM_ERROR (dag_sim_error_quark ())
GQuark dag_sim_error_quark (void);

/* Each is an HTTP answer of its own kind. */
typedef enum
{
  DAG_SIM_ERROR_BAD_PARAMETER, /* 400 */
  DAG_SIM_ERROR_BAD_CURSOR,    /* 400 */
} DagSimError;

#define DAG_SIM_PAGE 5000 /* items at most */

/* The parameters of a list, with their defaults filled in. */
typedef struct
{
  int64_t from_ms;
  int64_t to_ms;
  int64_t from_day;
  int64_t to_day; /* included */
  int minutes;
  char *queue;        /* (nullable): all */
  gboolean continued; /* @after and @after_part are set */
  int64_t after;      /* where a cursor goes on */
  guint after_part;
  guint limit;
} DagSimQuery;

gboolean dag_sim_query_read         (DagSimQuery  *self,
                                     GHashTable   *parameters,
                                     int64_t       now_ms,
                                     GError      **error);
void     dag_sim_query_clear        (DagSimQuery *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagSimQuery, dag_sim_query_clear)

char    *dag_sim_query_dup_cursor   (int64_t after,
                                     guint   part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
