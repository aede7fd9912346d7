/* dag-notice.c - a bar with one sentence, what to do, and the technical reason a click away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-notice.h"

#include "dag-compat.h"

struct _DagNotice
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox *row;
  GtkImage *icon;
  GtkLabel *occasion;
  GtkLabel *sentence;
  GtkLabel *advice;
  GtkToggleButton *details_button;
  GtkRevealer *details_revealer;
  GtkLabel *details;
  GtkButton *button;
  GtkButton *dismiss_button;
};

G_DEFINE_FINAL_TYPE (DagNotice, dag_notice, ADW_TYPE_BIN)

static void
dag_notice_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_NOTICE);
  G_OBJECT_CLASS (dag_notice_parent_class)->dispose (object);
}

static void
dag_notice_class_init (DagNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_notice_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DagNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, row);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, occasion);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, sentence);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, advice);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, details_button);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, details_revealer);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, details);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, button);
  gtk_widget_class_bind_template_child (widget_class, DagNotice, dismiss_button);
}

/* Gone: nothing of its frame stays. */
static void
on_child_revealed (DagNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (self->revealer)
                              || gtk_revealer_get_child_revealed (self->revealer));
}

static void
dag_notice_init (DagNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed",
                            G_CALLBACK (on_child_revealed), self);
}

static void
set_optional (GtkLabel   *label,
              const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The target goes first: a shown button does not bear an action without its own. */
static void
set_action (DagNotice  *self,
            const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), name);
}

/**
 * dag_notice_show:
 * @self: a notice
 * @message: what it says
 *
 * Shows @message; spoken to a screen reader where it is another than before. The
 * disclosure stays open while the same sentence is shown again.
 */
void
dag_notice_show (DagNotice              *self,
                 const DagNoticeMessage *message)
{
  gboolean same;

  g_return_if_fail (DAG_IS_NOTICE (self));
  g_return_if_fail (message != NULL && message->sentence != NULL);

  same = dag_notice_is_shown (self)
         && g_str_equal (gtk_label_get_label (self->sentence), message->sentence);
  gtk_image_set_from_icon_name (self->icon, message->icon_name != NULL
                                                ? message->icon_name
                                                : "dialog-information-symbolic");
  gtk_label_set_label (self->sentence, message->sentence);
  set_optional (self->advice, message->advice);
  gtk_label_set_label (self->details, message->details != NULL ? message->details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details_button), message->details != NULL);
  if (!same || message->details == NULL)
    gtk_toggle_button_set_active (self->details_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->button), message->button != NULL);
  if (message->button != NULL)
    gtk_button_set_label (self->button, message->button);
  set_action (self, message->action != NULL ? message->action : "win.none");
  gtk_widget_set_visible (GTK_WIDGET (self->dismiss_button), message->dismiss != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->dismiss_button), message->dismiss);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  message->sentence, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message->advice != NULL ? message->advice : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (!same)
    dag_compat_announce (GTK_WIDGET (self), message->sentence);
}

void
dag_notice_clear (DagNotice *self)
{
  g_return_if_fail (DAG_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
dag_notice_is_shown (DagNotice *self)
{
  g_return_val_if_fail (DAG_IS_NOTICE (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * dag_notice_set_occasion:
 * @self: a notice
 * @text: (nullable): what it is about, where the page below it is about something else
 *
 * Kept until another is set, whatever is shown or cleared meanwhile.
 */
void
dag_notice_set_occasion (DagNotice  *self,
                         const char *text)
{
  g_return_if_fail (DAG_IS_NOTICE (self));

  set_optional (self->occasion, text);
}

/**
 * dag_notice_set_narrow:
 * @self: a notice
 * @narrow: whether there is little room: the buttons then stand below the words
 */
void
dag_notice_set_narrow (DagNotice *self,
                       gboolean   narrow)
{
  g_return_if_fail (DAG_IS_NOTICE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->row),
                                  narrow ? GTK_ORIENTATION_VERTICAL
                                         : GTK_ORIENTATION_HORIZONTAL);
}
