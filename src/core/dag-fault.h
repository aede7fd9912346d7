/* dag-fault.h - why a source could not be read: one domain of reasons for every layer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_FAULT (dag_fault_quark ())
GQuark dag_fault_quark (void);

/**
 * DagFault:
 *
 * The reasons of `dagstartctl`'s REASON words, of the poll record and of the sentences on
 * the screen. A GError of this domain carries the technical reason in its message
 * (English, for the log and the "details" disclosure); the sentence for a person is made
 * by words (dag_words_fault_sentence()).
 */
typedef enum
{
  /* could not be reached: exit 3 */
  DAG_FAULT_REFUSED,
  DAG_FAULT_DNS,
  DAG_FAULT_TIMEOUT,
  DAG_FAULT_NOT_FOUND,
  DAG_FAULT_TRUNCATED,
  DAG_FAULT_TLS,
  DAG_FAULT_SERVER_ERROR,
  DAG_FAULT_RATE_LIMITED,
  DAG_FAULT_REDIRECT,
  DAG_FAULT_UNREACHABLE, /* any other trouble of the network or a proxy */
  /* answer refused: exit 4 */
  DAG_FAULT_TOO_LARGE,
  DAG_FAULT_DEPTH,
  DAG_FAULT_PARSE,
  DAG_FAULT_CONTENT_TYPE,
  DAG_FAULT_SHAPE,
  DAG_FAULT_FIELD,
  DAG_FAULT_TOO_MANY,
  DAG_FAULT_DUPLICATE,
  DAG_FAULT_API_ERROR,
  /* not allowed: exit 5 */
  DAG_FAULT_AUTH,
  DAG_FAULT_FORBIDDEN,
  /* local trouble: exit 6 */
  DAG_FAULT_STORE,
  DAG_FAULT_SECRET,
  DAG_FAULT_IO,
  DAG_FAULT_SIMULATOR, /* dagstart-sim does not start, or has ended */
  /* bad settings (an address that is none, plain http to another machine): exit 2 */
  DAG_FAULT_USAGE,
} DagFault;

const char *dag_fault_get_word      (DagFault fault);
int         dag_fault_get_exit_code (DagFault fault);

G_END_DECLS
