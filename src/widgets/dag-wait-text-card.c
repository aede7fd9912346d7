/* dag-wait-text-card.c - what customers are told about the wait, ready to copy
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-wait-text-card.h"

#include "dag-toast.h"
#include "dag-words-question.h"

#include <glib/gi18n.h>

struct _DagWaitTextCard
{
  AdwBin parent_instance;

  GtkLabel *verdict_label;
  GtkLabel *record_label;
  GtkDropDown *reason_drop_down;
  GtkLabel *dutch_label;
  GtkLabel *english_label;
  GtkWidget *dutch_button;
  GtkWidget *english_button;

  DagWaitEstimate estimate;
};

G_DEFINE_FINAL_TYPE (DagWaitTextCard, dag_wait_text_card, ADW_TYPE_BIN)

static void
show_text (GtkLabel   *label,
           GtkWidget  *button,
           const char *text)
{
  gboolean some = text[0] != '\0';

  if (g_strcmp0 (gtk_label_get_label (label), some ? text : "–") != 0)
    gtk_label_set_label (label, some ? text : "–");
  gtk_widget_set_sensitive (button, some);
}

static void
dag_wait_text_card_write (DagWaitTextCard *self)
{
  guint chosen = gtk_drop_down_get_selected (self->reason_drop_down);
  DagWaitReason reason
      = chosen < DAG_N_WAIT_REASONS ? (DagWaitReason) chosen : DAG_WAIT_REASON_NONE;
  g_autofree char *dutch = dag_wait_text_dutch (&self->estimate, reason);
  g_autofree char *english = dag_wait_text_english (&self->estimate, reason);

  gtk_label_set_label (self->verdict_label,
                       dag_wait_verdict_get_label (self->estimate.verdict));
  show_text (self->dutch_label, self->dutch_button, dutch);
  show_text (self->english_label, self->english_button, english);
}

static void
on_reason_selected (DagWaitTextCard *self)
{
  dag_wait_text_card_write (self);
}

static void
dag_wait_text_card_copy (DagWaitTextCard *self,
                         GtkLabel        *label)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (label));
  dag_toast_show (GTK_WIDGET (self), _ ("Text copied"));
}

static void
on_copy_dutch (DagWaitTextCard *self)
{
  dag_wait_text_card_copy (self, self->dutch_label);
}

static void
on_copy_english (DagWaitTextCard *self)
{
  dag_wait_text_card_copy (self, self->english_label);
}

static void
dag_wait_text_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_WAIT_TEXT_CARD);
  G_OBJECT_CLASS (dag_wait_text_card_parent_class)->dispose (object);
}

static void
dag_wait_text_card_class_init (DagWaitTextCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_wait_text_card_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-wait-text-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, record_label);
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, reason_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, dutch_label);
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, english_label);
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, dutch_button);
  gtk_widget_class_bind_template_child (widget_class, DagWaitTextCard, english_button);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_dutch);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_english);
}

static void
dag_wait_text_card_init (DagWaitTextCard *self)
{
  g_autoptr (GtkStringList) reasons = gtk_string_list_new (NULL);
  g_autofree char *definition = dag_words_wait_definition ();

  self->estimate.verdict = DAG_WAIT_UNKNOWN;
  for (DagWaitReason reason = 0; reason < DAG_N_WAIT_REASONS; reason++)
    gtk_string_list_append (reasons, dag_wait_reason_get_label (reason));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->reason_drop_down, G_LIST_MODEL (reasons));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->record_label), definition);
  dag_wait_text_card_write (self);
}

/**
 * dag_wait_text_card_update:
 * @self: a card
 * @queue: the queue as it is now
 * @old: whether its figures are old
 */
void
dag_wait_text_card_update (DagWaitTextCard      *self,
                           const DagQueueSample *queue,
                           gboolean              old)
{
  g_return_if_fail (DAG_IS_WAIT_TEXT_CARD (self) && queue != NULL);

  dag_wait_estimate (&self->estimate, queue, old);
  dag_wait_text_card_write (self);
}

/**
 * dag_wait_text_card_show_record:
 * @self: a card
 * @has_record: whether it is recorded how right the text was
 * @summary: (nullable): how right it was today; %NULL: there is too little to say
 */
void
dag_wait_text_card_show_record (DagWaitTextCard      *self,
                                gboolean              has_record,
                                const DagWaitSummary *summary)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DAG_IS_WAIT_TEXT_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self->record_label), has_record);
  if (!has_record)
    return;
  text = dag_words_wait_record (summary);
  gtk_label_set_label (self->record_label, text);
}

void
dag_wait_text_card_set_reason (DagWaitTextCard *self,
                               DagWaitReason    reason)
{
  g_return_if_fail (DAG_IS_WAIT_TEXT_CARD (self));

  gtk_drop_down_set_selected (self->reason_drop_down, reason);
}

const char *
dag_wait_text_card_get_dutch (DagWaitTextCard *self)
{
  g_return_val_if_fail (DAG_IS_WAIT_TEXT_CARD (self), NULL);

  return gtk_label_get_label (self->dutch_label);
}

const char *
dag_wait_text_card_get_english (DagWaitTextCard *self)
{
  g_return_val_if_fail (DAG_IS_WAIT_TEXT_CARD (self), NULL);

  return gtk_label_get_label (self->english_label);
}
