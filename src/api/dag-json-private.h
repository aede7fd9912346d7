/* dag-json-private.h - the lexer's single pieces
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-json.h"

G_BEGIN_DECLS

static inline void
dag_json_skip_space (DagJson *self)
{
  const char *at = self->at;

  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
    at++;
  self->at = at;
}

gboolean dag_json_scan_string (DagJson     *self,
                               DagJsonText *text);

gboolean dag_json_expect      (DagJson     *self,
                               DagJsonType  type,
                               const char  *what);
gboolean dag_json_go_down     (DagJson *self);
int      dag_json_next_item   (DagJson *self,
                               gboolean begun,
                               char     closing);
void     dag_json_append_key  (GString    *text,
                               const char *key,
                               gsize       length);

G_END_DECLS
