/* dag-json.h - a strict JSON cursor over one body: no tree, no allocation for plain values
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dag-fault.h"
#include "dag-value.h"

G_BEGIN_DECLS

#define DAG_JSON_MAX_DEPTH 64
#define DAG_JSON_MAX_STRING 4096 /* bytes, unescaped */
#define DAG_JSON_MAX_ITEMS 20000 /* of one list, or members of one object */

/* What can go wrong goes wrong once: the first fault stays, and everything after it
 * returns FALSE, so a caller reads on to the end of its loop and looks then. */

typedef enum
{
  DAG_JSON_NOTHING, /* end of the body, or no value begins here */
  DAG_JSON_OBJECT,
  DAG_JSON_ARRAY,
  DAG_JSON_STRING,
  DAG_JSON_NUMBER,
  DAG_JSON_BOOLEAN,
  DAG_JSON_NULL,
} DagJsonType;

/* Bytes of UTF-8 inside the body or the cursor's scratch; valid until the next string. */
typedef struct
{
  const char *bytes;
  gsize length;
} DagJsonText;

typedef struct
{
  double value;     /* finite */
  gboolean signed_; /* it begins with a minus, even where it is zero */
} DagJsonNumber;

/* A member this version knows. */
typedef struct
{
  const char *name;
  gsize length;
  gboolean required;
} DagJsonMember;
#define DAG_JSON_REQUIRED(text) { (text), sizeof (text) - 1, TRUE }
#define DAG_JSON_OPTIONAL(text) { (text), sizeof (text) - 1, FALSE }

/* An object being read; on the reader's stack. */
typedef struct
{
  const DagJsonMember *members;
  guint n_members;
  guint next;           /* the member expected next, as most objects repeat their order */
  guint64 seen;         /* a bit for each known member */
  guint first_stranger; /* where its unknown keys begin in the cursor's list */
  gboolean begun;
} DagJsonObject;

/* One step of the path to where the cursor is: a key, or an index where @key is NULL. */
typedef struct
{
  const char *key;
  gsize length;
  guint index;
} DagJsonStep;

typedef struct
{
  const char *start;
  const char *at;
  const char *end; /* a NUL stands here */
  guint depth;
  gsize max_string; /* bytes, unescaped */
  DagJsonStep path[DAG_JSON_MAX_DEPTH + 1];
  GArray *strangers;    /* of DagJsonText: unknown keys of the open objects */
  GString *scratch;     /* the last string that had escapes */
  GStringChunk *chunk;  /* (nullable): keys that had escapes */
  GError *fault;        /* (nullable) */
} DagJson;

void        dag_json_init           (DagJson    *self,
                                     const char *bytes,
                                     gsize       length);
void        dag_json_clear          (DagJson *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagJson, dag_json_clear)

DagJsonType dag_json_peek           (DagJson *self);
gboolean    dag_json_finish         (DagJson *self);
gboolean    dag_json_skip           (DagJson *self);
gboolean    dag_json_check          (const char  *bytes,
                                     gsize        length,
                                     gsize        max_string,
                                     GError     **error);

gboolean    dag_json_enter_object   (DagJson             *self,
                                     DagJsonObject       *object,
                                     const DagJsonMember *members,
                                     guint                n_members);
int         dag_json_next_member    (DagJson       *self,
                                     DagJsonObject *object);
gboolean    dag_json_object_has     (const DagJsonObject *object,
                                     int                  member);
gboolean    dag_json_enter_array    (DagJson *self);
gboolean    dag_json_next_element   (DagJson *self,
                                     guint    max_elements);
guint       dag_json_get_index      (DagJson *self);

gboolean    dag_json_read_string    (DagJson     *self,
                                     DagJsonText *text);
gboolean    dag_json_read_number    (DagJson       *self,
                                     DagJsonNumber *number);
gboolean    dag_json_read_word      (DagJson    *self,
                                     const char *word);

gboolean    dag_json_fail           (DagJson    *self,
                                     DagFault    fault,
                                     const char *format,
                                     ...) G_GNUC_PRINTF (3, 4);

/* Typed: each names what it expected; NULL is taken as "cannot be known just now" where
 * it says so. */
gboolean    dag_json_read_count     (DagJson *self,
                                     int64_t *count);
gboolean    dag_json_read_count_or_null   (DagJson *self,
                                           int64_t *count);
gboolean    dag_json_read_seconds_or_null (DagJson *self,
                                           double  *seconds);
gboolean    dag_json_read_share_or_null   (DagJson *self,
                                           double  *share);
gboolean    dag_json_read_time      (DagJson *self,
                                     int64_t *time_us);
gboolean    dag_json_read_time_or_null    (DagJson *self,
                                           int64_t *time_us);
gboolean    dag_json_read_boolean_or_null (DagJson  *self,
                                           gboolean *value);
gboolean    dag_json_read_id        (DagJson *self,
                                     char   **id);
gboolean    dag_json_read_id_or_null      (DagJson *self,
                                           char   **id);
gboolean    dag_json_read_text_or_null    (DagJson *self,
                                           char   **text);
gboolean    dag_json_take_null      (DagJson *self);

G_END_DECLS
