/* dag-connect-window.c - connect a contact centre, edit it, or enter a new credential
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is saved before a test of exactly what would be saved has worked: any change of
 * the form takes the test back. */
#include "config.h"

#include "dag-connect-window.h"

#include "dag-compat.h"
#include "dag-connect-form.h"
#include "dag-connect-result.h"
#include "dag-connector.h"
#include "dag-css-class.h"
#include "dag-fault.h"
#include "dag-toast.h"

#include <glib/gi18n.h>

#define ACTION_TEST "connect.test"
#define ACTION_SAVE "connect.save"
#define SCROLL_MS 50 /* the stack of the result grows within a frame or two */

/* How far it is: each step but the first is about the connection that is held. */
typedef enum
{
  STEP_ENTERING,            /* nothing was tested, or something changed since */
  STEP_TESTING,
  STEP_WORKED,              /* it may be saved */
  STEP_WORKED_NO_KEYRING,   /* for this session alone, as the user was told */
  STEP_SAVING,
  STEP_SAVING_NO_KEYRING,
} Step;

struct _DagConnectWindow
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkScrolledWindow *scroller;
  GtkLabel *intro;
  DagConnectForm *form;
  GtkWidget *test_button;
  DagConnectResult *result;

  DagConnectSession *session;
  DagConnectAsk ask;
  Step step;
  GCancellable *cancellable; /* (nullable): of what is under way */
  DagConnection *connection; /* (nullable) */
  char *secret;              /* (nullable) */
  guint scroll_id;
};

G_DEFINE_FINAL_TYPE (DagConnectWindow, dag_connect_window, ADW_TYPE_WINDOW)

/* Goes over to @step. One accent at a time: first the test, then saving. */
static void
enter (DagConnectWindow *self,
       Step              step)
{
  gboolean no_keyring = step == STEP_WORKED_NO_KEYRING || step == STEP_SAVING_NO_KEYRING;
  gboolean worked = step == STEP_WORKED || step == STEP_WORKED_NO_KEYRING;
  gboolean tested = step != STEP_ENTERING && step != STEP_TESTING;

  self->step = step;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTION_TEST,
                                 step != STEP_TESTING
                                     && dag_connect_form_is_complete (self->form));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTION_SAVE, worked);
  dag_css_class_set (self->test_button, "suggested-action", !tested);
  dag_css_class_set (self->save_button, "suggested-action", tested);
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        no_keyring ? _ ("_Use for this session") : _ ("_Save"));
  dag_compat_speak_mnemonics (self->save_button);
}

/* Ends what is under way and lets go of what was tested. */
static void
take_back (DagConnectWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connection, dag_connection_unref);
  g_clear_pointer (&self->secret, g_free);
}

static void
on_form_changed (DagConnectWindow *self)
{
  take_back (self);
  dag_connect_result_clear (self->result);
  enter (self, STEP_ENTERING);
}

static void
on_form_activated (DagConnectWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), ACTION_TEST, NULL);
}

/* How far down may be scrolled with the row that has the focus still in sight. */
static double
get_scroll_limit (DagConnectWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = GTK_WIDGET (self->form);
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page)
      || !gtk_widget_compute_bounds (focus, gtk_widget_get_parent (page), &bounds))
    return G_MAXDOUBLE;
  return bounds.origin.y;
}

/* The result stands below the form; it must not have to be looked for. */
static gboolean
scroll_to_result (gpointer user_data)
{
  DagConnectWindow *self = DAG_CONNECT_WINDOW (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double end = gtk_adjustment_get_upper (adjustment)
               - gtk_adjustment_get_page_size (adjustment);

  self->scroll_id = 0;
  gtk_adjustment_set_value (adjustment, MIN (end, get_scroll_limit (self)));
  return G_SOURCE_REMOVE;
}

/* After the next layout, which knows how tall the result is. */
static void
queue_scroll (DagConnectWindow *self)
{
  if (self->scroll_id == 0 && self->session != NULL)
    self->scroll_id = g_timeout_add (SCROLL_MS, scroll_to_result, self);
}

static void
show_fault (DagConnectWindow *self,
            const GError     *error)
{
  dag_connect_result_show_error (self->result, error);
  dag_connect_form_focus_fault (self->form, error);
  queue_scroll (self);
}

static void
on_polled (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DagConnectWindow) self = DAG_CONNECT_WINDOW (user_data);
  DagConnector *connector = DAG_CONNECTOR (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = dag_connector_poll_finish (connector, result, &error);
  const DagPollRecord *record = dag_connector_get_last_poll (connector);
  guint elapsed_ms = record != NULL ? record->elapsed_ms : 0;

  dag_connector_close (connector);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (snapshot == NULL)
    {
      show_fault (self, error);
      enter (self, STEP_ENTERING);
      return;
    }
  dag_connect_result_show_found (self->result, snapshot, elapsed_ms);
  enter (self, STEP_WORKED);
  gtk_widget_grab_focus (self->save_button);
  queue_scroll (self);
}

static void
on_test_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  DagConnectWindow *self = DAG_CONNECT_WINDOW (widget);
  g_autoptr (DagConnector) connector = NULL;
  g_autoptr (GError) error = NULL;
  const char *secret = dag_connect_form_get_secret (self->form);

  take_back (self);
  self->connection = dag_connect_form_dup_connection (self->form);
  if (secret == NULL && dag_connect_form_has_same_origin (self->form))
    secret = dag_connect_session_get_secret (self->session);
  self->secret = g_strdup (secret);
  connector = dag_connector_new (self->connection, secret, &error);
  if (connector == NULL)
    {
      show_fault (self, error);
      enter (self, STEP_ENTERING);
      return;
    }
  self->cancellable = g_cancellable_new ();
  dag_connect_result_show_busy (self->result);
  enter (self, STEP_TESTING);
  dag_connector_poll_async (connector, self->cancellable, on_polled,
                            g_object_ref (self));
}

static void
show_no_keyring (DagConnectWindow *self,
                 const GError     *error)
{
  enter (self, STEP_WORKED_NO_KEYRING);
  dag_connect_result_show_note (
      self->result, _ ("The keyring cannot keep the password or token."),
      _ ("Dagstart never writes it to a file. It can use it until you close Dagstart, and "
         "asks for it again at the next start."),
      error->message);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DagConnectWindow) self = DAG_CONNECT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (dag_connect_session_save_finish (DAG_CONNECT_SESSION (source), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_SECRET))
    show_no_keyring (self, error);
  else
    {
      dag_connect_result_show_error (self->result, error);
      enter (self, self->step == STEP_SAVING ? STEP_WORKED : STEP_WORKED_NO_KEYRING);
    }
  queue_scroll (self);
}

static void
on_save_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  DagConnectWindow *self = DAG_CONNECT_WINDOW (widget);

  gboolean in_keyring = self->step == STEP_WORKED;

  g_return_if_fail (in_keyring || self->step == STEP_WORKED_NO_KEYRING);

  self->cancellable = g_cancellable_new ();
  enter (self, in_keyring ? STEP_SAVING : STEP_SAVING_NO_KEYRING);
  dag_connect_session_save_async (self->session, self->connection, self->secret, in_keyring,
                                  self->cancellable, on_saved, g_object_ref (self));
}

static void
dag_connect_window_dispose (GObject *object)
{
  DagConnectWindow *self = DAG_CONNECT_WINDOW (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  take_back (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dag_connect_window_parent_class)->dispose (object);
}

static void
dag_connect_window_class_init (DagConnectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_connect_window_dispose;

  g_type_ensure (DAG_TYPE_CONNECT_FORM);
  g_type_ensure (DAG_TYPE_CONNECT_RESULT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-connect-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagConnectWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, DagConnectWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, DagConnectWindow, intro);
  gtk_widget_class_bind_template_child (widget_class, DagConnectWindow, form);
  gtk_widget_class_bind_template_child (widget_class, DagConnectWindow, test_button);
  gtk_widget_class_bind_template_child (widget_class, DagConnectWindow, result);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_form_activated);
  gtk_widget_class_install_action (widget_class, ACTION_TEST, NULL, on_test_activated);
  gtk_widget_class_install_action (widget_class, ACTION_SAVE, NULL, on_save_activated);
}

static void
dag_connect_window_init (DagConnectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_toast_give_place (ADW_WINDOW (self));
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
}

static void
set_words (DagConnectWindow *self)
{
  g_autofree char *intro = NULL;

  switch (self->ask)
    {
    case DAG_CONNECT_ASK_NEW:
      intro = g_strdup (_ ("Dagstart only reads. Nothing is saved before the test has worked; the "
                           "password or token goes into your keyring and nowhere else."));
      break;
    case DAG_CONNECT_ASK_EDIT:
      gtk_window_set_title (GTK_WINDOW (self), _ ("Your contact centre"));
      intro = g_strdup (_ ("What is saved stays in use until a test of the changes has worked."));
      break;
    case DAG_CONNECT_ASK_SECRET:
      gtk_window_set_title (GTK_WINDOW (self), _ ("Sign in again"));
      /* Translators: %s is a web address. */
      intro = g_strdup_printf (_ ("Dagstart needs the password or token of %s."),
                               dag_connect_session_get_saved (self->session)->url);
      gtk_window_set_default_size (GTK_WINDOW (self), 600, 420);
      break;
    }
  gtk_label_set_text (self->intro, intro);
}

/**
 * dag_connect_window_new:
 * @parent: (nullable): the window it belongs to
 * @session: what keeps the connection
 * @ask: what is asked; all but new need a saved connection
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagConnectWindow *
dag_connect_window_new (GtkWindow         *parent,
                        DagConnectSession *session,
                        DagConnectAsk      ask)
{
  DagConnectWindow *self;

  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (session), NULL);
  g_return_val_if_fail (ask == DAG_CONNECT_ASK_NEW
                            || dag_connect_session_get_saved (session) != NULL,
                        NULL);

  self = g_object_new (DAG_TYPE_CONNECT_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->session = g_object_ref (session);
  self->ask = ask;
  if (ask != DAG_CONNECT_ASK_NEW)
    dag_connect_form_set_connection (self->form, dag_connect_session_get_saved (session),
                                     ask == DAG_CONNECT_ASK_SECRET);
  set_words (self);
  enter (self, STEP_ENTERING);
  dag_connect_form_focus_first (self->form);
  return self;
}
