/* dag-attendance.c - who is at the stand-up: a name is pressed, and they are here
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-attendance.h"

#include "dag-text-room.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define KEY_PERSON "dag-person"
#define FEW 24 /* names: more come, and go, a few at a time */
#define AT_ONCE 4
#define BUDGET_US 1500
#define MOST_PEOPLE 150 /* names at a time; of more, somebody is found by typing */
#define MOST_HERE 1000  /* at one press: "no team" may be ten thousand */

struct _DagAttendance
{
  AdwBin parent_instance;

  GtkEditable *find; /* shown where not all fit */
  GtkFlowBox *flow;
  GtkLabel *more;
  DagStandupDesk *desk; /* (nullable) */
  GPtrArray *matches; /* of DagPerson, not owned: of the desk's people, those to be listed */
  gboolean filling;
  gboolean marking; /* many at once: they are shown when all are marked */
  guint n_listed; /* of them, so far */
  gboolean is_cleared; /* of those who were listed before */
  guint fill_id;
};

G_DEFINE_FINAL_TYPE (DagAttendance, dag_attendance, ADW_TYPE_BIN)

static const char *
get_person (GtkWidget *toggle)
{
  return g_object_get_data (G_OBJECT (toggle), KEY_PERSON);
}

static void
on_toggled (DagAttendance   *self,
            GtkToggleButton *toggle)
{
  DagStandup *standup = dag_standup_desk_get_standup (self->desk);

  if (!self->filling)
    dag_standup_set_here (standup, get_person (GTK_WIDGET (toggle)),
                          gtk_label_get_text (
                              GTK_LABEL (gtk_button_get_child (GTK_BUTTON (toggle)))),
                          gtk_toggle_button_get_active (toggle));
}

static void
add_person (DagAttendance *self,
            const char    *id,
            const char    *name)
{
  /* What is seen asks the display for the pointer as soon as it has a tooltip. */
  GtkWidget *toggle = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "visible", FALSE, NULL);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_button_set_child (GTK_BUTTON (toggle), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (toggle), KEY_PERSON, g_strdup (id), g_free);
  gtk_widget_add_css_class (toggle, "dag-here");
  gtk_widget_set_tooltip_text (toggle, name);
  gtk_widget_set_visible (toggle, TRUE);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), toggle);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->flow, child);
}

static void
show_here (DagAttendance *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->flow));

  if (self->marking)
    return;
  self->filling = TRUE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *toggle = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      gtk_toggle_button_set_active (
          GTK_TOGGLE_BUTTON (toggle),
          dag_standup_is_here (dag_standup_desk_get_standup (self->desk), get_person (toggle)));
    }
  self->filling = FALSE;
}

/* Of an earlier day also those who have left the team since. */
static void
add_former (DagAttendance *self)
{
  DagBoardView *view
      = dag_standup_get_attendance (dag_standup_desk_get_standup (self->desk));

  for (guint i = 0; i < dag_board_view_get_n (view); i++)
    {
      DagBoardEntry *entry = dag_board_view_get (view, i);
      const char *person = dag_board_entry_get_text (entry, "person");

      if (dag_people_find (dag_standup_desk_get_people (self->desk), person) == NULL
          && dag_board_entry_get_flag (entry, "here"))
        add_person (self, person, dag_board_entry_get_text (entry, "name"));
    }
}

static void
show_more (DagAttendance *self)
{
  guint n_more = self->matches->len - MIN (self->matches->len, MOST_PEOPLE);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u more: type a name to find them.",
                                   "%u more: type a name to find them.", n_more),
                         n_more);

  gtk_label_set_label (self->more, self->matches->len > 0 ? text : _ ("Nobody is called so."));
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0 || self->matches->len == 0);
}

/* Names that were of another team, or that are to be told in another order. Returns: whether
 * they are all gone */
static gboolean
remove_some (DagAttendance *self,
             int64_t        until_us)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self->flow))) != NULL)
    {
      gtk_flow_box_remove (self->flow, child);
      if (g_get_monotonic_time () >= until_us)
        return gtk_widget_get_first_child (GTK_WIDGET (self->flow)) == NULL;
    }
  return TRUE;
}

/* Names more. Returns: whether all are there */
static gboolean
add_some (DagAttendance *self,
          int64_t        until_us)
{
  guint n_most = MIN (self->matches->len, MOST_PEOPLE);

  while (self->n_listed < n_most)
    {
      const DagPerson *person = self->matches->pdata[self->n_listed++];

      add_person (self, person->id, person->name);
      if (self->n_listed % AT_ONCE == 0 && g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  if (*gtk_editable_get_text (self->find) == '\0')
    add_former (self);
  show_here (self);
  return TRUE;
}

/* Nobody is shown before those of before are gone, and nobody before all are there. */
static gboolean
on_fill_due (gpointer user_data)
{
  DagAttendance *self = DAG_ATTENDANCE (user_data);
  int64_t until_us = g_get_monotonic_time () + BUDGET_US;

  if ((!self->is_cleared && !(self->is_cleared = remove_some (self, until_us)))
      || !add_some (self, until_us))
    return G_SOURCE_CONTINUE;
  gtk_widget_set_visible (GTK_WIDGET (self->flow), TRUE);
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
has_many (DagAttendance *self)
{
  return self->matches->len > FEW
         || gtk_flow_box_get_child_at_index (self->flow, FEW) != NULL;
}

/* Those whose first or last name begins with what was typed; all where nothing was. */
static void
find_matches (DagAttendance *self)
{
  GPtrArray *people = dag_standup_desk_get_people (self->desk);
  const char *text = gtk_editable_get_text (self->find);

  g_ptr_array_set_size (self->matches, 0);
  for (guint i = 0; i < people->len; i++)
    {
      DagPerson *person = people->pdata[i];

      if (*text == '\0' || g_str_match_string (text, person->name, TRUE))
        g_ptr_array_add (self->matches, person);
    }
}

static void
fill (DagAttendance *self)
{
  if (self->desk == NULL)
    return;
  find_matches (self);
  gtk_widget_set_visible (GTK_WIDGET (self->find),
                          dag_standup_desk_get_people (self->desk)->len > MOST_PEOPLE);
  show_more (self);
  self->n_listed = 0;
  self->is_cleared = FALSE;
  if (has_many (self))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->flow), FALSE);
      if (self->fill_id == 0)
        self->fill_id = g_idle_add (on_fill_due, self);
      return;
    }
  g_clear_handle_id (&self->fill_id, g_source_remove);
  remove_some (self, G_MAXINT64);
  add_some (self, G_MAXINT64);
  gtk_widget_set_visible (GTK_WIDGET (self->flow), TRUE);
}

/* Enter: the one that is left is here, and the next name can be typed. */
static void
on_find_activated (DagAttendance *self)
{
  const DagPerson *person;

  if (self->desk == NULL)
    return;
  find_matches (self); /* of what stands there now */
  person = self->matches->len == 1 ? self->matches->pdata[0] : NULL;
  if (person == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->find));
      return;
    }
  dag_standup_set_here (dag_standup_desk_get_standup (self->desk), person->id, person->name,
                        TRUE);
  gtk_editable_set_text (self->find, "");
}

static void
dag_attendance_dispose (GObject *object)
{
  DagAttendance *self = DAG_ATTENDANCE (object);

  if (self->desk != NULL)
    dag_attendance_set_desk (self, NULL);
  G_OBJECT_CLASS (dag_attendance_parent_class)->dispose (object);
}

static void
dag_attendance_finalize (GObject *object)
{
  g_clear_pointer (&DAG_ATTENDANCE (object)->matches, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_attendance_parent_class)->finalize (object);
}

static void
dag_attendance_class_init (DagAttendanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_attendance_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_attendance_finalize;
}

static GtkWidget *
new_find (DagAttendance *self)
{
  GtkWidget *find = gtk_search_entry_new ();

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (find), 150);
  g_object_set (find, "placeholder-text", _ ("Who is here?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (find), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find somebody of the team"), -1);
  dag_text_room_limit (find, DAG_TEXT_ROOM_LINE);
  gtk_widget_set_visible (find, FALSE);
  gtk_widget_set_margin_bottom (find, 12);
  g_signal_connect_object (find, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "activate", G_CALLBACK (on_find_activated), self,
                           G_CONNECT_SWAPPED);
  return find;
}

static void
dag_attendance_init (DagAttendance *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->matches = g_ptr_array_new ();
  self->find = GTK_EDITABLE (new_find (self));
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->flow, 5);
  gtk_flow_box_set_homogeneous (self->flow, TRUE);
  gtk_flow_box_set_column_spacing (self->flow, 6);
  gtk_flow_box_set_row_spacing (self->flow, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->flow), "dag-facts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who is here"), -1);
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->more, TRUE);
  gtk_label_set_xalign (self->more, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dag-dim");
  gtk_widget_set_margin_top (GTK_WIDGET (self->more), 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->find));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->flow));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * dag_attendance_set_desk:
 * @self: the attendance
 * @desk: (nullable): the desk whose stand-up it shows
 */
void
dag_attendance_set_desk (DagAttendance  *self,
                         DagStandupDesk *desk)
{
  g_return_if_fail (DAG_IS_ATTENDANCE (self));

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (dag_standup_desk_get_standup (self->desk), self);
    }
  g_set_object (&self->desk, desk);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_ptr_array_set_size (self->matches, 0);
  if (desk == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->flow), FALSE);
      return;
    }
  gtk_editable_set_text (self->find, "");
  g_signal_connect_object (desk, "people-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_standup_desk_get_standup (desk), "attended",
                           G_CALLBACK (show_here), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * dag_attendance_set_all_here:
 * @self: an attendance with a desk
 *
 * Everybody of the team is here, in one step: whoever is not is pressed away again.
 */
void
dag_attendance_set_all_here (DagAttendance *self)
{
  DagBoard *board;
  GPtrArray *people;

  g_return_if_fail (DAG_IS_ATTENDANCE (self) && self->desk != NULL);

  board = dag_standup_desk_get_board (self->desk);
  people = dag_standup_desk_get_people (self->desk);
  self->marking = TRUE;
  dag_board_begin (board, _ ("Everybody is here"));
  for (guint i = 0; i < MIN (people->len, MOST_HERE); i++)
    {
      const DagPerson *person = people->pdata[i];

      dag_standup_set_here (dag_standup_desk_get_standup (self->desk), person->id,
                            person->name, TRUE);
    }
  dag_board_end (board);
  self->marking = FALSE;
  show_here (self);
}
