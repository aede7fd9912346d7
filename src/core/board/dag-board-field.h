/* dag-board-field.h - one field of an item: its value, its version, and how two of them merge
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-version.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_BOARD_TEXT,   /* "s": the last writer wins */
  DAG_BOARD_NUMBER, /* "x": likewise; also times in µs */
  DAG_BOARD_FLAG,   /* "b": likewise */
  DAG_BOARD_LIST,   /* "as": likewise; ids of people, teams */
  DAG_BOARD_NOTE,   /* "s": texts written without knowing of each other are both kept */
} DagBoardType;

/* One text of a note: more than one where two desks wrote at once ("two versions"). */
typedef struct
{
  DagBoardVersion version;
  GVariant *value; /* (nullable): taken away */
} DagBoardWrite;

/**
 * DagBoardField:
 *
 * A set of writes, of which a field that is no note keeps the last alone. @seen says of each
 * desk up to which of its writes this field knows: a write that is seen but not in @writes
 * was replaced.
 */
typedef struct
{
  char *name;
  DagBoardType type;
  GArray *writes; /* of DagBoardWrite, oldest first; never empty */
  GArray *seen;   /* of DagBoardVersion, by client; notes only, else empty */
} DagBoardField;

DagBoardField *dag_board_field_new         (const char   *name,
                                            DagBoardType  type) G_GNUC_WARN_UNUSED_RESULT;
DagBoardField *dag_board_field_copy        (const DagBoardField *self)
                                            G_GNUC_WARN_UNUSED_RESULT;
void           dag_board_field_free        (DagBoardField *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBoardField, dag_board_field_free)

GVariant      *dag_board_field_get_value   (const DagBoardField *self);
DagBoardVersion dag_board_field_get_version (const DagBoardField *self);
gboolean       dag_board_field_is_split    (const DagBoardField *self);
gboolean       dag_board_field_equal       (const DagBoardField *a,
                                            const DagBoardField *b);

void           dag_board_field_write       (DagBoardField   *self,
                                            GVariant        *value,
                                            DagBoardVersion  version);
void           dag_board_field_add_write   (DagBoardField   *self,
                                            GVariant        *value,
                                            DagBoardVersion  version);
void           dag_board_field_add_seen    (DagBoardField   *self,
                                            DagBoardVersion  version);
gboolean       dag_board_field_merge       (DagBoardField       *self,
                                            const DagBoardField *other);

const GVariantType *dag_board_type_get_variant_type (DagBoardType type);
const char    *dag_board_type_get_word     (DagBoardType type);
gboolean       dag_board_type_from_word    (const char   *word,
                                            DagBoardType *type);

G_END_DECLS
