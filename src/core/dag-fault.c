/* dag-fault.c - why a source could not be read: one domain of reasons for every layer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-fault.h"

G_DEFINE_QUARK (dag-fault-quark, dag_fault)

static const struct
{
  const char *word;
  int exit_code;
} faults[] = {
  [DAG_FAULT_REFUSED] = { "refused", 3 },
  [DAG_FAULT_DNS] = { "dns", 3 },
  [DAG_FAULT_TIMEOUT] = { "timeout", 3 },
  [DAG_FAULT_NOT_FOUND] = { "not-found", 3 },
  [DAG_FAULT_TRUNCATED] = { "truncated", 3 },
  [DAG_FAULT_TLS] = { "tls", 3 },
  [DAG_FAULT_SERVER_ERROR] = { "server-error", 3 },
  [DAG_FAULT_RATE_LIMITED] = { "rate-limited", 3 },
  [DAG_FAULT_REDIRECT] = { "redirect", 3 },
  [DAG_FAULT_UNREACHABLE] = { "unreachable", 3 },
  [DAG_FAULT_TOO_LARGE] = { "too-large", 4 },
  [DAG_FAULT_DEPTH] = { "depth", 4 },
  [DAG_FAULT_PARSE] = { "parse", 4 },
  [DAG_FAULT_CONTENT_TYPE] = { "content-type", 4 },
  [DAG_FAULT_SHAPE] = { "shape", 4 },
  [DAG_FAULT_FIELD] = { "field", 4 },
  [DAG_FAULT_TOO_MANY] = { "too-many", 4 },
  [DAG_FAULT_DUPLICATE] = { "duplicate", 4 },
  [DAG_FAULT_API_ERROR] = { "api-error", 4 },
  [DAG_FAULT_AUTH] = { "auth", 5 },
  [DAG_FAULT_FORBIDDEN] = { "forbidden", 5 },
  [DAG_FAULT_STORE] = { "store", 6 },
  [DAG_FAULT_SECRET] = { "secret", 6 },
  [DAG_FAULT_IO] = { "io", 6 },
  [DAG_FAULT_SIMULATOR] = { "simulator", 6 },
  [DAG_FAULT_USAGE] = { "usage", 2 },
};

/**
 * dag_fault_get_word:
 * @fault: a reason
 *
 * Returns: (transfer none): its one word, never translated: "timeout", "field" …
 */
const char *
dag_fault_get_word (DagFault fault)
{
  g_return_val_if_fail ((size_t) fault < G_N_ELEMENTS (faults), "unknown");

  return faults[fault].word;
}

/**
 * dag_fault_get_exit_code:
 * @fault: a reason
 *
 * Returns: the exit code of `dagstartctl` for it
 */
int
dag_fault_get_exit_code (DagFault fault)
{
  g_return_val_if_fail ((size_t) fault < G_N_ELEMENTS (faults), 1);

  return faults[fault].exit_code;
}
