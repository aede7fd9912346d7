/* dag-who-can-go.c - who could go on a break, and what the customers would notice
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-who-can-go.h"

#include "dag-can-go-table.h"
#include "dag-can-go.h"
#include "dag-words-breaks.h"
#include "dag-words-can-go.h"
#include "dag-words-person.h"
#include "dag-words-time.h"
#include "dag-wrapped-text.h"

#include <glib/gi18n.h>

#define MOST_ROWS 4

struct _DagWhoCanGo
{
  AdwBin parent_instance;

  GtkLabel *gap;
  GtkBox *people;
  GtkBox *rows;
  DagCanGoTable *table;
  GtkLabel *moments;
  GtkLabel *assumed;

  DagCanGo *can_go;        /* (nullable) */
  DagDashboard *dashboard; /* (unowned) (nullable): with @can_go */
  gboolean with_people;
  GString *shown; /* what the rows say: an equal list leaves them alone */
};

G_DEFINE_FINAL_TYPE (DagWhoCanGo, dag_who_can_go, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text,
           gboolean    expands)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), expands ? 0.0f : 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expands);
  return label;
}

/* A row leads to the person. */
static GtkWidget *
new_row (const DagCanGoPerson *person)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = dag_words_person (person->name, person->agent);
  g_autofree char *stretch = dag_words_can_go_stretch (person->stretch_s);
  g_autofree char *level = dag_words_can_go_level (&person->level_before, &person->level);
  g_autofree char *band = dag_words_can_go_band (&person->level, &person->wait_s);
  g_autofree char *target = g_strdup_printf ("team:%s", person->agent);
  GtkWidget *stretch_label = new_label (stretch, TRUE);
  GtkWidget *level_label = new_label (level, FALSE);

  gtk_widget_add_css_class (stretch_label, "caption");
  gtk_widget_add_css_class (stretch_label, "dag-dim");
  gtk_widget_add_css_class (level_label, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (level_label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (level_label), TRUE);
  gtk_label_set_justify (GTK_LABEL (level_label), GTK_JUSTIFY_RIGHT);
  gtk_box_append (GTK_BOX (words), new_label (name, TRUE));
  gtk_box_append (GTK_BOX (words), stretch_label);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), level_label);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_set_tooltip_text (button, band);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  band, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  return button;
}

static void
describe (const DagCanGoPerson *person,
          GString              *text)
{
  g_autofree char *name = dag_words_person (person->name, person->agent);
  g_autofree char *stretch = dag_words_can_go_stretch (person->stretch_s);
  g_autofree char *level = dag_words_can_go_level (&person->level_before, &person->level);

  g_string_append_printf (text, "%s\t%s\t%s\t%s\n", person->agent, name, stretch, level);
}

static void
show_people (DagWhoCanGo          *self,
             const DagCanGoAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = self->with_people ? MIN (answer->people->len, MOST_ROWS) : 0;
  GtkWidget *child;

  for (guint i = 0; i < n; i++)
    describe (g_ptr_array_index (answer->people, i), text);
  if (g_string_equal (text, self->shown))
    return;
  g_string_assign (self->shown, text->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->rows, new_row (g_ptr_array_index (answer->people, i)));
}

static void
show_moments (DagWhoCanGo          *self,
              const DagCanGoAnswer *answer)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < answer->moments->len; i++)
    {
      const DagCanGoMoment *moment = &g_array_index (answer->moments, DagCanGoMoment, i);
      g_autofree char *range = dag_words_time_range (moment->from_us, moment->to_us,
                                                     dag_dashboard_get_zone (self->dashboard));

      g_string_append_printf (ranges, "%s%s", i > 0 ? ", " : "", range);
    }
  text = dag_words_can_go_moments (ranges->str);
  dag_wrapped_text_set (self->moments, text);
  gtk_widget_set_visible (GTK_WIDGET (self->moments), answer->moments->len > 0);
}

static void
on_changed (DagWhoCanGo *self)
{
  const DagCanGoAnswer *answer = dag_can_go_get_answer (self->can_go);
  g_autofree char *assumed = dag_words_can_go_assumed (answer->n_weeks);

  dag_wrapped_text_set (self->assumed, assumed);
  dag_wrapped_text_set (self->gap, dag_who_can_go_get_gap_words (answer));
  gtk_widget_set_visible (GTK_WIDGET (self->gap), answer->gap != DAG_CAN_GO_NO_GAP);
  gtk_widget_set_visible (GTK_WIDGET (self->people), answer->gap == DAG_CAN_GO_NO_GAP);
  if (answer->gap != DAG_CAN_GO_NO_GAP)
    return;
  dag_can_go_table_show (self->table, answer);
  show_people (self, answer);
  show_moments (self, answer);
}

static void
dag_who_can_go_dispose (GObject *object)
{
  DagWhoCanGo *self = DAG_WHO_CAN_GO (object);

  g_clear_object (&self->can_go);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_WHO_CAN_GO);
  G_OBJECT_CLASS (dag_who_can_go_parent_class)->dispose (object);
}

static void
dag_who_can_go_finalize (GObject *object)
{
  g_string_free (DAG_WHO_CAN_GO (object)->shown, TRUE);
  G_OBJECT_CLASS (dag_who_can_go_parent_class)->finalize (object);
}

static void
dag_who_can_go_class_init (DagWhoCanGoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_who_can_go_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_who_can_go_finalize;
  g_type_ensure (DAG_TYPE_CAN_GO_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-who-can-go.ui");
  gtk_widget_class_bind_template_child (widget_class, DagWhoCanGo, gap);
  gtk_widget_class_bind_template_child (widget_class, DagWhoCanGo, people);
  gtk_widget_class_bind_template_child (widget_class, DagWhoCanGo, rows);
  gtk_widget_class_bind_template_child (widget_class, DagWhoCanGo, table);
  gtk_widget_class_bind_template_child (widget_class, DagWhoCanGo, moments);
  gtk_widget_class_bind_template_child (widget_class, DagWhoCanGo, assumed);
}

static void
dag_who_can_go_init (DagWhoCanGo *self)
{
  self->shown = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dag_who_can_go_new (void)
{
  return g_object_new (DAG_TYPE_WHO_CAN_GO, NULL);
}

/**
 * dag_who_can_go_update:
 * @self: a card
 * @dashboard: what it is about; the same each time
 * @with_people: whether people may be named
 *
 * To be called with each answer while the card is seen: it looks again when what it says
 * has become old.
 */
void
dag_who_can_go_update (DagWhoCanGo  *self,
                       DagDashboard *dashboard,
                       gboolean      with_people)
{
  g_return_if_fail (DAG_IS_WHO_CAN_GO (self) && DAG_IS_DASHBOARD (dashboard));

  self->with_people = with_people;
  self->dashboard = dashboard;
  if (self->can_go == NULL)
    {
      self->can_go = g_object_ref (dag_can_go_get (dashboard));
      g_signal_connect_object (self->can_go, "changed", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
    }
  dag_can_go_look (self->can_go);
  on_changed (self);
}

/**
 * dag_who_can_go_get_gap_words:
 * @answer: an answer
 *
 * Returns: (transfer none): why nothing can be said; empty where something can
 */
const char *
dag_who_can_go_get_gap_words (const DagCanGoAnswer *answer)
{
  switch (answer->gap)
    {
    case DAG_CAN_GO_LOOKING:
      return _ ("Looking for the best moment…");
    case DAG_CAN_GO_TOO_EARLY:
      return _ ("Too little is known yet of how many contacts come in. This fills after a quarter "
                "of an hour.");
    case DAG_CAN_GO_NOBODY:
      return _ ("Everybody at work has had a break in the last half hour.");
    case DAG_CAN_GO_NO_GAP:
      break;
    }
  return "";
}
