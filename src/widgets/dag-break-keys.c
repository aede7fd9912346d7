/* dag-break-keys.c - the keys of a lane: plan, move, make longer or shorter, take out, note
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-keys.h"

#include "dag-break-lanes.h"

/* The lane on which the keyboard stands; it is the one that is selected too. */
static gboolean
on_act (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  DagBreakLanes *self = DAG_BREAK_LANES (widget);
  const char *act = g_variant_get_string (args, NULL);
  const char *agent = dag_break_lanes_get_selected (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (agent == NULL)
    return FALSE;
  if (g_str_equal (act, "left"))
    act = rtl ? "later" : "earlier";
  else if (g_str_equal (act, "right"))
    act = rtl ? "earlier" : "later";
  else if (g_str_equal (act, "grow-left"))
    act = rtl ? "longer" : "shorter";
  else if (g_str_equal (act, "grow-right"))
    act = rtl ? "shorter" : "longer";
  g_signal_emit_by_name (self, "key", agent, act);
  return TRUE;
}

/**
 * dag_break_keys_install:
 * @widget_class: of the lanes
 *
 * Everything that a drag does, and what a menu would.
 */
void
dag_break_keys_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *act;
  } keys[] = {
    { GDK_KEY_p, 0, "plan" },
    { GDK_KEY_n, 0, "note" },
    { GDK_KEY_Left, 0, "left" },
    { GDK_KEY_Right, 0, "right" },
    { GDK_KEY_Left, GDK_SHIFT_MASK, "grow-left" },
    { GDK_KEY_Right, GDK_SHIFT_MASK, "grow-right" },
    { GDK_KEY_plus, 0, "longer" },
    { GDK_KEY_minus, 0, "shorter" },
    { GDK_KEY_Delete, 0, "remove" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, on_act, "s",
                                  keys[i].act);
}
