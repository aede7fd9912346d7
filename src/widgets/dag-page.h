/* dag-page.h - a page of the sidebar: title, icon, badge, and the dashboard it shows
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

/**
 * DagPage:
 *
 * Properties: "dashboard" (construct-only), "title", "icon-name", "badge" (uint),
 * "detail-title" (nullable: set while a detail is open; the window then shows a back
 * button, and Esc goes back through go_back()).
 */
#define DAG_TYPE_PAGE (dag_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DagPage, dag_page, DAG, PAGE, AdwBin)

/**
 * DagPageClass:
 * @refresh: the dashboard applied an answer, or its state changed; only while mapped, and
 *   once when it is mapped
 * @tick: a second went by; only while mapped
 * @search: (nullable): begin a search on this page (Ctrl+F); %FALSE where there is none
 * @show: (nullable): show the thing with this id (a queue, an agent), or a filter given as
 *   "filter:WORD"; %NULL shows the page itself
 * @go_back: (nullable): closes the open detail; %FALSE where none is open
 * @is_ready: (nullable): whether all that it shows is on the screen; without: at once
 * @export: (nullable): offers to save what is shown (Ctrl+E); %FALSE where nothing is
 */
struct _DagPageClass
{
  AdwBinClass parent_class;

  void     (*refresh) (DagPage *self);
  void     (*tick)    (DagPage *self);
  gboolean (*search)  (DagPage *self);
  void     (*show)    (DagPage    *self,
                       const char *id);
  gboolean (*go_back) (DagPage *self);
  gboolean (*is_ready) (DagPage *self);
  gboolean (*export)  (DagPage *self);
};

DagDashboard *dag_page_get_dashboard    (DagPage *self);
const char   *dag_page_get_title        (DagPage *self);
const char   *dag_page_get_icon_name    (DagPage *self);
guint         dag_page_get_badge        (DagPage *self);
void          dag_page_set_badge        (DagPage *self,
                                         guint    badge);
const char   *dag_page_get_detail_title (DagPage *self);
void          dag_page_set_detail_title (DagPage    *self,
                                         const char *title);
gboolean      dag_page_search           (DagPage *self);
void          dag_page_show             (DagPage    *self,
                                         const char *id);
gboolean      dag_page_go_back          (DagPage *self);
gboolean      dag_page_is_ready         (DagPage *self);
gboolean      dag_page_export           (DagPage *self);

G_END_DECLS
