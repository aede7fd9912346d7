/* dag-purpose.h - for which contact centres the purposes of watching people were accepted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"

G_BEGIN_DECLS

/* Raise it when the text of the purpose page says something new: it is then asked again. */
#define DAG_PURPOSE_VERSION 3

gboolean dag_purpose_is_accepted (GSettings   *settings,
                                  const char  *connection_id);
gboolean dag_purpose_lookup      (GSettings   *settings,
                                  const char  *connection_id,
                                  int64_t     *accepted_at_s,
                                  char       **reference);
void     dag_purpose_accept      (GSettings   *settings,
                                  const char  *connection_id,
                                  int64_t      now_s,
                                  const char  *reference);
void     dag_purpose_take_back   (GSettings   *settings,
                                  const char  *connection_id);
gboolean dag_purpose_is_needed   (GSettings    *settings,
                                  DagDashboard *dashboard);

G_END_DECLS
