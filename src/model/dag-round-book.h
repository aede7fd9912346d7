/* dag-round-book.h - the rounds that are being asked, and what was measured beside them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-dashboard.h"
#include "dag-workload-round.h"

G_BEGIN_DECLS

/* A team as it is now. */
typedef struct
{
  double load;     /* share of the time on contacts today; below 0: not known */
  guint n_busy;    /* on a contact, or just after one */
  guint n_working; /* there at all */
  guint n_breaks;  /* of them on a break */
} DagRoundMeasured;

DagWorkloadRound *dag_round_book_get     (DagBoard   *board,
                                          const char *team,
                                          const char *day);
void              dag_round_book_measure (DagSnapshot      *snapshot,
                                          const char       *team,
                                          DagRoundMeasured *measured);

G_END_DECLS
