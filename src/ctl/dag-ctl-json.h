/* dag-ctl-json.h - members of a report: what is not known is left out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dag-value.h"

G_BEGIN_DECLS

/* Apart from dag-sim-json.h on purpose: see there. */
void  dag_ctl_json_add_count   (JsonBuilder *builder,
                                const char  *name,
                                int64_t      count);
void  dag_ctl_json_add_seconds (JsonBuilder *builder,
                                const char  *name,
                                double       seconds);
void  dag_ctl_json_add_text    (JsonBuilder *builder,
                                const char  *name,
                                const char  *text);
void  dag_ctl_json_add_time    (JsonBuilder *builder,
                                const char  *name,
                                int64_t      time_us,
                                GTimeZone   *zone);
void  dag_ctl_json_add_boolean (JsonBuilder *builder,
                                const char  *name,
                                gboolean     value);
void  dag_ctl_json_begin       (JsonBuilder *builder,
                                const char  *name);
char *dag_ctl_json_end         (JsonBuilder *builder,
                                gboolean     pretty) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
