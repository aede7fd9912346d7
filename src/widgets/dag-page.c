/* dag-page.c - a page of the sidebar: title, icon, badge, and the dashboard it shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-page.h"

typedef struct
{
  DagDashboard *dashboard;
  char *title;
  char *icon_name;
  char *detail_title;
  guint badge;
} DagPagePrivate;

typedef enum
{
  PROP_DASHBOARD = 1,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_BADGE,
  PROP_DETAIL_TITLE,
} DagPageProperty;

static GParamSpec *properties[PROP_DETAIL_TITLE + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DagPage, dag_page, ADW_TYPE_BIN)

#define PRIVATE(self) ((DagPagePrivate *) dag_page_get_instance_private (self))

static void
dag_page_refresh (DagPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && DAG_PAGE_GET_CLASS (self)->refresh != NULL)
    DAG_PAGE_GET_CLASS (self)->refresh (self);
}

static void
on_applied (DagPage *self)
{
  dag_page_refresh (self);
}

static void
on_state_changed (DagPage *self)
{
  dag_page_refresh (self);
}

static void
on_tick (DagPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && DAG_PAGE_GET_CLASS (self)->tick != NULL)
    DAG_PAGE_GET_CLASS (self)->tick (self);
}

static void
dag_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dag_page_parent_class)->map (widget);
  dag_page_refresh (DAG_PAGE (widget));
}

static void
dag_page_constructed (GObject *object)
{
  DagPage *self = DAG_PAGE (object);
  DagPagePrivate *priv = PRIVATE (self);

  G_OBJECT_CLASS (dag_page_parent_class)->constructed (object);
  if (priv->dashboard == NULL)
    return;
  g_signal_connect_object (priv->dashboard, "applied", G_CALLBACK (on_applied), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->dashboard, "notify::state", G_CALLBACK (on_state_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->dashboard, "tick", G_CALLBACK (on_tick), self,
                           G_CONNECT_SWAPPED);
}

static void
dag_page_dispose (GObject *object)
{
  g_clear_object (&PRIVATE (DAG_PAGE (object))->dashboard);
  G_OBJECT_CLASS (dag_page_parent_class)->dispose (object);
}

static void
dag_page_finalize (GObject *object)
{
  DagPagePrivate *priv = PRIVATE (DAG_PAGE (object));

  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->icon_name, g_free);
  g_clear_pointer (&priv->detail_title, g_free);
  G_OBJECT_CLASS (dag_page_parent_class)->finalize (object);
}

static void
dag_page_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DagPagePrivate *priv = PRIVATE (DAG_PAGE (object));

  switch ((DagPageProperty) id)
    {
    case PROP_DASHBOARD:
      g_value_set_object (value, priv->dashboard);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    case PROP_DETAIL_TITLE:
      g_value_set_string (value, priv->detail_title);
      break;
    }
}

static void
dag_page_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  DagPage *self = DAG_PAGE (object);
  DagPagePrivate *priv = PRIVATE (self);

  switch ((DagPageProperty) id)
    {
    case PROP_DASHBOARD:
      priv->dashboard = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      priv->title = g_value_dup_string (value);
      break;
    case PROP_ICON_NAME:
      priv->icon_name = g_value_dup_string (value);
      break;
    case PROP_BADGE:
      dag_page_set_badge (self, g_value_get_uint (value));
      break;
    case PROP_DETAIL_TITLE:
      dag_page_set_detail_title (self, g_value_get_string (value));
      break;
    }
}

static void
dag_page_class_init (DagPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dag_page_constructed;
  object_class->dispose = dag_page_dispose;
  object_class->finalize = dag_page_finalize;
  object_class->get_property = dag_page_get_property;
  object_class->set_property = dag_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = dag_page_map;

  properties[PROP_DASHBOARD]
      = g_param_spec_object ("dashboard", NULL, NULL, DAG_TYPE_DASHBOARD, once);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, once);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, once);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, rw);
  properties[PROP_DETAIL_TITLE] = g_param_spec_string ("detail-title", NULL, NULL, NULL, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dag_page_init (DagPage *self)
{
}

DagDashboard *
dag_page_get_dashboard (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), NULL);

  return PRIVATE (self)->dashboard;
}

const char *
dag_page_get_title (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), NULL);

  return PRIVATE (self)->title;
}

const char *
dag_page_get_icon_name (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), NULL);

  return PRIVATE (self)->icon_name;
}

guint
dag_page_get_badge (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), 0);

  return PRIVATE (self)->badge;
}

/**
 * dag_page_set_badge:
 * @self: a page
 * @badge: how many things wait here; 0 for none
 */
void
dag_page_set_badge (DagPage *self,
                    guint    badge)
{
  g_return_if_fail (DAG_IS_PAGE (self));

  if (PRIVATE (self)->badge == badge)
    return;
  PRIVATE (self)->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

const char *
dag_page_get_detail_title (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), NULL);

  return PRIVATE (self)->detail_title;
}

/**
 * dag_page_set_detail_title:
 * @self: a page
 * @title: (nullable): of the detail that is open, or %NULL when it closed
 */
void
dag_page_set_detail_title (DagPage    *self,
                           const char *title)
{
  g_return_if_fail (DAG_IS_PAGE (self));

  if (g_strcmp0 (PRIVATE (self)->detail_title, title) == 0)
    return;
  g_free (g_steal_pointer (&PRIVATE (self)->detail_title));
  PRIVATE (self)->detail_title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL_TITLE]);
}

/**
 * dag_page_search:
 * @self: a page
 *
 * Returns: whether this page has a search, which is now open
 */
gboolean
dag_page_search (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), FALSE);

  return DAG_PAGE_GET_CLASS (self)->search != NULL && DAG_PAGE_GET_CLASS (self)->search (self);
}

/**
 * dag_page_show:
 * @self: a page
 * @id: (nullable): an id of this page's things, or "filter:WORD"
 */
void
dag_page_show (DagPage    *self,
               const char *id)
{
  g_return_if_fail (DAG_IS_PAGE (self));

  if (DAG_PAGE_GET_CLASS (self)->show != NULL)
    DAG_PAGE_GET_CLASS (self)->show (self, id);
}

/**
 * dag_page_go_back:
 * @self: a page
 *
 * Returns: whether a detail was open, which is now closed
 */
gboolean
dag_page_go_back (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), FALSE);

  return DAG_PAGE_GET_CLASS (self)->go_back != NULL
         && DAG_PAGE_GET_CLASS (self)->go_back (self);
}

/**
 * dag_page_is_ready:
 * @self: a page
 *
 * Returns: whether all that it shows is on the screen, as far as it is known
 */
gboolean
dag_page_is_ready (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), FALSE);

  return DAG_PAGE_GET_CLASS (self)->is_ready == NULL
         || DAG_PAGE_GET_CLASS (self)->is_ready (self);
}

/**
 * dag_page_export:
 * @self: a page
 *
 * Returns: whether there is something to save, and a dialog asks where to
 */
gboolean
dag_page_export (DagPage *self)
{
  g_return_val_if_fail (DAG_IS_PAGE (self), FALSE);

  return DAG_PAGE_GET_CLASS (self)->export != NULL && DAG_PAGE_GET_CLASS (self)->export (self);
}
