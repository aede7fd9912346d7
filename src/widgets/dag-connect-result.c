/* dag-connect-result.c - what a test of a connection found, or why it failed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connect-result.h"

#include "dag-compat.h"
#include "dag-fact-row.h"
#include "dag-fault.h"
#include "dag-list-box.h"
#include "dag-words-connection.h"
#include "dag-words-fault.h"

#include <glib/gi18n.h>

#define N_NAMES 8

struct _DagConnectResult
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *advice;
  GtkWidget *reason_expander;
  GtkLabel *reason;
  GtkListBox *facts;
};

G_DEFINE_FINAL_TYPE (DagConnectResult, dag_connect_result, ADW_TYPE_BIN)

static void
dag_connect_result_class_init (DagConnectResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-connect-result.ui");
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, stack);
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, icon);
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, sentence);
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, advice);
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, reason_expander);
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, reason);
  gtk_widget_class_bind_template_child (widget_class, DagConnectResult, facts);
}

static void
dag_connect_result_init (DagConnectResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
clear_facts (DagConnectResult *self)
{
  dag_list_box_cut (self->facts, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), FALSE);
}

static void
add_fact (DagConnectResult *self,
          const char       *title,
          const char       *text)
{
  gtk_list_box_append (self->facts, dag_fact_row_new (title, text, TRUE));
  gtk_widget_set_visible (GTK_WIDGET (self->facts), TRUE);
}

static void
add_parts (DagConnectResult *self,
           const char       *title,
           DagParts          parts)
{
  g_autofree char *words = dag_words_connection_parts (parts);

  if (words != NULL)
    add_fact (self, title, words);
}

static void
set_icon (DagConnectResult *self,
          const char       *name,
          const char       *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
  gtk_image_set_from_icon_name (self->icon, name);
}

static void
show_summary (DagConnectResult *self,
              const char       *sentence,
              const char       *advice,
              const char       *reason)
{
  clear_facts (self);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->advice, advice != NULL ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advice != NULL);
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_expander_set_expanded (GTK_EXPANDER (self->reason_expander), FALSE);
  gtk_widget_set_visible (self->reason_expander, reason != NULL);
  gtk_stack_set_visible_child_name (self->stack, "done");
  dag_compat_announce (GTK_WIDGET (self), sentence);
}

/**
 * dag_connect_result_clear:
 * @self: a result
 *
 * Shows nothing: what was tested is not what the form says now.
 */
void
dag_connect_result_clear (DagConnectResult *self)
{
  g_return_if_fail (DAG_IS_CONNECT_RESULT (self));

  gtk_stack_set_visible_child_name (self->stack, "idle");
}

void
dag_connect_result_show_busy (DagConnectResult *self)
{
  g_return_if_fail (DAG_IS_CONNECT_RESULT (self));

  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/**
 * dag_connect_result_show_found:
 * @self: a result
 * @snapshot: what the source answered
 * @elapsed_ms: how long that took
 */
void
dag_connect_result_show_found (DagConnectResult *self,
                               DagSnapshot      *snapshot,
                               guint             elapsed_ms)
{
  g_autofree char *sentence = NULL;
  g_autofree char *elapsed = NULL;
  g_autofree char *queues = NULL;
  g_autofree char *people = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *skew = NULL;

  g_return_if_fail (DAG_IS_CONNECT_RESULT (self) && snapshot != NULL);

  sentence = dag_words_connection_found (snapshot->queues->len, snapshot->agents->len);
  elapsed = dag_words_connection_elapsed (elapsed_ms);
  set_icon (self, "emblem-ok-symbolic", "success");
  show_summary (self, sentence, elapsed, NULL);
  queues = dag_words_connection_queues (snapshot, N_NAMES);
  people = dag_words_connection_people (snapshot, N_NAMES);
  add_fact (self, _ ("Queues"), *queues != '\0' ? queues : _ ("None yet"));
  add_fact (self, _ ("People"),
            *people != '\0' ? people : _ ("None yet: nobody may be signed in"));
  add_parts (self, _ ("Worked out by Dagstart from what it sees"), snapshot->derived);
  add_parts (self, _ ("Not supplied by this contact centre"), snapshot->absent);
  unknown = dag_words_connection_unknown (snapshot, N_NAMES);
  if (unknown != NULL)
    add_fact (self, _ ("Words for states and channels that Dagstart does not know"), unknown);
  skew = dag_words_connection_skew (snapshot);
  if (skew != NULL)
    add_fact (self, _ ("Its clock"), skew);
}

/* Here the password field stands right above, so the advice of the notice does not fit. */
static char *
dup_advice (const GError *error)
{
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH))
    return g_strdup (_ ("Check it for typing errors, and ask whether it is still valid."));
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_TIMEOUT)
      || g_error_matches (error, DAG_FAULT, DAG_FAULT_SERVER_ERROR))
    return g_strdup (_ ("It may be busy. Try again in a while."));
  return dag_words_fault_advice (error);
}

/**
 * dag_connect_result_show_error:
 * @self: a result
 * @error: why the test failed
 */
void
dag_connect_result_show_error (DagConnectResult *self,
                               const GError     *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *advice = NULL;

  g_return_if_fail (DAG_IS_CONNECT_RESULT (self) && error != NULL);

  sentence = dag_words_fault_sentence (error);
  advice = dup_advice (error);
  set_icon (self, "dialog-error-symbolic", "error");
  show_summary (self, sentence, advice, error->message);
}

/**
 * dag_connect_result_show_note:
 * @self: a result
 * @sentence: what the user should know
 * @advice: (nullable): what can be done
 * @reason: (nullable): the technical reason
 */
void
dag_connect_result_show_note (DagConnectResult *self,
                              const char       *sentence,
                              const char       *advice,
                              const char       *reason)
{
  g_return_if_fail (DAG_IS_CONNECT_RESULT (self) && sentence != NULL);

  set_icon (self, "dialog-warning-symbolic", "warning");
  show_summary (self, sentence, advice, reason);
}
