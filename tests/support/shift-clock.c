/* shift-clock.c - loaded before a program: its wall clock goes as much wrong as a file says
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DAG_CLOCK_FILE holds a number of seconds, read at every look at the clock, so that a test
 * sets the clock of a running program alone. The monotonic clock goes on as it is (F-C01). */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long
read_shift (void)
{
  const char *path = getenv ("DAG_CLOCK_FILE");
  char text[32] = { 0 };
  int file = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  ssize_t n = file >= 0 ? read (file, text, sizeof text - 1) : 0;

  if (file >= 0)
    close (file);
  return n > 0 ? strtol (text, NULL, 10) : 0;
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  int (*original) (clockid_t, struct timespec *);
  int result;

  *(void **) &original = dlsym (RTLD_NEXT, "clock_gettime");
  result = original (clock, now);
  if (result == 0 && clock == CLOCK_REALTIME)
    now->tv_sec += read_shift ();
  return result;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict zone)
{
  int (*original) (struct timeval *, void *);
  int result;

  *(void **) &original = dlsym (RTLD_NEXT, "gettimeofday");
  result = original (now, zone);
  if (result == 0)
    now->tv_sec += read_shift ();
  return result;
}
