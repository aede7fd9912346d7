/* dag-connect-form.c - the rows that say how to reach a contact centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connect-form.h"

#include "dag-compat.h"
#include "dag-connect-options.h"
#include "dag-connector.h"
#include "dag-css-class.h"
#include "dag-fault.h"
#include "dag-picked-file.h"
#include "dag-text-room.h"

#include <glib/gi18n.h>

#define MOST_CA_BYTES (4 * 1024 * 1024)

struct _DagConnectForm
{
  AdwBin parent_instance;

  GtkWidget *centre_group;
  GtkWidget *secret_group;
  DagConnectOptions *options;
  AdwComboRow *kind_row;
  GtkEditable *url_row;
  AdwActionRow *ca_row;
  GtkWidget *ca_button;
  GtkWidget *ca_clear_button;
  AdwComboRow *sign_in_row;
  GtkEditable *user_row;
  GtkEditable *secret_row;

  const DagConnectorKind *kind; /* (nullable): of which the options are shown */
  DagConnection *connection; /* (nullable): the one that is edited */
  char *ca_file;
  gboolean secret_only;
  GCancellable *cancellable;
};

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
} DagConnectFormSignal;

static guint signals[SIGNAL_ACTIVATED + 1];

G_DEFINE_FINAL_TYPE (DagConnectForm, dag_connect_form, ADW_TYPE_BIN)

/* (nullable): before the row has its kinds. */
static const DagConnectorKind *
get_kind (DagConnectForm *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return dag_connector_list_kinds ()[selected];
}

/* Some kinds know accounts alone. */
static gboolean
needs_user (DagConnectForm *self)
{
  const DagConnectorKind *kind = get_kind (self);

  return kind != NULL && kind->needs_user;
}

static gboolean
has_user (DagConnectForm *self)
{
  return needs_user (self) || adw_combo_row_get_selected (self->sign_in_row) == 1;
}

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* What the user means: “cc.example.org/api” is https. */
static char *
dup_url (DagConnectForm *self)
{
  g_autofree char *text = dup_text (self->url_row);

  if (*text == '\0' || strstr (text, "://") != NULL)
    return g_steal_pointer (&text);
  return g_strconcat ("https://", text, NULL);
}

static gboolean
is_same_origin (const char *a,
                const char *b)
{
  g_autoptr (GUri) first = g_uri_parse (a, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autoptr (GUri) second = g_uri_parse (b, G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  return first != NULL && second != NULL
         && g_strcmp0 (g_uri_get_scheme (first), g_uri_get_scheme (second)) == 0
         && g_strcmp0 (g_uri_get_host (first), g_uri_get_host (second)) == 0
         && g_uri_get_port (first) == g_uri_get_port (second);
}

static void
mark (GtkWidget *row,
      gboolean   wrong)
{
  dag_css_class_set (row, "error", wrong);
}

static void
clear_marks (DagConnectForm *self)
{
  mark (GTK_WIDGET (self->url_row), FALSE);
  mark (GTK_WIDGET (self->user_row), FALSE);
  mark (GTK_WIDGET (self->secret_row), FALSE);
}

static void
update_rows (DagConnectForm *self)
{
  gboolean user = has_user (self);
  gboolean keeps = dag_connect_form_has_same_origin (self) && !self->secret_only;
  const char *title;

  if (user)
    title = keeps ? _ ("_Password (leave empty to keep it)") : _ ("_Password");
  else
    title = keeps ? _ ("T_oken (leave empty to keep it)") : _ ("T_oken");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->user_row), user);
  gtk_widget_set_visible (GTK_WIDGET (self->sign_in_row),
                          !needs_user (self) && !self->secret_only);
  gtk_widget_set_visible (self->centre_group, !self->secret_only);
  gtk_widget_set_visible (GTK_WIDGET (self->options),
                          !dag_connect_options_is_empty (self->options) && !self->secret_only);
}

static void
update_ca (DagConnectForm *self)
{
  g_autofree char *name
      = self->ca_file != NULL ? g_path_get_basename (self->ca_file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  adw_action_row_set_subtitle (self->ca_row,
                               shown != NULL
                                   ? shown
                                   : _ ("Only where your organisation signs certificates itself"));
  gtk_widget_set_visible (self->ca_clear_button, self->ca_file != NULL);
}

static void
show_options (DagConnectForm *self)
{
  self->kind = get_kind (self);
  dag_connect_options_set_kind (self->options, self->kind, self->connection);
}

static void
on_changed (DagConnectForm *self)
{
  clear_marks (self);
  if (self->kind != get_kind (self))
    show_options (self);
  update_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_entry_activated (DagConnectForm *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
set_ca_file (DagConnectForm *self,
             const char     *path)
{
  g_clear_pointer (&self->ca_file, g_free);
  self->ca_file = g_strdup (path);
  update_ca (self);
  on_changed (self);
}

static void
on_ca_clear_clicked (DagConnectForm *self)
{
  set_ca_file (self, NULL);
  gtk_widget_grab_focus (self->ca_button);
}

static void
on_ca_loaded (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DagConnectForm) self = DAG_CONNECT_FORM (user_data);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = NULL;
  gsize length = 0;

  pem = dag_picked_file_read_finish (G_FILE (source), result, &length, &error);
  if (pem != NULL)
    certificate = g_tls_certificate_new_from_pem (pem, (gssize) length, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (certificate != NULL)
    {
      set_ca_file (self, g_file_peek_path (G_FILE (source)));
      return;
    }
  adw_action_row_set_subtitle (self->ca_row,
                               _ ("There is no certificate in that file (it is PEM text)."));
  gtk_widget_grab_focus (self->ca_button);
}

static void
on_ca_chosen (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DagConnectForm) self = DAG_CONNECT_FORM (user_data);
  g_autoptr (GFile) file = dag_compat_choose_file_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    dag_picked_file_read_async (file, MOST_CA_BYTES, self->cancellable, on_ca_loaded,
                                g_object_ref (self));
}

static void
on_ca_clicked (DagConnectForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  dag_compat_choose_file_async (GTK_WINDOW (root), FALSE, _ ("Certificate authority"), NULL,
                                self->cancellable, on_ca_chosen, g_object_ref (self));
}

static void
fill_kinds (DagConnectForm *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const DagConnectorKind *const *kinds = dag_connector_list_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (titles, _ (kinds[i]->title));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (titles));
}

static void
show_kind (DagConnectForm *self,
           const char     *name)
{
  const DagConnectorKind *const *kinds = dag_connector_list_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i]->name, name))
      adw_combo_row_set_selected (self->kind_row, i);
}

static void
dag_connect_form_dispose (GObject *object)
{
  DagConnectForm *self = DAG_CONNECT_FORM (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connection, dag_connection_unref);
  G_OBJECT_CLASS (dag_connect_form_parent_class)->dispose (object);
}

static void
dag_connect_form_finalize (GObject *object)
{
  g_clear_pointer (&DAG_CONNECT_FORM (object)->ca_file, g_free);
  G_OBJECT_CLASS (dag_connect_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, centre_group);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, secret_group);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, options);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, url_row);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, ca_row);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, ca_button);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, ca_clear_button);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, sign_in_row);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, user_row);
  gtk_widget_class_bind_template_child (widget_class, DagConnectForm, secret_row);
}

static void
dag_connect_form_class_init (DagConnectFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dag_connect_form_dispose;
  object_class->finalize = dag_connect_form_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);

  g_type_ensure (DAG_TYPE_CONNECT_OPTIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-connect-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_ca_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_ca_clear_clicked);
}

static void
dag_connect_form_init (DagConnectForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_ADDRESS);
  fill_kinds (self);
  show_kind (self, DAG_CONNECTOR_OWN_KIND);
  show_options (self);
  update_ca (self);
  update_rows (self);
}

/**
 * dag_connect_form_set_connection:
 * @self: the form
 * @connection: what to edit
 * @secret_only: ask for the credential alone
 */
void
dag_connect_form_set_connection (DagConnectForm *self,
                                 DagConnection  *connection,
                                 gboolean        secret_only)
{
  g_return_if_fail (DAG_IS_CONNECT_FORM (self) && connection != NULL);

  g_clear_pointer (&self->connection, dag_connection_unref);
  self->connection = dag_connection_ref (connection);
  self->secret_only = secret_only;
  show_kind (self, connection->kind);
  show_options (self);
  gtk_editable_set_text (self->url_row, connection->url);
  gtk_editable_set_text (self->user_row, connection->user != NULL ? connection->user : "");
  adw_combo_row_set_selected (self->sign_in_row, connection->user != NULL ? 1 : 0);
  set_ca_file (self, connection->ca_file);
}

/**
 * dag_connect_form_has_same_origin:
 * @self: the form
 *
 * A saved secret is sent only to the server it was entered for.
 *
 * Returns: whether the address is still on the server of the connection being edited
 */
gboolean
dag_connect_form_has_same_origin (DagConnectForm *self)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (DAG_IS_CONNECT_FORM (self), FALSE);

  url = dup_url (self);
  return self->connection != NULL && self->kind != NULL
         && g_strcmp0 (self->connection->kind, self->kind->name) == 0
         && is_same_origin (self->connection->url, url);
}

/**
 * dag_connect_form_dup_connection:
 * @self: the form
 *
 * Returns: (transfer full): the connection as the rows say; it keeps its id as long as it
 *   stays on the same server
 */
DagConnection *
dag_connect_form_dup_connection (DagConnectForm *self)
{
  g_autofree char *url = NULL;
  DagConnection *connection = NULL;

  g_return_val_if_fail (DAG_IS_CONNECT_FORM (self), NULL);

  url = dup_url (self);
  if (dag_connect_form_has_same_origin (self))
    {
      /* What the form does not show stays as it was. */
      connection = dag_connection_copy (self->connection);
      g_clear_pointer (&connection->url, g_free);
      g_clear_pointer (&connection->user, g_free);
      g_clear_pointer (&connection->ca_file, g_free);
      connection->url = g_steal_pointer (&url);
    }
  else
    connection = dag_connection_new (self->kind != NULL ? self->kind->name : "", url);
  if (has_user (self))
    connection->user = dup_text (self->user_row);
  connection->ca_file = g_strdup (self->ca_file);
  dag_connect_options_apply (self->options, connection);
  return connection;
}

/**
 * dag_connect_form_get_secret:
 * @self: the form
 *
 * Returns: (transfer none) (nullable): the token or password entered
 */
const char *
dag_connect_form_get_secret (DagConnectForm *self)
{
  const char *text;

  g_return_val_if_fail (DAG_IS_CONNECT_FORM (self), NULL);

  text = gtk_editable_get_text (self->secret_row);
  return *text != '\0' ? text : NULL;
}

/**
 * dag_connect_form_is_complete:
 * @self: the form
 *
 * Returns: whether enough is filled in to try
 */
gboolean
dag_connect_form_is_complete (DagConnectForm *self)
{
  g_autofree char *url = NULL;
  g_autofree char *user = NULL;

  g_return_val_if_fail (DAG_IS_CONNECT_FORM (self), FALSE);

  url = dup_url (self);
  user = dup_text (self->user_row);
  if (*url == '\0' || self->kind == NULL)
    return FALSE;
  if (has_user (self) && *user == '\0')
    return FALSE;
  if (self->secret_only && dag_connect_form_get_secret (self) == NULL)
    return FALSE;
  return dag_connect_options_is_complete (self->options);
}

void
dag_connect_form_focus_first (DagConnectForm *self)
{
  g_return_if_fail (DAG_IS_CONNECT_FORM (self));

  if (self->secret_only)
    gtk_widget_grab_focus (GTK_WIDGET (self->secret_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->url_row));
}

/* Which row is to blame; %NULL where it is not a matter of what was filled in. */
static GtkWidget *
find_culprit (DagConnectForm *self,
              DagFault        fault)
{
  switch (fault)
    {
    case DAG_FAULT_AUTH:
    case DAG_FAULT_FORBIDDEN:
    case DAG_FAULT_SECRET:
      return GTK_WIDGET (self->secret_row);
    case DAG_FAULT_TLS:
      return self->ca_button;
    case DAG_FAULT_REFUSED:
    case DAG_FAULT_DNS:
    case DAG_FAULT_NOT_FOUND:
    case DAG_FAULT_REDIRECT:
    case DAG_FAULT_UNREACHABLE:
    case DAG_FAULT_TIMEOUT:
    case DAG_FAULT_DEPTH:
    case DAG_FAULT_PARSE:
    case DAG_FAULT_CONTENT_TYPE:
    case DAG_FAULT_SHAPE:
    case DAG_FAULT_USAGE:
      return GTK_WIDGET (self->url_row);
    case DAG_FAULT_TRUNCATED:
    case DAG_FAULT_SERVER_ERROR:
    case DAG_FAULT_RATE_LIMITED:
    case DAG_FAULT_TOO_LARGE:
    case DAG_FAULT_FIELD:
    case DAG_FAULT_TOO_MANY:
    case DAG_FAULT_DUPLICATE:
    case DAG_FAULT_API_ERROR:
    case DAG_FAULT_STORE:
    case DAG_FAULT_IO:
    case DAG_FAULT_SIMULATOR:
      return NULL;
    }
  return NULL;
}

/**
 * dag_connect_form_focus_fault:
 * @self: the form
 * @error: of %DAG_FAULT
 *
 * Puts the focus where the fault can be mended, and marks the row.
 */
void
dag_connect_form_focus_fault (DagConnectForm *self,
                              const GError   *error)
{
  GtkWidget *culprit;

  g_return_if_fail (DAG_IS_CONNECT_FORM (self) && error != NULL);

  clear_marks (self);
  if (error->domain != DAG_FAULT)
    return;
  culprit = find_culprit (self, (DagFault) error->code);
  if (culprit == NULL || !gtk_widget_get_visible (culprit))
    return;
  if (ADW_IS_ENTRY_ROW (culprit))
    mark (culprit, TRUE);
  gtk_widget_grab_focus (culprit);
}
