/* dag-connector.h - what every kind of contact centre must be able to do for us
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-connection.h"
#include "dag-history.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* One attempt to poll, kept whether it worked or not ("failed" differs from "zero"). */
typedef struct
{
  int64_t started_at_us; /* wall clock */
  guint elapsed_ms;
  gboolean ok;
  int fault; /* a DagFault where not ok */
  gboolean not_modified;
  guint64 bytes; /* after inflation */
  guint http_status;
  double retry_after_s; /* what the server asked for, clamped to 0…300; < 0: nothing */
} DagPollRecord;

#define DAG_TYPE_CONNECTOR (dag_connector_get_type ())
G_DECLARE_INTERFACE (DagConnector, dag_connector, DAG, CONNECTOR, GObject)

/**
 * DagConnectorInterface:
 * @poll_async: fetches the present state. Single flight: a second call while one is under
 *   way fails with %G_IO_ERROR_PENDING. The answer is a validated snapshot, the very same
 *   object as the last time where the source said "not modified".
 * @get_last_poll: (transfer none): the record of the last attempt
 * @read_state_changes_async: (optional): changes since a time, all pages
 * @read_intervals_async: (optional): intervals of [from, to), all pages
 * @read_shifts_async: (optional): rostered shifts that touch [from, to), all pages
 * @read_reasons_async: (optional): how often each reason was noted, of the civil days @from
 *   to @to, both counted from 1970 and both included, all pages
 * @close: (optional): ends sessions; no call is made after it
 *
 * The answer of each call is a #GTask whose source is the connector; errors are of
 * %DAG_FAULT (or cancelled).
 *
 * A connector is one file under src/api/connectors/ and its tests: it translates a
 * product's answers into a snapshot, says what it cannot supply (`absent`) and what it
 * worked out (`derived`), and leaves timing, back-off and retries to the poller.
 */
struct _DagConnectorInterface
{
  GTypeInterface parent_iface;

  void                 (*poll_async)                (DagConnector        *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
  const DagPollRecord *(*get_last_poll)             (DagConnector *self);

  void                 (*read_state_changes_async)  (DagConnector        *self,
                                                     int64_t              since_us,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

  void                 (*read_intervals_async)      (DagConnector        *self,
                                                     int64_t              from_us,
                                                     int64_t              to_us,
                                                     int                  minutes,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

  void                 (*read_shifts_async)         (DagConnector        *self,
                                                     int64_t              from_us,
                                                     int64_t              to_us,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

  void                 (*read_reasons_async)        (DagConnector        *self,
                                                     int64_t              from_day,
                                                     int64_t              to_day,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

  void                 (*close)                     (DagConnector *self);
};

/* How a setting is asked. */
typedef enum
{
  DAG_CONNECTOR_OPTION_SECONDS,  /* a whole number; 0: not set */
  DAG_CONNECTOR_OPTION_TIMEZONE, /* an IANA name that must be known; this computer's at first */
} DagConnectorOptionType;

/**
 * DagConnectorOption:
 * @key: of the connection's options
 * @type: how it is asked
 * @title: marked for translation, with a mnemonic
 * @subtitle: (nullable): marked for translation; of a number
 * @max: of a number
 *
 * A setting of a connector's own that the connect window asks for.
 */
typedef struct
{
  const char *key;
  DagConnectorOptionType type;
  const char *title;
  const char *subtitle;
  int max;
} DagConnectorOption;

/**
 * DagConnectorKind:
 * @name: the word of settings and the command line
 * @title: what a person calls it; marked for translation
 * @needs_user: whether it knows accounts alone; else a token or an account
 * @options_title: (nullable): stands above @options; marked for translation
 * @options: (nullable) (array zero-terminated=1): what is asked beyond address and secret
 * @create: as dag_connector_new()
 *
 * What a connector says of itself; static, and all that the rest of the program knows of it.
 */
typedef struct
{
  const char *name;
  const char *title;
  gboolean needs_user;
  const char *options_title;
  const DagConnectorOption *options;
  DagConnector *(*create) (DagConnection  *connection,
                           const char     *secret,
                           GError        **error);
} DagConnectorKind;

/* The kind that speaks our own API: the simulator's, and the one that is meant where none
 * is named. */
#define DAG_CONNECTOR_OWN_KIND "dagstart"

const DagConnectorKind *const *
                     dag_connector_list_kinds                (void);
const DagConnectorKind *
                     dag_connector_find_kind                 (const char *name);

DagConnector        *dag_connector_new                       (DagConnection  *connection,
                                                              const char     *secret,
                                                              GError        **error)
                                                              G_GNUC_WARN_UNUSED_RESULT;

void                 dag_connector_poll_async                (DagConnector        *self,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
DagSnapshot         *dag_connector_poll_finish               (DagConnector  *self,
                                                              GAsyncResult  *result,
                                                              GError       **error);
const DagPollRecord *dag_connector_get_last_poll             (DagConnector *self);

gboolean             dag_connector_has_state_changes         (DagConnector *self);
void                 dag_connector_read_state_changes_async  (DagConnector        *self,
                                                              int64_t              since_us,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
GPtrArray           *dag_connector_read_state_changes_finish (DagConnector  *self,
                                                              GAsyncResult  *result,
                                                              GError       **error);

gboolean             dag_connector_has_intervals             (DagConnector *self);
void                 dag_connector_read_intervals_async      (DagConnector        *self,
                                                              int64_t              from_us,
                                                              int64_t              to_us,
                                                              int                  minutes,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
GPtrArray           *dag_connector_read_intervals_finish     (DagConnector  *self,
                                                              GAsyncResult  *result,
                                                              GError       **error);

gboolean             dag_connector_has_shifts                (DagConnector *self);
void                 dag_connector_read_shifts_async         (DagConnector        *self,
                                                              int64_t              from_us,
                                                              int64_t              to_us,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
GPtrArray           *dag_connector_read_shifts_finish        (DagConnector  *self,
                                                              GAsyncResult  *result,
                                                              GError       **error);

gboolean             dag_connector_has_reasons               (DagConnector *self);
void                 dag_connector_read_reasons_async        (DagConnector        *self,
                                                              int64_t              from_day,
                                                              int64_t              to_day,
                                                              GCancellable        *cancellable,
                                                              GAsyncReadyCallback  callback,
                                                              gpointer             user_data);
GPtrArray           *dag_connector_read_reasons_finish       (DagConnector  *self,
                                                              GAsyncResult  *result,
                                                              GError       **error);

void                 dag_connector_close                     (DagConnector *self);

G_END_DECLS
