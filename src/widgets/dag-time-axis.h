/* dag-time-axis.h - where the marks of a time axis stand: the same rules on every page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *dag_time_axis_choose (int64_t    from_us,
                              int64_t    to_us,
                              GTimeZone *zone,
                              guint      max_ticks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
