/* dag-sanitized.h - whether this build watches addresses, and is as slow as that makes it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Under memcheck (./dev valgrind) nothing says how long a thing takes. */
static inline gboolean
dag_test_keeps_time (void)
{
  return g_getenv ("DAG_VALGRIND") == NULL;
}

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
