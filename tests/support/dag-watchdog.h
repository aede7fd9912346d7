/* dag-watchdog.h - how long our own callbacks keep the main loop, in CPU time of its thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-present.h"

#include <gtk/gtk.h>
#include <time.h>

G_BEGIN_DECLS

#define DAG_WATCHDOG_FRAMES 4096

typedef struct
{
  gpointer callback; /* (nullable): the rest of a turn */
  char source[64];   /* what its source is called; GTasks say whose they are */
} DagWatchdogPlace;

/* Every timeout and idle callback of the program is timed by itself (results of tasks come as
 * such, too); what else happens between two polls of the main loop, as input and what a test
 * calls itself, counts as one callback more. Frames that are drawn in between are GTK's, and
 * timed by themselves. CPU time, so that neighbours do not count. */
typedef struct
{
  int64_t mark_us;       /* CPU time up to which everything is accounted for */
  int64_t frame_us;      /* when the frame under way began */
  int64_t in_frames_us;  /* all frames so far */
  int64_t mark_frames_us;
  int64_t rest_us;       /* of this turn of the loop: what is no timeout and no idle */
  int64_t turn_us;       /* of this turn: everything of ours */

  int64_t longest_us;    /* callback since dag_watchdog_watch() */
  DagWatchdogPlace longest; /* which one */
  int64_t longest_turn_us;
  guint n_frames;
  guint n_wakes;
  int64_t frames_us[DAG_WATCHDOG_FRAMES]; /* what each of them took, the first so many */
} DagWatchdog;

/* A piece of a program or a library in memory. */
typedef struct
{
  gsize begin;
  gsize end;
  gsize offset; /* of it in its file */
  char name[64];
} DagWatchdogCode;

/* A poll function has no user data. */
static DagWatchdog dag_watchdog;
static GSourceFuncs dag_watchdog_idle, dag_watchdog_timeout; /* GLib's own */

static DagWatchdogCode dag_watchdog_gtk;

/* Returns: where the function at @address is; nowhere, if nobody knows */
static inline DagWatchdogCode
dag_watchdog_find_code (gpointer address)
{
  DagWatchdogCode code = { .name = "a library" };
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    return code;
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rest = NULL;
      gsize begin = g_ascii_strtoull (lines[i], &rest, 16);
      gsize end = *rest == '-' ? g_ascii_strtoull (rest + 1, &rest, 16) : 0;
      const char *name = strrchr (lines[i], '/');

      if ((gsize) address < begin || (gsize) address >= end || name == NULL)
        continue;
      code.begin = begin;
      code.end = end;
      code.offset = g_ascii_strtoull (rest + strlen (" r-xp "), NULL, 16);
      g_strlcpy (code.name, name + 1, sizeof code.name);
    }
  return code;
}

static inline int64_t
dag_watchdog_read_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (int64_t) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Ends what is under way. Returns: what it took without frames */
static inline int64_t
dag_watchdog_lap (void)
{
  int64_t now_us = dag_watchdog_read_us ();
  int64_t took_us = now_us - dag_watchdog.mark_us
                    - (dag_watchdog.in_frames_us - dag_watchdog.mark_frames_us);

  dag_watchdog.mark_us = now_us;
  dag_watchdog.mark_frames_us = dag_watchdog.in_frames_us;
  dag_watchdog.turn_us += took_us;
  return took_us;
}

static inline void
dag_watchdog_judge (int64_t     took_us,
                    gpointer    callback,
                    const char *source)
{
  if (took_us <= dag_watchdog.longest_us)
    return;
  dag_watchdog.longest_us = took_us;
  dag_watchdog.longest.callback = callback;
  g_strlcpy (dag_watchdog.longest.source, source, sizeof dag_watchdog.longest.source);
}

/* An idle of GTK's own is a part of its drawing: the size of a window is asked of everything
 * in it before a frame, and text is laid out after one. So is the turn in which a window that
 * was made before is shown, in which nothing else is done. */
static inline gboolean
dag_watchdog_pass (const GSourceFuncs *funcs,
                   GSource            *source,
                   GSourceFunc         callback,
                   gpointer            user_data)
{
  gboolean goes_on = funcs->dispatch (source, callback, user_data);

  dag_watchdog.mark_us = dag_watchdog_read_us ();
  dag_watchdog.mark_frames_us = dag_watchdog.in_frames_us;
  return goes_on;
}

static inline gboolean
dag_watchdog_dispatch (const GSourceFuncs *funcs,
                       GSource            *source,
                       GSourceFunc         callback,
                       gpointer            user_data)
{
  char name[G_SIZEOF_MEMBER (DagWatchdogPlace, source)];
  gboolean goes_on;

  if (g_source_get_context (source) != g_main_context_default ())
    return funcs->dispatch (source, callback, user_data); /* another thread's */
  g_strlcpy (name, g_source_get_name (source) != NULL ? g_source_get_name (source) : "",
             sizeof name);
  dag_watchdog.rest_us += dag_watchdog_lap ();
  if (((gsize) callback >= dag_watchdog_gtk.begin && (gsize) callback < dag_watchdog_gtk.end)
      || g_str_equal (name, DAG_PRESENT_SOURCE))
    return dag_watchdog_pass (funcs, source, callback, user_data);
  goes_on = funcs->dispatch (source, callback, user_data);
  dag_watchdog_judge (dag_watchdog_lap (), (gpointer) callback, name);
  return goes_on;
}

static inline gboolean
dag_watchdog_dispatch_idle (GSource     *source,
                            GSourceFunc  callback,
                            gpointer     user_data)
{
  return dag_watchdog_dispatch (&dag_watchdog_idle, source, callback, user_data);
}

static inline gboolean
dag_watchdog_dispatch_timeout (GSource     *source,
                               GSourceFunc  callback,
                               gpointer     user_data)
{
  return dag_watchdog_dispatch (&dag_watchdog_timeout, source, callback, user_data);
}

static inline void
dag_watchdog_end_turn (void)
{
  dag_watchdog.rest_us += dag_watchdog_lap ();
  dag_watchdog_judge (dag_watchdog.rest_us, NULL, "");
  dag_watchdog.longest_turn_us = MAX (dag_watchdog.longest_turn_us, dag_watchdog.turn_us);
  dag_watchdog.rest_us = dag_watchdog.turn_us = 0;
}

static inline int
dag_watchdog_poll (GPollFD *fds,
                   guint    n_fds,
                   int      timeout_ms)
{
  int n_ready;

  dag_watchdog_end_turn ();
  n_ready = g_poll (fds, n_fds, timeout_ms);
  dag_watchdog.mark_us = dag_watchdog_read_us ();
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
  int64_t took_us = dag_watchdog_read_us () - dag_watchdog.frame_us;

  dag_watchdog.in_frames_us += took_us;
  if (dag_watchdog.n_frames < DAG_WATCHDOG_FRAMES)
    dag_watchdog.frames_us[dag_watchdog.n_frames] = took_us;
  dag_watchdog.n_frames++;
}

/* @widget: realized; its frames do not count as ours */
static inline void
dag_watchdog_start (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  dag_watchdog_gtk = dag_watchdog_find_code ((gpointer) gtk_widget_queue_draw);
  g_signal_connect (clock, "before-paint", G_CALLBACK (dag_watchdog_on_before_paint), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (dag_watchdog_on_after_paint), NULL);
  dag_watchdog_idle = g_idle_funcs;
  dag_watchdog_timeout = g_timeout_funcs;
  g_idle_funcs.dispatch = dag_watchdog_dispatch_idle;
  g_timeout_funcs.dispatch = dag_watchdog_dispatch_timeout;
  g_main_context_set_poll_func (NULL, dag_watchdog_poll);
}

static inline void
dag_watchdog_stop (void)
{
  g_idle_funcs = dag_watchdog_idle;
  g_timeout_funcs = dag_watchdog_timeout;
  g_main_context_set_poll_func (NULL, g_poll);
}

/* Forgets what was; what is called from here on counts. */
static inline void
dag_watchdog_watch (void)
{
  dag_watchdog.longest_us = dag_watchdog.longest_turn_us = 0;
  dag_watchdog.rest_us = dag_watchdog.turn_us = 0;
  dag_watchdog.longest = (DagWatchdogPlace){ NULL, "" };
  dag_watchdog.n_frames = dag_watchdog.n_wakes = 0;
  dag_watchdog.mark_us = dag_watchdog_read_us ();
  dag_watchdog.mark_frames_us = dag_watchdog.in_frames_us;
}

/* The longest callback since then, in milliseconds. */
static inline double
dag_watchdog_get_ms (void)
{
  dag_watchdog_end_turn ();
  return (double) dag_watchdog.longest_us / 1000.0;
}

/* The linker's: where the program begins, and where its code ends. */
extern const char __executable_start[], etext[];

/* Asks addr2line, where there is one. Returns: (transfer full) (nullable) */
static inline char *
dag_watchdog_dup_symbol (const char *address)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { "addr2line", "-f", "-s", "-e", program, address, NULL };
  g_autofree char *said = NULL;
  int status = 1;

  if (program == NULL
      || !g_spawn_sync (NULL, (char **) argv, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said,
                        NULL, &status, NULL)
      || status != 0 || said[0] == '?')
    return NULL;
  return g_strdelimit (g_strchomp (g_steal_pointer (&said)), "\n", ' ');
}

/* Which library a callback is of, and at which place in it. Returns: (transfer full) */
static inline char *
dag_watchdog_dup_library (const DagWatchdogPlace *place)
{
  DagWatchdogCode code = dag_watchdog_find_code (place->callback);

  return g_strdup_printf ("in a callback of %s at %#" G_GSIZE_MODIFIER "x: %s", code.name,
                          (gsize) place->callback - code.begin + code.offset, place->source);
}

/* Which one it was; with @says_symbol as a function of which file, which takes a moment.
 * Returns: (transfer full) */
static inline char *
dag_watchdog_dup_place (const DagWatchdogPlace *place,
                        gboolean                says_symbol)
{
  const char *callback = place->callback;
  g_autofree char *address = NULL;
  g_autofree char *symbol = NULL;

  if (callback == NULL)
    return g_strdup ("in input, or in what the test calls");
  if (callback < __executable_start || callback >= etext)
    return dag_watchdog_dup_library (place);
  address = g_strdup_printf ("%#" G_GSIZE_MODIFIER "x",
                             (gsize) (callback - __executable_start));
  if (says_symbol)
    symbol = dag_watchdog_dup_symbol (address);
  return g_strdup_printf ("in the callback at %s %s %s", address,
                          symbol != NULL ? symbol : "", place->source);
}

static inline int
dag_watchdog_compare_frames (gconstpointer a,
                             gconstpointer b)
{
  int64_t one = *(const int64_t *) a;
  int64_t other = *(const int64_t *) b;

  return (one > other) - (one < other);
}

/* What so large a share of the frames did not exceed, in milliseconds of CPU time. Sorts them. */
static inline double
dag_watchdog_get_frame_ms (double share)
{
  guint n = MIN (dag_watchdog.n_frames, DAG_WATCHDOG_FRAMES);

  g_assert_cmpuint (n, >, 0);
  qsort (dag_watchdog.frames_us, n, sizeof *dag_watchdog.frames_us,
         dag_watchdog_compare_frames);
  return (double) dag_watchdog.frames_us[MIN ((guint) (share * n), n - 1)] / 1000.0;
}

G_END_DECLS
