/* dag-break-frame.c - where the parts of a lane stand: the same in the axis and in every row
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-frame.h"

#include <math.h>

#define NAME_WIDTH 190.0f
#define WORDS_WIDTH 156.0f
#define SPACING 18.0f
#define TINY_WIDTH 440.0f
#define TINY_MARGIN 12.0f
#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define MIN_HOURS 8  /* the axis spans at least so much, … */
#define MAX_BACK 10  /* … and no more than so many hours before now, … */
#define MAX_AHEAD 10 /* … and after */

/**
 * dag_break_frame_place:
 * @self: a frame
 * @width: of a row, in pixels
 * @text_scale: how large the text is, 1 the usual
 *
 * Works out where name, lane and words stand in a row of that width.
 */
void
dag_break_frame_place (DagBreakFrame *self,
                       float          width,
                       float          text_scale)
{
  float margin = DAG_BREAK_MARGIN;

  self->width = width;
  if (self->bare)
    {
      self->shape = DAG_BREAK_BARE;
      self->lane_x = 0;
      self->lane_width = MAX (1.0f, width);
      return;
    }
  self->shape = width < DAG_BREAK_NARROW_WIDTH * text_scale ? DAG_BREAK_NARROW : DAG_BREAK_WIDE;
  if (self->shape == DAG_BREAK_NARROW)
    {
      if (width < TINY_WIDTH)
        margin = TINY_MARGIN;
      self->lane_x = margin;
      self->lane_width = MAX (1.0f, width - 2 * margin);
      self->words_width = floorf (self->lane_width * 0.5f);
      self->name_width = self->lane_width - self->words_width - margin;
      return;
    }
  self->name_width = floorf (MIN (NAME_WIDTH * text_scale, width * 0.24f));
  self->words_width = WORDS_WIDTH * text_scale;
  self->lane_width
      = MAX (1.0f, width - 2 * margin - self->name_width - self->words_width - 2 * SPACING);
  self->lane_x = self->rtl ? margin + self->words_width + SPACING
                           : margin + self->name_width + SPACING;
}

/**
 * dag_break_frame_x_of:
 * @self: a frame
 * @at_us: a moment
 *
 * Returns: where it stands in a row, in pixels from the left; perhaps outside of the lane
 */
float
dag_break_frame_x_of (const DagBreakFrame *self,
                      int64_t              at_us)
{
  double share = (double) (at_us - self->from_us) / (double) MAX (1, self->to_us - self->from_us);
  float x = (float) (share * (double) self->lane_width);

  return self->lane_x + (self->rtl ? self->lane_width - x : x);
}

/**
 * dag_break_frame_time_at:
 * @self: a frame
 * @x: pixels from the left of a row
 *
 * Returns: the moment there
 */
int64_t
dag_break_frame_time_at (const DagBreakFrame *self,
                         float                x)
{
  double share = (double) (x - self->lane_x) / (double) MAX (1.0f, self->lane_width);

  if (self->rtl)
    share = 1.0 - share;
  return self->from_us + (int64_t) (share * (double) (self->to_us - self->from_us));
}

/**
 * dag_break_frame_area:
 * @self: a frame
 * @from_us: first moment
 * @to_us: last moment
 * @y: top
 * @height: of the area
 * @area: (out): the rectangle, cut at the ends of the lane, at least a pixel wide; empty
 *   where it lies outside
 */
void
dag_break_frame_area (const DagBreakFrame *self,
                      int64_t              from_us,
                      int64_t              to_us,
                      float                y,
                      float                height,
                      graphene_rect_t     *area)
{
  float a = dag_break_frame_x_of (self, CLAMP (from_us, self->from_us, self->to_us));
  float b = dag_break_frame_x_of (self, CLAMP (to_us, self->from_us, self->to_us));
  gboolean outside = to_us <= self->from_us || from_us >= self->to_us;

  graphene_rect_init (area, MIN (a, b), y, outside ? 0 : MAX (1, fabsf (b - a)),
                      outside ? 0 : height);
}

/**
 * dag_break_frame_span:
 * @self: a frame, its present set
 * @lanes: (element-type DagBreakLane): whose
 *
 * Lets the axis reach from the first who came to the last who goes, within reach of now.
 *
 * Returns: whether it reaches elsewhere than before
 */
gboolean
dag_break_frame_span (DagBreakFrame *self,
                      GPtrArray     *lanes)
{
  const DagBreakFrame before = *self;
  int64_t from_us = self->now_us;
  int64_t to_us = self->now_us;

  for (guint i = 0; i < lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (lanes, i);

      from_us = MIN (from_us, lane->begins_us);
      to_us = MAX (to_us, lane->is_over ? lane->at_us : lane->ends_us);
    }
  from_us = MAX (from_us, self->now_us - MAX_BACK * HOUR_US) / HOUR_US * HOUR_US;
  to_us = (MIN (to_us, self->now_us + MAX_AHEAD * HOUR_US) / HOUR_US + 1) * HOUR_US;
  self->from_us = from_us;
  self->to_us = MAX (to_us, from_us + MIN_HOURS * HOUR_US);
  return self->from_us != before.from_us || self->to_us != before.to_us;
}
