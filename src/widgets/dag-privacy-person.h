/* dag-privacy-person.h - what is kept of one person: to hand over, to erase
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_PRIVACY_PERSON (dag_privacy_person_get_type ())
G_DECLARE_FINAL_TYPE (DagPrivacyPerson, dag_privacy_person, DAG, PRIVACY_PERSON,
                      AdwPreferencesGroup)

GtkWidget *dag_privacy_person_new (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
