/* dag-sim-json.h - JSON written straight into a buffer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* A snapshot of 10,000 agents is 4 MB; a tree of objects for it would cost more than the
 * simulation. Each function appends one member with its comma; dag_sim_json_close() puts
 * the bracket in the place of the last one. The command line's reports have their own
 * (dag-ctl-json.h): they are small, leave out what is not known, and go through a tree so
 * that they can be indented; the wire has null where a source cannot know just now. */
void dag_sim_json_open    (GString    *json,
                           const char *name,
                           char        bracket);
void dag_sim_json_close   (GString *json,
                           char     bracket);
void dag_sim_json_string  (GString    *json,
                           const char *name,
                           const char *text);
void dag_sim_json_count   (GString    *json,
                           const char *name,
                           int64_t     count);
void dag_sim_json_seconds (GString    *json,
                           const char *name,
                           int64_t     ms);
void dag_sim_json_share   (GString    *json,
                           const char *name,
                           double      share);
void dag_sim_json_time    (GString    *json,
                           const char *name,
                           int64_t     time_ms);
void dag_sim_json_day     (GString    *json,
                           const char *name,
                           int64_t     day);
void dag_sim_json_flag    (GString    *json,
                           const char *name,
                           gboolean    flag);
void dag_sim_json_null    (GString    *json,
                           const char *name);

G_END_DECLS
