/* dag-purpose-page.h - what watching people is for, on what ground, how long, who sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal: "accepted" (const char *reference): of the works council's consent, may be empty. */
#define DAG_TYPE_PURPOSE_PAGE (dag_purpose_page_get_type ())
G_DECLARE_FINAL_TYPE (DagPurposePage, dag_purpose_page, DAG, PURPOSE_PAGE, AdwBin)

GtkWidget *dag_purpose_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
