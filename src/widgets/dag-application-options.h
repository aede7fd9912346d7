/* dag-application-options.h - what can be asked on the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-application.h"

G_BEGIN_DECLS

void     dag_application_options_add   (GApplication *application);
gboolean dag_application_options_apply (DagApplication  *application,
                                        GVariantDict    *options,
                                        gboolean        *started,
                                        GError         **error);

G_END_DECLS
