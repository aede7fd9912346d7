/* dag-window-notice.c - what the bar over the pages says about the source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-window-private.h"

#include "dag-fault.h"
#include "dag-words-fault.h"

#include <glib/gi18n.h>

#define UNREADABLE 4 /* the exit code of an answer that cannot be read; 3: there is none */

/* One that came by the command line is not kept, and so cannot be changed. */
static gboolean
offer_edit (DagWindow        *self,
            DagNoticeMessage *message,
            const char       *label)
{
  if (dag_connect_session_get_saved (self->session) == NULL)
    return FALSE;
  message->button = label;
  message->action = "app.edit-connection";
  return TRUE;
}

static gboolean
is_of_settings (int code)
{
  return code == DAG_FAULT_TLS || code == DAG_FAULT_USAGE || code == DAG_FAULT_NOT_FOUND
         || code == DAG_FAULT_DNS || code == DAG_FAULT_REDIRECT
         || code == DAG_FAULT_CONTENT_TYPE;
}

/* Which button helps against this fault, if any does. */
static void
set_button (DagWindow        *self,
            DagNoticeMessage *message,
            const GError     *error)
{
  if (error->domain != DAG_FAULT || error->code == DAG_FAULT_RATE_LIMITED)
    return; /* a server that asks for patience is not asked again before its time */
  if (error->code == DAG_FAULT_AUTH || error->code == DAG_FAULT_SECRET)
    offer_edit (self, message, _ ("Enter a new one…"));
  else if (is_of_settings (error->code)
           && offer_edit (self, message, _ ("Change the connection…")))
    return;
  else if (dag_fault_get_exit_code ((DagFault) error->code) <= UNREADABLE)
    {
      message->button = _ ("Try again");
      message->action = "win.refresh";
    }
}

/* One failed poll among good ones is no news: the header's age tells enough. A refused
 * credential is told at once, for it does not mend itself. */
static gboolean
is_worth_telling (DagDashboard *dashboard,
                  const GError *error)
{
  DagDashboardState state = dag_dashboard_get_state (dashboard);
  gboolean needs_secret = FALSE;

  g_object_get (dashboard, "needs-secret", &needs_secret, NULL);
  return error != NULL && (needs_secret || state != DAG_DASHBOARD_LIVE);
}

static void
show_error (DagWindow    *self,
            DagNotice    *notice,
            const GError *error)
{
  g_autofree char *sentence = dag_words_fault_sentence (error);
  g_autofree char *advice = dag_words_fault_advice (error);
  DagNoticeMessage message = { .icon_name = "dialog-warning-symbolic" };

  message.sentence = sentence;
  message.advice = advice;
  message.details = error->message;
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH)
      && dag_connect_session_get_saved (self->session) == NULL)
    message.advice = _ ("It was given when Dagstart was started: start it again with the "
                        "right one.");
  set_button (self, &message, error);
  dag_notice_show (notice, &message);
}

/* Says once what went wrong outside the dashboard: the keyring, the simulator. */
void
dag_window_report (DagWindow    *self,
                   const GError *error)
{
  show_error (self, self->notice, error);
  show_error (self, self->welcome_notice, error);
}

/* Polling goes on; what comes in is kept in memory meanwhile. */
static void
show_store_problem (DagWindow    *self,
                    const GError *problem)
{
  DagNoticeMessage message = { .icon_name = "dialog-warning-symbolic",
                               .sentence = problem->message };

  if (dag_store_can_dismiss (dag_dashboard_get_store (self->dashboard)))
    {
      message.button = C_ ("notice", "Understood");
      message.action = "win.dismiss-notice";
    }
  dag_notice_show (self->notice, &message);
}

/* Brings the bar in line with the dashboard. */
void
dag_window_update_notice (DagWindow *self)
{
  const GError *error = dag_dashboard_get_last_error (self->dashboard);

  if (is_worth_telling (self->dashboard, error))
    show_error (self, self->notice, error);
  else if (dag_dashboard_get_store_problem (self->dashboard) != NULL)
    show_store_problem (self, dag_dashboard_get_store_problem (self->dashboard));
  else
    dag_notice_clear (self->notice);
}

/* Whether the page that is shown has the alerts on it: the bar would say them twice. */
gboolean
dag_window_shows_alerts (DagWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (name, "alerts") == 0 || g_strcmp0 (name, "overview") == 0;
}

/**
 * dag_window_tell_alert:
 * @self: a window
 * @heading: what it is, in a few words
 * @body: a sentence
 * @action: where it leads
 *
 * Says an alert in the window itself, where nothing takes notifications (F-U06): over the
 * page, which does not move under the hand of who is writing. It goes when one of its buttons
 * is pressed or nothing is open any more.
 */
void
dag_window_tell_alert (DagWindow  *self,
                       const char *heading,
                       const char *body,
                       const char *action)
{
  DagNoticeMessage message = { .icon_name = "dag-alerts-symbolic",
                               .sentence = heading,
                               .advice = body,
                               .button = _ ("Show"),
                               .action = action,
                               .dismiss = "win.dismiss-alert" };

  dag_notice_show (self->alert_notice, &message);
}

/* Over a past day an alert says that it is of now: it could be thought to be of that day. */
void
dag_window_update_occasion (DagWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  dag_notice_set_occasion (self->alert_notice, g_strcmp0 (name, "history") == 0
                                                   ? _ ("Now, not at the time shown")
                                                   : NULL);
}

void
dag_window_hide_alert (DagWindow *self)
{
  dag_notice_clear (self->alert_notice);
}
