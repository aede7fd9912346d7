/* dag-break-config.h - which rules on breaks are in force here, and what the words mean
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-break-reasons.h"
#include "dag-break-rule.h"

G_BEGIN_DECLS

#define DAG_BREAK_WARN_MINUTES 20
#define DAG_BREAK_SHIFT_MINUTES 510

/**
 * DagBreakConfig:
 *
 * The shipped sets of rules, those a user made, and what was chosen of them. Signal
 * "changed": any of it. Main thread only.
 */
#define DAG_TYPE_BREAK_CONFIG (dag_break_config_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakConfig, dag_break_config, DAG, BREAK_CONFIG, GObject)

DagBreakConfig  *dag_break_config_new           (void) G_GNUC_WARN_UNUSED_RESULT;

void             dag_break_config_set_folders   (DagBreakConfig *self,
                                                 const char     *shipped,
                                                 const char     *own);
GPtrArray       *dag_break_config_get_all       (DagBreakConfig *self);
gboolean         dag_break_config_is_own        (DagBreakConfig        *self,
                                                 const DagBreakRuleSet *set);
GPtrArray       *dag_break_config_get_faults    (DagBreakConfig *self);
DagBreakRuleSet *dag_break_config_add_file      (DagBreakConfig  *self,
                                                 GFile           *file,
                                                 GError         **error);
gboolean         dag_break_config_remove        (DagBreakConfig  *self,
                                                 const char      *id,
                                                 GError         **error);

void             dag_break_config_set_chosen    (DagBreakConfig    *self,
                                                 const char *const *ids);
const char *const *dag_break_config_get_chosen  (DagBreakConfig *self);
void             dag_break_config_set_zone      (DagBreakConfig *self,
                                                 const char     *zone);
gboolean         dag_break_config_is_in_use     (DagBreakConfig *self,
                                                 const char     *id);
GPtrArray       *dag_break_config_get_in_force  (DagBreakConfig *self,
                                                 const char     *day);

void             dag_break_config_set_warn_s    (DagBreakConfig *self,
                                                 int64_t         warn_s);
int64_t          dag_break_config_get_warn_s    (DagBreakConfig *self);
void             dag_break_config_set_shift_s   (DagBreakConfig *self,
                                                 int64_t         shift_s);
int64_t          dag_break_config_get_shift_s   (DagBreakConfig *self);

DagBreakReasons *dag_break_config_get_reasons   (DagBreakConfig *self);
void             dag_break_config_set_reasons   (DagBreakConfig *self,
                                                 GVariant       *words);

G_END_DECLS
