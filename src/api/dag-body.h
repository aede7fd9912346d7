/* dag-body.h - the bytes of one answer, in a buffer that is kept between polls if it is small
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_BODY_LIMIT ((gsize) 16 * 1024 * 1024)
/* A buffer up to this size waits for the next answer; a bigger one goes between two polls. */
#define DAG_BODY_KEPT ((gsize) 256 * 1024)

/* @bytes always ends with a NUL that does not count, so that a lexer may look one byte
 * ahead. Owned by one thread at a time. */
typedef struct
{
  char *bytes;
  gsize length;
  gsize capacity; /* without the NUL */
} DagBody;

DagBody *dag_body_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void     dag_body_free    (DagBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBody, dag_body_free)

void     dag_body_reserve (DagBody *self,
                           gsize    capacity);
void     dag_body_set     (DagBody    *self,
                           const char *bytes,
                           gsize       length);

G_END_DECLS
