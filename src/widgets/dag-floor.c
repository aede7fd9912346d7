/* dag-floor.c - pages, and what floats at the bottom of them: a bar, and toasts above it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar may come while somebody writes or is about to click: it lies over the pages, which
 * keep their size. So that their last lines can be read nevertheless, what scrolls down to the
 * bottom (.dag-reach) ends with as much room as the bar is high. The room is kept until another
 * page is shown: what somebody has scrolled to stays where it is when the bar goes. */
#include "config.h"

#include "dag-floor.h"

#include "dag-css-class.h"

#define STEP 24 /* px: .dag-room-1 is one of them, .dag-room-2 two … (style.css) */
#define MOST_STEPS 16
#define TOAST_WIDTH 450 /* what a toast overlay gives a toast that asks for less */

struct _DagFloor
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *bar;
  GtkWidget *toasts; /* holds nothing else: it is as large as its toast, and no click is lost */
  guint n_steps;     /* of room that the pages have */
  guint n_wanted;
  guint room_id;
};

typedef enum
{
  DAG_FLOOR_CONTENT = 1,
  DAG_FLOOR_BAR,
} DagFloorProperty;

static GParamSpec *properties[DAG_FLOOR_BAR + 1];

G_DEFINE_FINAL_TYPE (DagFloor, dag_floor, GTK_TYPE_WIDGET)

static void
set_room (DagFloor *self,
          guint     n_steps,
          gboolean  is_on)
{
  g_autofree char *css_class = g_strdup_printf ("dag-room-%u", n_steps);

  if (n_steps > 0)
    dag_css_class_set (self->content, css_class, is_on);
}

static gboolean
on_room_due (gpointer user_data)
{
  DagFloor *self = DAG_FLOOR (user_data);

  self->room_id = 0;
  set_room (self, self->n_steps, FALSE);
  self->n_steps = self->n_wanted;
  set_room (self, self->n_steps, TRUE);
  return G_SOURCE_REMOVE;
}

/* A style does not change while sizes are given out: afterwards. */
static void
want_room (DagFloor *self,
           guint     n_steps)
{
  self->n_wanted = MIN (n_steps, MOST_STEPS);
  if (self->n_wanted != self->n_steps && self->room_id == 0)
    self->room_id = g_idle_add (on_room_due, self);
}

static guint
count_steps (int height)
{
  return height > 0 ? (guint) (height + STEP - 1) / STEP : 0;
}

static void
dag_floor_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  DagFloor *self = DAG_FLOOR (widget);

  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, for_size, minimum, natural, NULL, NULL);
}

/* Puts @child above @bottom, in the middle. Returns: how high it is */
static int
put (GtkWidget *child,
     int        width,
     int        least_width,
     int        bottom)
{
  GskTransform *place;
  int least;
  int own;
  int height;

  if (child == NULL || !gtk_widget_should_layout (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &own, NULL, NULL);
  own = MAX (least, MIN (MAX (own, least_width), width));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, own, NULL, &height, NULL, NULL);
  place = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) ((width - own) / 2),
                                                               (float) (bottom - height)));
  gtk_widget_allocate (child, own, height, -1, place);
  return height;
}

static void
dag_floor_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DagFloor *self = DAG_FLOOR (widget);
  int bar_height;

  if (self->content != NULL)
    gtk_widget_allocate (self->content, width, height, baseline, NULL);
  bar_height = put (self->bar, width, 0, height);
  put (self->toasts, width, TOAST_WIDTH, height - bar_height);
  want_room (self, MAX (self->n_wanted, count_steps (bar_height)));
}

static void
set_child (DagFloor   *self,
           GtkWidget **field,
           GtkWidget  *child)
{
  g_return_if_fail (*field == NULL && GTK_IS_WIDGET (child)); /* once, from a template */

  *field = child;
}

static void
dag_floor_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DagFloor *self = DAG_FLOOR (object);

  switch ((DagFloorProperty) id)
    {
    case DAG_FLOOR_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      gtk_widget_insert_after (self->content, GTK_WIDGET (self), NULL);
      break;
    case DAG_FLOOR_BAR:
      set_child (self, &self->bar, g_value_get_object (value));
      gtk_widget_insert_before (self->bar, GTK_WIDGET (self), NULL);
      break;
    }
}

static void
dag_floor_dispose (GObject *object)
{
  DagFloor *self = DAG_FLOOR (object);

  g_clear_handle_id (&self->room_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->toasts, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (dag_floor_parent_class)->dispose (object);
}

static void
dag_floor_class_init (DagFloorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_floor_dispose;
  object_class->set_property = dag_floor_set_property;
  widget_class->measure = dag_floor_measure;
  widget_class->size_allocate = dag_floor_size_allocate;
  properties[DAG_FLOOR_CONTENT]
      = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[DAG_FLOOR_BAR]
      = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dag_floor_init (DagFloor *self)
{
  self->toasts = adw_toast_overlay_new ();
  gtk_widget_set_parent (self->toasts, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dag_floor_add_toast:
 * @self: a floor
 * @toast: (transfer full): said above the bar
 */
void
dag_floor_add_toast (DagFloor *self,
                     AdwToast *toast)
{
  g_return_if_fail (DAG_IS_FLOOR (self) && ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/**
 * dag_floor_release:
 * @self: a floor
 *
 * Takes back the room that a bar needed which has gone: where another page is shown.
 */
void
dag_floor_release (DagFloor *self)
{
  g_return_if_fail (DAG_IS_FLOOR (self));

  want_room (self, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self)); /* the bar may be there still */
}
