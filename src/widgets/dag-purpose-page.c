/* dag-purpose-page.c - what watching people is for, on what ground, how long, who sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-purpose-page.h"

#include "dag-fact-row.h"
#include "dag-privacy-settings.h"
#include "dag-settings.h"
#include "dag-text-room.h"
#include "dag-words-privacy.h"

#include <glib/gi18n.h>

struct _DagPurposePage
{
  AdwBin parent_instance;

  GtkListBox *facts;
  GtkEditable *reference_row;
  GtkWidget *accept_button;
};

typedef enum
{
  SIGNAL_ACCEPTED,
} DagPurposePageSignal;

static guint signals[SIGNAL_ACCEPTED + 1];

G_DEFINE_FINAL_TYPE (DagPurposePage, dag_purpose_page, ADW_TYPE_BIN)

/* Kept true: what changes here also raises DAG_PURPOSE_VERSION. */
static const struct
{
  const char *heading;
  const char *text;
} facts[] = {
  { N_ ("What it is for"),
    N_ ("Answering customers in time, seeing that everyone gets their breaks, "
        "and keeping the work bearable. Nobody is ranked or scored.") },
  { N_ ("On what ground"),
    N_ ("Your organisation decides and records it; often its legitimate "
        "interest in a working service, with its duty to care for its people. "
        "In the Netherlands the works council must consent first (Works "
        "Councils Act, article 27, paragraph 1, k and l). The consent of an "
        "employee is hardly ever enough.") },
  { N_ ("What is read"),
    N_ ("Names, teams and queues, what each person is doing and since when, "
        "the reason of a break, and their counts of today. Nothing about "
        "customers.") },
  { N_ ("How long it is kept"), NULL }, /* from the settings */
  { N_ ("Who sees it"),
    N_ ("Whoever uses this account on this computer. Dagstart passes nothing "
        "on to anybody.") },
};

static void
on_accept (DagPurposePage *self)
{
  g_autofree char *reference
      = g_strstrip (g_strdup (gtk_editable_get_text (self->reference_row)));

  /* Another contact centre may have another consent. */
  gtk_editable_set_text (self->reference_row, "");
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, reference);
}

static gboolean
dag_purpose_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DAG_PURPOSE_PAGE (widget)->accept_button);
}

static void
dag_purpose_page_class_init (DagPurposePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = dag_purpose_page_grab_focus;

  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-purpose-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPurposePage, facts);
  gtk_widget_class_bind_template_child (widget_class, DagPurposePage, reference_row);
  gtk_widget_class_bind_template_child (widget_class, DagPurposePage, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
}

/* What is in force on this computer, and no fixed text. */
static void
fill (DagPurposePage *self)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (DagPrivacyFacts) set = dag_privacy_settings_read (settings, NULL, NULL);
  g_autofree char *how_long = dag_words_privacy_how_long (set);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    gtk_list_box_append (self->facts,
                         dag_fact_row_new (_ (facts[i].heading),
                                           facts[i].text != NULL ? _ (facts[i].text) : how_long,
                                           FALSE));
}

static void
dag_purpose_page_init (DagPurposePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  /* the words of a button may need two lines where text is large */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->accept_button))),
                      TRUE);
  fill (self);
}

/**
 * dag_purpose_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dag_purpose_page_new (void)
{
  return g_object_new (DAG_TYPE_PURPOSE_PAGE, NULL);
}
