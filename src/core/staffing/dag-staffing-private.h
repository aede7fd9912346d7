/* dag-staffing-private.h - the searches, for the files of this folder and their tests
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-staffing.h"

G_BEGIN_DECLS

int64_t dag_staffing_search_c (const DagQueueLoad *load,
                               double              level,
                               double             *b);
int64_t dag_staffing_search_a (const DagQueueLoad *load,
                               double              level);

G_END_DECLS
