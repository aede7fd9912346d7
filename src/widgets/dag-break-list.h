/* dag-break-list.h - a short list of a detail: a line, what it is of, how it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DagBreakList:
 *
 * Filled anew with begin(), add(), end(); rows that say the same stay, and with them the
 * keyboard focus. Signal "remove" (const char *id).
 */
#define DAG_TYPE_BREAK_LIST (dag_break_list_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakList, dag_break_list, DAG, BREAK_LIST, AdwBin)

void dag_break_list_begin (DagBreakList *self);
void dag_break_list_add   (DagBreakList *self,
                           const char   *title,
                           const char   *subtitle,
                           const char   *value,
                           gboolean      strong,
                           const char   *id);
void dag_break_list_end   (DagBreakList *self,
                           const char   *when_empty);

G_END_DECLS
