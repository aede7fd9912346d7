/* dag-break-frame.h - where the parts of a lane stand: the same in the axis and in every row
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-break-lane.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_BREAK_WIDE,   /* name, lane, words beside each other */
  DAG_BREAK_NARROW, /* name and words above the lane */
  DAG_BREAK_BARE,   /* the lane alone: the words stand around it */
} DagBreakShape;

/* Times, sizes and the present that all rows of the page share. */
typedef struct
{
  int64_t from_us; /* the axis */
  int64_t to_us;
  int64_t now_us;
  GTimeZone *zone;     /* (nullable): owned by the page */
  gboolean old;        /* the figures are stale: everything is dimmed */
  gboolean rtl;
  gboolean high_contrast;
  gboolean bare;       /* of one person whose words stand elsewhere */
  DagBreakShape shape;
  float width;         /* of the whole row */
  float lane_x;        /* the band itself, in pixels of the row, from its left */
  float lane_width;
  float name_width;
  float words_width;
} DagBreakFrame;

#define DAG_BREAK_BAND_HEIGHT 18
#define DAG_BREAK_MARGIN 24
#define DAG_BREAK_NARROW_WIDTH 640

void    dag_break_frame_place (DagBreakFrame *self,
                               float          width,
                               float          text_scale);
gboolean dag_break_frame_span (DagBreakFrame *self,
                               GPtrArray     *lanes);
float   dag_break_frame_x_of  (const DagBreakFrame *self,
                               int64_t              at_us);
int64_t dag_break_frame_time_at (const DagBreakFrame *self,
                                 float                x);
void    dag_break_frame_area  (const DagBreakFrame *self,
                               int64_t              from_us,
                               int64_t              to_us,
                               float                y,
                               float                height,
                               graphene_rect_t     *area);

G_END_DECLS
