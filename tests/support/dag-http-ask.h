/* dag-http-ask.h - asks a misbehaving server once, as a connector would
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its names are short: a file of tests includes it, and nothing else. */
#pragma once

#include "dag-fault-server.h"
#include "dag-http-client.h"

G_BEGIN_DECLS

#define TOKEN "s3cr3t-t0ken-of-this-test"
#define BODY "{\"a\":1}"

static const DagHttpRequest plain = { .path = "v1/snapshot", .expect = "application/json" };

static inline DagHttp *
connect_to (const char *url,
            double      deadline_s)
{
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", url);
  g_autoptr (GError) error = NULL;
  DagHttp *http = NULL;

  connection->deadline_s = deadline_s;
  http = dag_http_new (connection, TOKEN, DAG_HTTP_DEFAULT, &error);
  g_assert_no_error (error);
  return http;
}

static inline DagHttp *
connect_server (DagFaultServer *server,
                double          deadline_s)
{
  g_autofree char *url = dag_fault_server_dup_url (server);

  return connect_to (url, deadline_s);
}

/* Asks a server that runs @script once. */
static inline void
ask (DagFaultScript script,
     gpointer       user_data,
     int            fault,
     DagOutcome    *outcome)
{
  g_autoptr (DagFaultServer) server = dag_fault_server_new (script, user_data, NULL);
  g_autoptr (DagHttp) http = connect_server (server, 60.0);

  dag_outcome_get (outcome, http, &plain, fault);
}

/* Sends the bytes of @user_data and closes. */
static inline gboolean
script_raw (DagFaultCall *call,
            gpointer      user_data)
{
  dag_fault_call_write (call, user_data, -1);
  return FALSE;
}

static inline gboolean
script_good (DagFaultCall *call,
             gpointer      user_data)
{
  return dag_fault_call_answer_json (call, BODY);
}

G_END_DECLS
