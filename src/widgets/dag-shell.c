/* dag-shell.c - the frame of the window: sidebar, icon rail or drawer beside the content
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shell.h"

#include <adwaita.h>

#define WIDE_FROM_PX 900
#define RAIL_FROM_PX 560
#define DRAWER_MS 180

struct _DagShell
{
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *rail;
  GtkWidget *content;
  GtkWidget *scrim;
  GtkWidget *before; /* (nullable), weak: had the focus when the drawer came */
  AdwAnimation *animation;
  DagShellMode mode;
  gboolean folded;
  gboolean drawer_open;
  double drawn_out; /* of the drawer: 0 away … 1 open */
  guint notify_id;
};

typedef enum
{
  PROP_SIDEBAR = 1,
  PROP_RAIL,
  PROP_CONTENT,
  PROP_MODE,
  PROP_FOLDED,
  PROP_DRAWER_OPEN,
} DagShellProperty;

static GParamSpec *properties[PROP_DRAWER_OPEN + 1];

G_DEFINE_FINAL_TYPE (DagShell, dag_shell, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (DagShellMode,
                    dag_shell_mode,
                    G_DEFINE_ENUM_VALUE (DAG_SHELL_WIDE, "wide"),
                    G_DEFINE_ENUM_VALUE (DAG_SHELL_RAIL, "rail"),
                    G_DEFINE_ENUM_VALUE (DAG_SHELL_DRAWER, "drawer"))

/* 1 for the usual text size: with large text there is room for fewer things beside. */
static double
get_text_scale (DagShell *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (dpi / 1024.0 / 96.0, 1.0) : 1.0;
}

static int
measure_width (GtkWidget *widget)
{
  int natural = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                        NULL);
  return natural;
}

static int
get_side_width (DagShell     *self,
                DagShellMode  mode)
{
  switch (mode)
    {
    case DAG_SHELL_WIDE:
      return measure_width (self->sidebar);
    case DAG_SHELL_RAIL:
      return measure_width (self->rail);
    case DAG_SHELL_DRAWER:
      return 0;
    }
  g_return_val_if_reached (0);
}

static gboolean
on_notify_idle (gpointer user_data)
{
  DagShell *self = DAG_SHELL (user_data);

  self->notify_id = 0;
  if (self->mode != DAG_SHELL_DRAWER)
    dag_shell_set_drawer_open (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  return G_SOURCE_REMOVE;
}

/* Widgets that follow the mode change their size, which cannot be asked for in the midst
 * of an allocation: they are told right after it, before the next frame. */
static void
set_mode (DagShell     *self,
          DagShellMode  mode)
{
  if (self->mode == mode)
    return;
  self->mode = mode;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH, on_notify_idle, self, NULL);
}

static GtkSizeRequestMode
dag_shell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
dag_shell_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  DagShell *self = DAG_SHELL (widget);
  GtkWidget *sides[] = { self->sidebar, self->rail };

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural += measure_width (self->sidebar);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (sides[i] != NULL)
        gtk_widget_measure (sides[i], orientation, -1, &child_minimum, &child_natural,
                            NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
place (GtkWidget *child,
       gboolean   shown,
       int        x,
       int        width,
       int        height)
{
  GtkAllocation allocation = { x, 0, width, height };

  if (child == NULL)
    return;
  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &allocation, -1);
}

static void
dag_shell_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DagShell *self = DAG_SHELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  DagShellMode mode = dag_shell_choose_mode (width, get_text_scale (self), self->folded);
  gboolean drawn = mode == DAG_SHELL_DRAWER && (self->drawer_open || self->drawn_out > 0.0);
  int drawer = MIN (measure_width (self->sidebar), width);
  int side = get_side_width (self, mode);
  int out = drawn ? (int) ((1.0 - self->drawn_out) * drawer) : 0;

  set_mode (self, mode);
  place (self->content, TRUE, rtl ? 0 : side, width - side, height);
  place (self->rail, mode == DAG_SHELL_RAIL, rtl ? width - side : 0, side, height);
  place (self->scrim, drawn, 0, width, height);
  if (mode == DAG_SHELL_DRAWER)
    place (self->sidebar, drawn, rtl ? width - drawer + out : -out, drawer, height);
  else
    place (self->sidebar, mode == DAG_SHELL_WIDE, rtl ? width - side : 0, side, height);
  if (self->scrim != NULL)
    gtk_widget_set_opacity (self->scrim, self->drawn_out);
}

static void
on_drawn_out (double   value,
              gpointer user_data)
{
  DagShell *self = DAG_SHELL (user_data);

  self->drawn_out = value;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_scrim_pressed (DagShell *self)
{
  dag_shell_set_drawer_open (self, FALSE);
}

/* The drawer lies over the content: it comes last, so that it is drawn and clicked first.
 */
static void
set_child (DagShell   *self,
           GtkWidget **slot,
           GtkWidget  *child)
{
  if (*slot != NULL)
    gtk_widget_unparent (*slot);
  *slot = child;
  if (child == NULL)
    return;
  if (slot == &self->sidebar)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->scrim);
}

static void
dag_shell_dispose (GObject *object)
{
  DagShell *self = DAG_SHELL (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->rail, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  G_OBJECT_CLASS (dag_shell_parent_class)->dispose (object);
}

static void
dag_shell_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DagShell *self = DAG_SHELL (object);

  switch ((DagShellProperty) id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_RAIL:
      g_value_set_object (value, self->rail);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_MODE:
      g_value_set_enum (value, (int) self->mode);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_DRAWER_OPEN:
      g_value_set_boolean (value, self->drawer_open);
      break;
    }
}

static void
dag_shell_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DagShell *self = DAG_SHELL (object);

  switch ((DagShellProperty) id)
    {
    case PROP_SIDEBAR:
      set_child (self, &self->sidebar, g_value_get_object (value));
      break;
    case PROP_RAIL:
      set_child (self, &self->rail, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_FOLDED:
      dag_shell_set_folded (self, g_value_get_boolean (value));
      break;
    case PROP_DRAWER_OPEN:
      dag_shell_set_drawer_open (self, g_value_get_boolean (value));
      break;
    case PROP_MODE:
      break; /* read-only */
    }
}

static void
dag_shell_class_init (DagShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags child = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GParamFlags rw = child | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dag_shell_dispose;
  object_class->get_property = dag_shell_get_property;
  object_class->set_property = dag_shell_set_property;
  widget_class->get_request_mode = dag_shell_get_request_mode;
  widget_class->measure = dag_shell_measure;
  widget_class->size_allocate = dag_shell_size_allocate;

  properties[PROP_SIDEBAR]
      = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, child);
  properties[PROP_RAIL] = g_param_spec_object ("rail", NULL, NULL, GTK_TYPE_WIDGET,
                                               child);
  properties[PROP_CONTENT]
      = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, child);
  properties[PROP_MODE] = g_param_spec_enum ("mode", NULL, NULL, DAG_TYPE_SHELL_MODE,
                                             DAG_SHELL_WIDE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, rw);
  properties[PROP_DRAWER_OPEN] = g_param_spec_boolean ("drawer-open", NULL, NULL, FALSE,
                                                       rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "dag-shell");
}

static void
dag_shell_init (DagShell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->scrim = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->scrim, "dag-scrim");
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->scrim, FALSE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_scrim_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
}

DagShellMode
dag_shell_get_mode (DagShell *self)
{
  g_return_val_if_fail (DAG_IS_SHELL (self), DAG_SHELL_WIDE);

  return self->mode;
}

/**
 * dag_shell_choose_mode:
 * @width: of the whole shell, pixels
 * @text_scale: 1 for the usual text size, 2 for text twice as large
 * @folded: whether the user folded the sidebar
 *
 * Returns: how the sidebar stands in that width
 */
DagShellMode
dag_shell_choose_mode (int      width,
                       double   text_scale,
                       gboolean folded)
{
  if (width < RAIL_FROM_PX * text_scale)
    return DAG_SHELL_DRAWER;
  return folded || width < WIDE_FROM_PX * text_scale ? DAG_SHELL_RAIL : DAG_SHELL_WIDE;
}

gboolean
dag_shell_get_drawer_open (DagShell *self)
{
  g_return_val_if_fail (DAG_IS_SHELL (self), FALSE);

  return self->drawer_open;
}

/* The drawer takes the keyboard with it, and gives it back: a focus on what lies out of
 * sight would swallow every key. */
static void
move_focus (DagShell *self,
            gboolean  open)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (open)
    {
      g_set_weak_pointer (&self->before, focus);
      /* What is out of sight takes no focus; its place comes with the next frame. */
      gtk_widget_set_child_visible (self->sidebar, TRUE);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
      return;
    }
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar) && self->content != NULL
      && (self->before == NULL || !gtk_widget_get_mapped (self->before)
          || !gtk_widget_grab_focus (self->before)))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->before);
}

/**
 * dag_shell_set_drawer_open:
 * @self: a shell
 * @open: whether the drawer lies over the content; only a drawer can be open
 */
void
dag_shell_set_drawer_open (DagShell *self,
                           gboolean  open)
{
  g_return_if_fail (DAG_IS_SHELL (self));

  open = open && self->mode == DAG_SHELL_DRAWER;
  if (self->drawer_open == open)
    return;
  self->drawer_open = open;
  if (self->content != NULL)
    gtk_widget_set_can_focus (self->content, !open);
  if (self->animation == NULL)
    self->animation = adw_timed_animation_new (
        GTK_WIDGET (self), 0.0, 1.0, DRAWER_MS,
        adw_callback_animation_target_new (on_drawn_out, self, NULL));
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->animation),
                                      self->drawn_out);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->animation),
                                    open ? 1.0 : 0.0);
  adw_animation_play (self->animation);
  if (self->sidebar != NULL)
    move_focus (self, open);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAWER_OPEN]);
}

gboolean
dag_shell_get_folded (DagShell *self)
{
  g_return_val_if_fail (DAG_IS_SHELL (self), FALSE);

  return self->folded;
}

void
dag_shell_set_folded (DagShell *self,
                      gboolean  folded)
{
  g_return_if_fail (DAG_IS_SHELL (self));

  if (self->folded == folded)
    return;
  self->folded = folded;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}
