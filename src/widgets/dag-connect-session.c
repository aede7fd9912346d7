/* dag-connect-session.c - whom the dashboard watches: a contact centre, a simulated team, nobody
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connect-session-private.h"

#include "dag-fault.h"
#include "dag-settings.h"

#define DEFAULT_SCENARIO "busy"

typedef enum
{
  PROP_MODE = 1,
  PROP_NEEDS_SECRET,
} DagConnectSessionProperty;

typedef enum
{
  SIGNAL_FAILED,
} DagConnectSessionSignal;

static GParamSpec *properties[PROP_NEEDS_SECRET + 1];
static guint signals[SIGNAL_FAILED + 1];

G_DEFINE_ENUM_TYPE (DagConnectMode, dag_connect_mode,
                    G_DEFINE_ENUM_VALUE (DAG_CONNECT_MODE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (DAG_CONNECT_MODE_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (DAG_CONNECT_MODE_CENTRE, "centre"),
                    G_DEFINE_ENUM_VALUE (DAG_CONNECT_MODE_SIMULATION, "simulation"))

G_DEFINE_FINAL_TYPE (DagConnectSession, dag_connect_session, G_TYPE_OBJECT)

void
dag_kept_centre_clear (DagKeptCentre *self)
{
  g_clear_pointer (&self->connection, dag_connection_unref);
  g_clear_pointer (&self->secret, g_free);
  self->place = DAG_SECRET_NONE;
}

void
dag_connect_session_notify (DagConnectSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEEDS_SECRET]);
}

void
dag_connect_session_fail (DagConnectSession *self,
                          const GError      *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* Ends what was under way: a later wish always wins. */
void
dag_connect_session_begin_change (DagConnectSession *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
stop_simulator (DagConnectSession *self)
{
  if (self->simulator != NULL)
    dag_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
}

static gboolean
watch (DagConnectSession *self,
       DagConnection     *connection,
       const char        *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagConnector) connector = dag_connector_new (connection, secret, &error);

  if (connector == NULL)
    {
      dag_connect_session_fail (self, error);
      return FALSE;
    }
  dag_dashboard_connect (self->dashboard, connection, connector);
  return TRUE;
}

/* Also of a centre that was named on the command line and is none of ours: a simulated team
 * alone has a pace of its own. */
static void
apply_poll_interval (DagConnectSession *self)
{
  DagConnectMode mode = dag_connect_session_get_mode (self);

  if (mode == DAG_CONNECT_MODE_CENTRE || mode == DAG_CONNECT_MODE_NONE)
    dag_dashboard_set_poll_s (self->dashboard, dag_connect_session_get_poll_s (self));
}

static void
apply_service_level_kind (DagConnectSession *self)
{
  g_autofree char *word
      = g_settings_get_string (self->settings, DAG_KEY_SERVICE_LEVEL_KIND);
  DagServiceLevelKind kind = DAG_SERVICE_LEVEL_STRICT;

  if (dag_service_level_kind_from_word (word, &kind))
    dag_dashboard_set_service_level_kind (self->dashboard, kind);
}

/* Goes over to @state and does what belongs to it. Without its secret a contact centre is
 * not asked at all: a refused attempt may lock the account (F-H01). */
void
dag_connect_session_enter (DagConnectSession *self,
                           DagConnectState    state)
{
  switch (state)
    {
    case DAG_CONNECT_STATE_NOBODY:
    case DAG_CONNECT_STATE_LOCKED:
      stop_simulator (self);
      dag_dashboard_disconnect (self->dashboard);
      break;
    case DAG_CONNECT_STATE_CENTRE:
      stop_simulator (self);
      watch (self, self->saved.connection, self->saved.secret);
      break;
    case DAG_CONNECT_STATE_READING_SECRET:
    case DAG_CONNECT_STATE_STARTING_TEAM:
    case DAG_CONNECT_STATE_TEAM:
      break; /* what is watched stays until there is something else */
    }
  self->state = state;
  dag_connect_session_notify (self);
  apply_poll_interval (self);
}

void
dag_connect_session_watch_saved (DagConnectSession *self)
{
  dag_connect_session_enter (self, self->saved.place == DAG_SECRET_MISSING
                                       ? DAG_CONNECT_STATE_LOCKED
                                       : DAG_CONNECT_STATE_CENTRE);
}

static gboolean
has_credential (DagConnection *connection)
{
  return g_strcmp0 (dag_connection_get_option (connection, DAG_OPTION_CREDENTIAL),
                    DAG_CREDENTIAL_NONE)
         != 0;
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DagConnectSession) self = DAG_CONNECT_SESSION (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *secret
      = dag_credentials_lookup_finish (DAG_CREDENTIALS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->saved.secret, g_free);
  self->saved.secret = g_steal_pointer (&secret);
  self->saved.place
      = self->saved.secret != NULL ? DAG_SECRET_IN_KEYRING : DAG_SECRET_MISSING;
  dag_connect_session_watch_saved (self);
  if (self->saved.place == DAG_SECRET_MISSING && error == NULL)
    error = g_error_new_literal (DAG_FAULT, DAG_FAULT_SECRET,
                                 "keyring: nothing is kept for this connection");
  if (error != NULL)
    dag_connect_session_fail (self, error);
}

static void
on_needs_secret_changed (DagConnectSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEEDS_SECRET]);
}

/* It runs beside us and may be killed; what is saved is then shown again. */
static void
on_simulator_ended (DagConnectSession *self)
{
  g_autoptr (GError) error
      = g_error_new_literal (DAG_FAULT, DAG_FAULT_SIMULATOR, "the simulator has ended");

  dag_connect_session_go_back (self);
  dag_connect_session_fail (self, error);
}

static void
on_simulator_started (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (DagConnectSession) self = DAG_CONNECT_SESSION (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagConnection) connection
      = dag_simulator_start_finish (DAG_SIMULATOR (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection != NULL && watch (self, connection, NULL))
    {
      dag_connect_session_enter (self, DAG_CONNECT_STATE_TEAM);
      return;
    }
  if (error != NULL)
    dag_connect_session_fail (self, error);
  dag_connect_session_go_back (self);
}

static void
dag_connect_session_dispose (GObject *object)
{
  DagConnectSession *self = DAG_CONNECT_SESSION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_simulator (self);
  g_clear_object (&self->dashboard);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->credentials);
  G_OBJECT_CLASS (dag_connect_session_parent_class)->dispose (object);
}

static void
dag_connect_session_finalize (GObject *object)
{
  DagConnectSession *self = DAG_CONNECT_SESSION (object);

  dag_kept_centre_clear (&self->saved);
  dag_kept_centre_clear (&self->forgotten);
  G_OBJECT_CLASS (dag_connect_session_parent_class)->finalize (object);
}

static void
dag_connect_session_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  DagConnectSession *self = DAG_CONNECT_SESSION (object);

  switch ((DagConnectSessionProperty) id)
    {
    case PROP_MODE:
      g_value_set_enum (value, dag_connect_session_get_mode (self));
      break;
    case PROP_NEEDS_SECRET:
      g_value_set_boolean (value, dag_connect_session_needs_secret (self));
      break;
    }
}

static void
dag_connect_session_class_init (DagConnectSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_connect_session_dispose;
  object_class->finalize = dag_connect_session_finalize;
  object_class->get_property = dag_connect_session_get_property;

  properties[PROP_MODE] = g_param_spec_enum ("mode", NULL, NULL, DAG_TYPE_CONNECT_MODE,
                                             DAG_CONNECT_MODE_NONE, read);
  properties[PROP_NEEDS_SECRET]
      = g_param_spec_boolean ("needs-secret", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_FAILED]
      = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dag_connect_session_init (DagConnectSession *self)
{
  self->store = dag_connection_store_new (NULL);
  self->credentials = dag_credentials_new ();
}

/**
 * dag_connect_session_new:
 * @dashboard: what shows it
 * @settings: the program's settings
 *
 * Returns: (transfer full): a session that watches nobody yet
 */
DagConnectSession *
dag_connect_session_new (DagDashboard *dashboard,
                         GSettings    *settings)
{
  DagConnectSession *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (DAG_TYPE_CONNECT_SESSION, NULL);
  self->dashboard = g_object_ref (dashboard);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" DAG_KEY_POLL_INTERVAL,
                           G_CALLBACK (apply_poll_interval), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" DAG_KEY_SERVICE_LEVEL_KIND,
                           G_CALLBACK (apply_service_level_kind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dashboard, "notify::needs-secret",
                           G_CALLBACK (on_needs_secret_changed), self, G_CONNECT_SWAPPED);
  apply_service_level_kind (self);
  return self;
}

void
dag_connect_session_set_poll_s (DagConnectSession *self,
                                guint              poll_s)
{
  g_return_if_fail (DAG_IS_CONNECT_SESSION (self));

  self->poll_s = poll_s;
  apply_poll_interval (self);
}

guint
dag_connect_session_get_poll_s (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), 0);

  return self->poll_s > 0 ? self->poll_s
                          : g_settings_get_uint (self->settings, DAG_KEY_POLL_INTERVAL);
}

DagDashboard *
dag_connect_session_get_dashboard (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), NULL);

  return self->dashboard;
}

GSettings *
dag_connect_session_get_settings (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), NULL);

  return self->settings;
}

DagConnectMode
dag_connect_session_get_mode (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), DAG_CONNECT_MODE_NONE);

  switch (self->state)
    {
    case DAG_CONNECT_STATE_NOBODY:
      return DAG_CONNECT_MODE_NONE;
    case DAG_CONNECT_STATE_READING_SECRET:
    case DAG_CONNECT_STATE_STARTING_TEAM:
      return DAG_CONNECT_MODE_STARTING;
    case DAG_CONNECT_STATE_CENTRE:
    case DAG_CONNECT_STATE_LOCKED:
      return DAG_CONNECT_MODE_CENTRE;
    case DAG_CONNECT_STATE_TEAM:
      return DAG_CONNECT_MODE_SIMULATION;
    }
  g_return_val_if_reached (DAG_CONNECT_MODE_NONE);
}

/**
 * dag_connect_session_needs_secret:
 * @self: a session
 *
 * Returns: whether the saved contact centre refused its credential, or none is at hand
 */
gboolean
dag_connect_session_needs_secret (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), FALSE);

  return self->state == DAG_CONNECT_STATE_LOCKED
         || (self->state == DAG_CONNECT_STATE_CENTRE
             && dag_dashboard_needs_secret (self->dashboard));
}

/**
 * dag_connect_session_get_saved:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the saved contact centre
 */
DagConnection *
dag_connect_session_get_saved (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), NULL);

  return self->saved.connection;
}

/**
 * dag_connect_session_get_secret:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the secret of the saved contact centre
 */
const char *
dag_connect_session_get_secret (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), NULL);

  return self->saved.secret;
}

static void
look_up_secret (DagConnectSession *self)
{
  dag_connect_session_begin_change (self);
  dag_connect_session_enter (self, DAG_CONNECT_STATE_READING_SECRET);
  dag_credentials_lookup_async (self->credentials, self->saved.connection->id, self->cancellable,
                                on_looked_up, g_object_ref (self));
}

/**
 * dag_connect_session_start:
 * @self: a session
 *
 * Watches the saved contact centre, if there is one.
 */
void
dag_connect_session_start (DagConnectSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DAG_IS_CONNECT_SESSION (self));

  dag_kept_centre_clear (&self->saved);
  self->saved.connection = dag_connection_store_load (self->store, &error);
  if (error != NULL)
    dag_connect_session_fail (self, error);
  if (self->saved.connection == NULL)
    dag_connect_session_enter (self, DAG_CONNECT_STATE_NOBODY);
  else if (has_credential (self->saved.connection))
    look_up_secret (self);
  else
    dag_connect_session_watch_saved (self);
}

/**
 * dag_connect_session_simulate:
 * @self: a session
 * @scenario: the day the simulated team has; empty: a busy one
 */
void
dag_connect_session_simulate (DagConnectSession *self,
                              const char        *scenario)
{
  g_return_if_fail (DAG_IS_CONNECT_SESSION (self) && scenario != NULL);

  dag_connect_session_begin_change (self);
  stop_simulator (self);
  self->simulator = dag_simulator_new ();
  g_signal_connect_object (self->simulator, "ended", G_CALLBACK (on_simulator_ended), self,
                           G_CONNECT_SWAPPED);
  dag_connect_session_enter (self, DAG_CONNECT_STATE_STARTING_TEAM);
  dag_simulator_start_async (self->simulator, *scenario != '\0' ? scenario : DEFAULT_SCENARIO,
                             self->cancellable, on_simulator_started, g_object_ref (self));
}

/**
 * dag_connect_session_go_back:
 * @self: a session
 *
 * From the simulation to the saved contact centre, or to nobody.
 */
void
dag_connect_session_go_back (DagConnectSession *self)
{
  g_return_if_fail (DAG_IS_CONNECT_SESSION (self));

  dag_connect_session_begin_change (self);
  if (self->saved.connection != NULL)
    dag_connect_session_watch_saved (self);
  else
    dag_connect_session_enter (self, DAG_CONNECT_STATE_NOBODY);
}
