/* dag-stage.h - a page of an invented centre in a window, for tests
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-centre.h"
#include "dag-page.h"
#include "dag-test.h"

G_BEGIN_DECLS

typedef struct
{
  DagCentre centre;
  DagDashboard *dashboard;
  DagPage *page;
  GtkWidget *window;
} DagStage;

static inline void
dag_stage_poll (DagStage *self)
{
  g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&self->centre);

  dag_dashboard_apply (self->dashboard, snapshot);
  self->centre.minute++;
}

static inline GLogWriterOutput
dag_stage_write_log (GLogLevelFlags   level,
                     const GLogField *fields,
                     gsize            n_fields,
                     gpointer         unused)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0
        && strstr (fields[i].value, "called on submitted frame") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, unused);
}

/* GTK 4.24 may warn of a frame that its own clock submits twice, from its own handler of
 * "after-paint" with nothing of ours below it, where the main loop is kept busy as here.
 * Any other warning stays fatal. Once a program: the first stage that opens does it. */
static inline void
dag_stage_forgive_clock (void)
{
  static gboolean done = FALSE;

  if (!done && gtk_get_minor_version () >= 20)
    g_log_set_writer_func (dag_stage_write_log, NULL, NULL);
  done = TRUE;
}

typedef struct
{
  guint n_frames;
  gboolean has_layout; /* something was allocated anew since this was last cleared */
} DagStageFrames;

static inline void
dag_stage_count_frame (GdkFrameClock  *clock,
                       DagStageFrames *frames)
{
  frames->n_frames++;
}

static inline void
dag_stage_note_layout (GdkFrameClock  *clock,
                       DagStageFrames *frames)
{
  frames->has_layout = TRUE;
}

/* Draws one frame. Returns: whether nothing had to be allocated anew for it */
static inline gboolean
dag_stage_draw_frame (DagStage       *self,
                      DagStageFrames *frames)
{
  guint n_frames;

  frames->has_layout = FALSE;
  while (g_main_context_iteration (NULL, FALSE)) /* rows that come a few at a time */
    ;
  n_frames = frames->n_frames;
  gtk_widget_queue_draw (self->window);
  dag_test_await (frames->n_frames > n_frames, 10000);
  return !frames->has_layout;
}

/* Waits until what was asked for has been drawn: until three frames in a row found every
 * widget in its place. A slow display maps a window, and its rows come, some frames later. */
static inline void
dag_stage_draw (DagStage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  DagStageFrames frames = { 0 };
  gulong ids[] = {
    g_signal_connect (clock, "after-paint", G_CALLBACK (dag_stage_count_frame), &frames),
    g_signal_connect (clock, "layout", G_CALLBACK (dag_stage_note_layout), &frames),
  };

  for (guint n_quiet = 0, i = 0; n_quiet < 3; i++)
    {
      n_quiet = dag_stage_draw_frame (self, &frames) ? n_quiet + 1 : 0;
      g_assert_cmpuint (i, <, 300);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_signal_handler_disconnect (clock, ids[i]);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline void
dag_stage_open_sized (DagStage *self,
                      DagPage *(*page_new) (DagDashboard *dashboard),
                      guint     n_queues,
                      guint     n_agents,
                      int       width)
{
  GtkWidget *toasts;

  self->centre = (DagCentre){ .n_queues = n_queues, .n_agents = n_agents, .minute = 130,
                              .seed = 3 };
  dag_stage_forgive_clock ();
  self->dashboard = dag_dashboard_new ();
  self->page = page_new (self->dashboard);
  self->window = adw_window_new ();
  toasts = adw_toast_overlay_new (); /* as the window of the program has them */
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (self->page));
  adw_window_set_content (ADW_WINDOW (self->window), toasts);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  if (n_queues + n_agents > 0)
    dag_stage_poll (self);
  dag_stage_draw (self);
}

static inline void
dag_stage_open (DagStage *self,
                DagPage *(*page_new) (DagDashboard *dashboard),
                guint     n_queues,
                guint     n_agents)
{
  dag_stage_open_sized (self, page_new, n_queues, n_agents, 1100);
}

/* Closes everything, and sees that nothing keeps the page or the dashboard. */
static inline void
dag_stage_close (DagStage *self)
{
  gpointer page = self->page;
  gpointer dashboard = self->dashboard;

  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (dashboard, &dashboard);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->dashboard);
  dag_test_await (page == NULL && dashboard == NULL, 10000);
}

/* The first widget of a type below @widget, depth first. */
static inline GtkWidget *
dag_stage_find (GtkWidget *widget,
                GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = dag_stage_find (child, type);
  return found;
}

G_END_DECLS
