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

extern const guint8 dag_json_type_of[256];

/* dag_json_peek() without a call: it is asked several times for each value. */
static inline DagJsonType
dag_json_look (DagJson *self)
{
  if (G_UNLIKELY (self->fault != NULL))
    return DAG_JSON_NOTHING;
  dag_json_skip_space (self);
  return (DagJsonType) dag_json_type_of[(guint8) *self->at];
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
