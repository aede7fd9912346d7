/* dag-watchdog.h - how long our own callbacks keep the main loop, in CPU time of its thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <time.h>

G_BEGIN_DECLS

/* What lies between two polls of the main loop, less the frames that were drawn in it, is
 * ours: callbacks of sources and of signals. CPU time, so that neighbours do not count. */
typedef struct
{
  int64_t since_us;   /* CPU time when the piece under way began */
  int64_t frame_us;   /* when the frame under way began */
  int64_t frames_us;  /* of the piece under way: spent in frames */
  int64_t longest_us; /* piece since dag_watchdog_watch() */
  guint n_frames;
  guint n_wakes;
} DagWatchdog;

/* A poll function has no user data. */
static DagWatchdog dag_watchdog;

static inline int64_t
dag_watchdog_read_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (int64_t) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Ends the piece under way. */
static inline void
dag_watchdog_lap (void)
{
  int64_t now_us = dag_watchdog_read_us ();

  dag_watchdog.longest_us = MAX (dag_watchdog.longest_us,
                                 now_us - dag_watchdog.since_us - dag_watchdog.frames_us);
  dag_watchdog.since_us = now_us;
  dag_watchdog.frames_us = 0;
}

static inline int
dag_watchdog_poll (GPollFD *fds,
                   guint    n_fds,
                   int      timeout_ms)
{
  int n_ready;

  dag_watchdog_lap ();
  n_ready = g_poll (fds, n_fds, timeout_ms);
  dag_watchdog.since_us = dag_watchdog_read_us ();
  dag_watchdog.n_wakes++;
  return n_ready;
}

static inline void
dag_watchdog_on_before_paint (GdkFrameClock *clock)
{
  dag_watchdog.frame_us = dag_watchdog_read_us ();
}

static inline void
dag_watchdog_on_after_paint (GdkFrameClock *clock)
{
  dag_watchdog.frames_us += dag_watchdog_read_us () - dag_watchdog.frame_us;
  dag_watchdog.n_frames++;
}

/* @widget: realized; its frames do not count as ours */
static inline void
dag_watchdog_start (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_signal_connect (clock, "before-paint", G_CALLBACK (dag_watchdog_on_before_paint), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (dag_watchdog_on_after_paint), NULL);
  g_main_context_set_poll_func (NULL, dag_watchdog_poll);
}

static inline void
dag_watchdog_stop (void)
{
  g_main_context_set_poll_func (NULL, g_poll);
}

/* Forgets what was; what is called from here on counts. */
static inline void
dag_watchdog_watch (void)
{
  dag_watchdog.longest_us = dag_watchdog.frames_us = 0;
  dag_watchdog.n_frames = dag_watchdog.n_wakes = 0;
  dag_watchdog.since_us = dag_watchdog_read_us ();
}

/* The longest piece since then, in milliseconds. */
static inline double
dag_watchdog_get_ms (void)
{
  dag_watchdog_lap ();
  return (double) dag_watchdog.longest_us / 1000.0;
}

G_END_DECLS
