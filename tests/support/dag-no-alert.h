/* dag-no-alert.h - that no alert is about a person
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-item.h"
#include "dag-alert-watch.h"

static inline void
dag_assert_no_alert (DagAlertWatch *watch,
                     const char    *id)
{
  GListModel *items = dag_alert_watch_get_items (watch);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i);
      const DagAlert *alert = dag_alert_item_get_alert (item);

      g_assert_cmpstr (dag_alert_get_subject_id (alert, "agent:"), !=, id);
      g_assert_false (g_str_has_suffix (alert->subject, id));
    }
}
