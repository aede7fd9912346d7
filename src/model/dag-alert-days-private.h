/* dag-alert-days-private.h - yesterday and today, shared by who reads them and who tries rules
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-days.h"

G_BEGIN_DECLS

struct _DagAlertDays
{
  gatomicrefcount n_refs;
  DagAlertRehearsal *days[2]; /* yesterday, today */
};

G_END_DECLS
