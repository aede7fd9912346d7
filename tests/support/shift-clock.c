/* shift-clock.c - loaded before a program: its clocks and its zone are what a file says
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DAG_CLOCK_FILE holds up to three words, read at every look at the clock, so that a test
 * meddles with a running program alone: by how many seconds the wall clock is wrong (F-C01);
 * how many seconds the computer slept, which the clock that counts sleep has in it and the
 * monotonic one has not (F-C06, F-N12); and the time zone of the computer (F-C07). */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define MAX_TIMERS 16
/* Of a timer that no sleep can wake. */
#define SWITCHED_OFF (1L << 40)

typedef struct
{
  long wrong_s;
  long slept_s;
  char zone[48]; /* empty: as it is */
} Wish;

/* A timer that counts sleep, and when it is due on its clock as the program sees it. */
typedef struct
{
  int file; /* plus one; 0: none */
  struct timespec due;
  long slept_s; /* when it was set */
} Timer;

static Timer timers[MAX_TIMERS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The C library's own of that name, into a pointer to a function of any kind. */
static void
find_original (const char *name,
               void       *into)
{
  void *found = dlsym (RTLD_NEXT, name);

  memcpy (into, &found, sizeof found);
}

static char *
original_getenv (const char *name)
{
  static char *(*original) (const char *);

  if (original == NULL)
    find_original ("getenv", &original);
  return original (name);
}

static int
original_clock (clockid_t        clock,
                struct timespec *now)
{
  static int (*original) (clockid_t, struct timespec *);

  if (original == NULL)
    find_original ("clock_gettime", &original);
  return original (clock, now);
}

static int
set_timer (int                      file,
           int                      flags,
           const struct itimerspec *value,
           struct itimerspec       *before)
{
  static int (*original) (int, int, const struct itimerspec *, struct itimerspec *);

  if (original == NULL)
    find_original ("timerfd_settime", &original);
  return original (file, flags, value, before);
}

static Wish
read_wish (void)
{
  const char *path = original_getenv ("DAG_CLOCK_FILE");
  char text[96] = { 0 };
  int file = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  Wish wish = { 0 };

  if (file >= 0)
    {
      if (read (file, text, sizeof text - 1) > 0)
        sscanf (text, "%ld %ld %47s", &wish.wrong_s, &wish.slept_s, wish.zone);
      close (file);
    }
  return wish;
}

/* What a timer of the kernel's does by itself when the computer wakes. */
static void
wake_timers (long slept_s)
{
  struct timespec now;

  original_clock (CLOCK_BOOTTIME, &now);
  pthread_mutex_lock (&lock);
  for (int i = 0; i < MAX_TIMERS; i++)
    if (timers[i].file != 0 && timers[i].slept_s < slept_s)
      {
        struct itimerspec left = { 0 };

        left.it_value.tv_sec = timers[i].due.tv_sec - slept_s - now.tv_sec;
        if (left.it_value.tv_sec < 0)
          left.it_value.tv_sec = 0;
        left.it_value.tv_nsec = 1;
        timers[i].slept_s = slept_s;
        set_timer (timers[i].file - 1, 0, &left, NULL);
      }
  pthread_mutex_unlock (&lock);
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  Wish wish = read_wish ();
  int result = original_clock (clock, now);

  wake_timers (wish.slept_s);
  if (result == 0 && clock == CLOCK_REALTIME)
    now->tv_sec += wish.wrong_s;
  if (result == 0 && clock == CLOCK_BOOTTIME)
    now->tv_sec += wish.slept_s;
  return result;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict zone)
{
  struct timespec precise;
  int result = clock_gettime (CLOCK_REALTIME, &precise);

  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return result;
}

char *
getenv (const char *name)
{
  static char zone[48];
  Wish wish;

  if (strcmp (name, "TZ") != 0)
    return original_getenv (name);
  wish = read_wish ();
  if (wish.zone[0] == '\0')
    return original_getenv (name);
  memcpy (zone, wish.zone, sizeof zone);
  return zone;
}

int
timerfd_create (clockid_t clock,
                int       flags)
{
  static int (*original) (clockid_t, int);
  int file;

  if (original == NULL)
    find_original ("timerfd_create", &original);
  file = original (clock, flags);
  pthread_mutex_lock (&lock);
  for (int i = 0; file >= 0 && clock == CLOCK_BOOTTIME && i < MAX_TIMERS; i++)
    if (timers[i].file == 0 || timers[i].file == file + 1)
      {
        timers[i] = (Timer){ .file = file + 1, .slept_s = SWITCHED_OFF };
        break;
      }
  pthread_mutex_unlock (&lock);
  return file;
}

/* Of those that count sleep relative ones are all there is. */
int
timerfd_settime (int                      file,
                 int                      flags,
                 const struct itimerspec *value,
                 struct itimerspec       *before)
{
  struct timespec now;
  long slept_s = read_wish ().slept_s;

  original_clock (CLOCK_BOOTTIME, &now);
  pthread_mutex_lock (&lock);
  for (int i = 0; i < MAX_TIMERS; i++)
    if (timers[i].file == file + 1)
      {
        timers[i].due = now;
        timers[i].due.tv_sec += value->it_value.tv_sec + slept_s;
        timers[i].slept_s
            = value->it_value.tv_sec == 0 && value->it_value.tv_nsec == 0 ? SWITCHED_OFF : slept_s;
      }
  pthread_mutex_unlock (&lock);
  return set_timer (file, flags, value, before);
}
