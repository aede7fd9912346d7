/* dag-shots.c - a picture of every page, taken from inside: for ./dev and the README
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shots.h"

#define SETTLE_FRAMES 12 /* a page reads its series and cross-fades before it is still */
#define MOST_FRAMES 300
#define MOST_WAITING 3600 /* frames in which a page is not ready yet: then without */
#define PATIENCE_S 60    /* for the first figures */
#define BACKFILL_S 4     /* for what was before them, at least */

struct _DagShots
{
  GObject parent_instance;

  char *directory;
  DagWindow *window;
  int width; /* 0: as it comes */
  int height;
  guint after_s;
  guint picture; /* being taken */
  guint frames;  /* since all that the page shows was there */
  guint waiting; /* frames before */
  guint tick_id;
  guint patience_id;
  guint backfill_id;
};

G_DEFINE_FINAL_TYPE (DagShots, dag_shots, G_TYPE_OBJECT)

typedef enum
{
  PICTURE_OF_PAGE,
  PICTURE_OF_QUEUE, /* its first one in detail */
  PICTURE_OF_AGENT,
} PictureKind;

static const struct
{
  const char *file;
  const char *page;
  PictureKind kind;
} pictures[] = {
  { "overview", "overview", PICTURE_OF_PAGE },   { "queues", "queues", PICTURE_OF_PAGE },
  { "queue", "queues", PICTURE_OF_QUEUE },       { "team", "team", PICTURE_OF_PAGE },
  { "agent", "team", PICTURE_OF_AGENT },         { "breaks", "breaks", PICTURE_OF_PAGE },
  { "alerts", "alerts", PICTURE_OF_PAGE },       { "day-start", "day-start", PICTURE_OF_PAGE },
  { "questions", "questions", PICTURE_OF_PAGE }, { "history", "history", PICTURE_OF_PAGE },
};

static void
finish (DagShots *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->backfill_id, g_source_remove);
  g_application_quit (
      G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))));
}

/* A widget has no picture while its next drawing is queued: the next frame then has. */
static gboolean
save_page (DagShots *self)
{
  g_autofree char *file = g_strdup_printf ("%s.png", pictures[self->picture].file);
  g_autofree char *path = g_build_filename (self->directory, file, NULL);
  g_autoptr (GError) error = NULL;

  if (dag_shots_save_widget (GTK_WIDGET (self->window), path, &error))
    return TRUE;
  if (self->frames < MOST_FRAMES)
    return FALSE;
  g_message ("no picture: %s", error->message);
  return TRUE;
}

static DagDashboard *
get_dashboard (DagShots *self)
{
  return dag_application_get_dashboard (
      DAG_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window))));
}

/* What the page is to show in detail, where the centre has one. */
static const char *
get_shown_id (DagShots *self)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (get_dashboard (self));

  if (snapshot == NULL)
    return NULL;
  if (pictures[self->picture].kind == PICTURE_OF_QUEUE && snapshot->queues->len > 0)
    return ((const DagQueueSample *) g_ptr_array_index (snapshot->queues, 0))->id;
  if (pictures[self->picture].kind == PICTURE_OF_AGENT && snapshot->agents->len > 0)
    return ((const DagAgentSample *) g_ptr_array_index (snapshot->agents, 0))->id;
  return NULL;
}

/* Shows the next page there is, with an age of no seconds; FALSE at the end. */
static gboolean
show_page (DagShots *self)
{
  while (self->picture < G_N_ELEMENTS (pictures)
         && dag_window_get_page (self->window, pictures[self->picture].page) == NULL)
    self->picture++;
  if (self->picture == G_N_ELEMENTS (pictures))
    return FALSE;
  dag_window_show_page (self->window, pictures[self->picture].page, get_shown_id (self));
  dag_dashboard_refresh (get_dashboard (self));
  self->frames = 0;
  self->waiting = 0;
  return TRUE;
}

/* A busy machine takes its time to ask, to read and to build a page: none of it is a picture. */
static gboolean
is_ready (DagShots *self)
{
  DagPage *page = dag_window_get_page (self->window, pictures[self->picture].page);

  if (!dag_dashboard_is_refreshing (get_dashboard (self))
      && !dag_dashboard_is_filling_in (get_dashboard (self)) && dag_page_is_ready (page))
    return TRUE;
  if (++self->waiting < MOST_WAITING)
    return FALSE;
  if (self->waiting == MOST_WAITING)
    g_message ("%s: pictured before it was ready", pictures[self->picture].file);
  return TRUE;
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  DagShots *self = DAG_SHOTS (user_data);

  if (!is_ready (self))
    self->frames = 0;
  else
    self->frames++;
  if (self->frames < SETTLE_FRAMES || !save_page (self))
    return G_SOURCE_CONTINUE;
  self->picture++;
  if (show_page (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
begin (DagShots *self)
{
  if (self->tick_id != 0 || !show_page (self))
    return;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->window), on_tick, self,
                                                NULL);
}

static gboolean
on_backfilled (gpointer user_data)
{
  DagShots *self = DAG_SHOTS (user_data);

  self->backfill_id = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

static void
on_applied (DagShots *self)
{
  if (self->backfill_id == 0)
    self->backfill_id = g_timeout_add_seconds (self->after_s, on_backfilled, self);
}

static gboolean
on_patience_lost (gpointer user_data)
{
  DagShots *self = DAG_SHOTS (user_data);

  self->patience_id = 0;
  g_message ("no figures came within %d s: pictures without", PATIENCE_S);
  begin (self);
  return G_SOURCE_REMOVE;
}

static void
dag_shots_dispose (GObject *object)
{
  DagShots *self = DAG_SHOTS (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->backfill_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->window), self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->window);
  G_OBJECT_CLASS (dag_shots_parent_class)->dispose (object);
}

static void
dag_shots_finalize (GObject *object)
{
  g_clear_pointer (&DAG_SHOTS (object)->directory, g_free);
  G_OBJECT_CLASS (dag_shots_parent_class)->finalize (object);
}

static void
dag_shots_class_init (DagShotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_shots_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_shots_finalize;
}

static void
dag_shots_init (DagShots *self)
{
}

/**
 * dag_shots_new:
 * @directory: where the pictures go: "overview.png" …
 * @size: (nullable): of the window: "600x900"
 * @after_s: so long after the first figures, for a centre that lives; 0: as soon as what
 *   was before them is there
 *
 * Returns: (transfer full): pictures to take
 */
DagShots *
dag_shots_new (const char *directory,
               const char *size,
               guint       after_s)
{
  DagShots *self = g_object_new (DAG_TYPE_SHOTS, NULL);

  self->directory = g_strdup (directory);
  self->after_s = MAX (after_s, BACKFILL_S);
  if (size != NULL)
    (void) sscanf (size, "%dx%d", &self->width, &self->height);
  return self;
}

/**
 * dag_shots_take:
 * @self: pictures to take
 * @window: of which window
 *
 * Waits for the first figures, pictures every page and quits the application.
 */
void
dag_shots_take (DagShots  *self,
                DagWindow *window)
{
  g_return_if_fail (DAG_IS_SHOTS (self) && DAG_IS_WINDOW (window));

  if (!g_set_object (&self->window, window))
    return;
  g_mkdir_with_parents (self->directory, 0755);
  if (self->width > 0 && self->height > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  g_signal_connect_object (get_dashboard (self), "applied", G_CALLBACK (on_applied), self,
                           G_CONNECT_SWAPPED);
  self->patience_id
      = g_timeout_add_seconds (PATIENCE_S + self->after_s, on_patience_lost, self);
}

/**
 * dag_shots_save_widget:
 * @widget: drawn on the screen, with no new drawing queued
 * @path: of the PNG file
 * @error: set where it cannot be written
 *
 * Returns: whether the picture was saved
 */
gboolean
dag_shots_save_widget (GtkWidget   *widget,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || renderer == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "nothing is drawn yet");
      return FALSE;
    }
  texture = gsk_renderer_render_texture (
      renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "“%s” cannot be written", path);
  return FALSE;
}
