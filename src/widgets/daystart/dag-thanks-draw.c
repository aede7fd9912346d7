/* dag-thanks-draw.c - the picture of a word of thanks: a morning, a name, and what for
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Always light, whatever the desktop is: it is going to be seen in somebody else's chat. */
#include "config.h"

#include "dag-thanks-card.h"

#include "dag-words-name.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH 1200
#define MARGIN 96
#define MIN_HEIGHT 630
#define MOST_TEXT 1500 /* pixels of height; a longer one ends in an ellipsis */
#define GAP 28

#define PAPER 0xfffaf0
#define SUN 0xffcf70
#define ACCENT 0xa85a12
#define INK 0x2b2722
#define SOFT_INK 0x4b453d
#define FAINT_INK 0x766b5c
#define PILL 0xfbe6c2

/* What stands below each other, from the top. */
typedef struct
{
  PangoLayout *heading;
  PangoLayout *names;
  PangoLayout *text;
  PangoLayout *tag; /* (nullable) */
  PangoLayout *footer;
} Parts;

static void
set_color (cairo_t *cr,
           guint    rgb,
           double   alpha)
{
  cairo_set_source_rgba (cr, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                         (rgb & 0xff) / 255.0, alpha);
}

static PangoLayout *
new_layout (cairo_t    *cr,
            const char *font,
            const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);
  return layout;
}

static int
get_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static char *
join_names (DagBoardEntry *thanks)
{
  g_auto (GStrv) names = dag_board_entry_dup_list (thanks, "to-names");

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = dag_words_name (names[i]);

      g_free (names[i]);
      names[i] = name;
    }
  return g_strjoinv (", ", names);
}

/* "from Bilal · Monday 23 November · Noord" */
static char *
describe_origin (DagBoardEntry *thanks)
{
  const char *team = dag_board_entry_get_team (thanks);
  const char *day = dag_board_entry_get_day (thanks);
  const char *from = dag_board_entry_get_text (thanks, "from-name");
  g_autofree char *date = day != NULL ? dag_words_day_long (day) : NULL;
  GString *text = g_string_new (NULL);

  if (*from != '\0')
    /* Translators: on a card of thanks: from whom it is */
    g_string_append_printf (text, _ ("from %s"), from);
  if (date != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", date);
  if (team != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", team);
  return g_string_free (text, FALSE);
}

static void
make_parts (Parts         *parts,
            cairo_t       *cr,
            DagBoardEntry *thanks)
{
  g_autofree char *names = join_names (thanks);
  g_autofree char *origin = describe_origin (thanks);
  const char *tag = dag_board_entry_get_text (thanks, "tag");

  /* Translators: the heading of a card of thanks */
  parts->heading = new_layout (cr, "Cantarell, Sans SemiBold 30", _ ("Thank you"));
  parts->names = new_layout (cr, "Cantarell, Sans Bold 54", names);
  parts->text = new_layout (cr, "Cantarell, Sans 33",
                            dag_board_entry_get_text (thanks, "text"));
  parts->footer = new_layout (cr, "Cantarell, Sans 23", origin);
  parts->tag = *tag != '\0' ? new_layout (cr, "Cantarell, Sans SemiBold 23", tag) : NULL;
  pango_layout_set_line_spacing (parts->text, 1.25f);
  pango_layout_set_height (parts->text, MOST_TEXT * PANGO_SCALE);
  pango_layout_set_ellipsize (parts->text, PANGO_ELLIPSIZE_END);
}

static void
clear_parts (Parts *parts)
{
  g_clear_object (&parts->heading);
  g_clear_object (&parts->names);
  g_clear_object (&parts->text);
  g_clear_object (&parts->tag);
  g_clear_object (&parts->footer);
}

static int
measure (Parts *parts)
{
  int height = 2 * MARGIN + get_height (parts->heading) + get_height (parts->names)
               + get_height (parts->text) + get_height (parts->footer) + 4 * GAP;

  if (parts->tag != NULL)
    height += get_height (parts->tag) + 2 * GAP;
  return MAX (height, MIN_HEIGHT);
}

/* The sun of the morning, rising in the far corner. */
static void
draw_sun (cairo_t *cr,
          gboolean is_mirrored)
{
  const double radii[] = { 430.0, 330.0, 235.0, 150.0 };
  double x = is_mirrored ? 60.0 : WIDTH - 60.0;

  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      set_color (cr, SUN, 0.13 + 0.07 * i);
      cairo_arc (cr, x, 20.0, radii[i], 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
}

static double
draw_text (cairo_t     *cr,
           PangoLayout *layout,
           double       y,
           guint        rgb)
{
  set_color (cr, rgb, 1.0);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);
  return y + get_height (layout);
}

static double
draw_tag (cairo_t     *cr,
          PangoLayout *layout,
          double       y)
{
  PangoRectangle extents;
  double radius;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  radius = (extents.height + GAP) / 2.0;
  cairo_new_sub_path (cr);
  cairo_arc (cr, MARGIN + extents.x + radius, y + radius, radius, G_PI_2, 3.0 * G_PI_2);
  cairo_arc (cr, MARGIN + extents.x + extents.width + 1.2 * radius, y + radius, radius,
             -G_PI_2, G_PI_2);
  cairo_close_path (cr);
  set_color (cr, PILL, 1.0);
  cairo_fill (cr);
  set_color (cr, ACCENT, 1.0);
  cairo_move_to (cr, MARGIN + 1.1 * radius, y + GAP / 2.0);
  pango_cairo_show_layout (cr, layout);
  return y + 2.0 * radius;
}

static void
draw (cairo_t *cr,
      Parts   *parts,
      int      height)
{
  double y = MARGIN;

  set_color (cr, PAPER, 1.0);
  cairo_paint (cr);
  draw_sun (cr, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  y = draw_text (cr, parts->heading, y, ACCENT) + GAP / 2.0;
  y = draw_text (cr, parts->names, y, INK) + GAP;
  y = draw_text (cr, parts->text, y, SOFT_INK) + 1.5 * GAP;
  if (parts->tag != NULL)
    draw_tag (cr, parts->tag, y);
  draw_text (cr, parts->footer, height - MARGIN - get_height (parts->footer), FAINT_INK);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * dag_thanks_card_draw:
 * @thanks: thanks
 *
 * Returns: (transfer full): its picture, 1,200 pixels wide
 */
GdkTexture *
dag_thanks_card_draw (DagBoardEntry *thanks)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cr = cairo_create (surface);
  GdkTexture *texture = NULL;
  Parts parts = { 0 };
  int height;

  make_parts (&parts, cr, thanks);
  height = measure (&parts);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, height);
  cr = cairo_create (surface);
  draw (cr, &parts, height);
  cairo_destroy (cr);
  texture = make_texture (surface);
  cairo_surface_destroy (surface);
  clear_parts (&parts);
  return texture;
}
