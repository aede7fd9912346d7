/* dag-record.h - records that are kept from one answer to the next while their bytes stay
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-fingerprint.h"
#include "dag-json.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* What was noticed while a record was decoded. */
typedef struct
{
  guint n_unknown_words;
  DagParts parts; /* what the record supplies */
} DagRecordMarks;

/* How one kind of record is decoded and held. */
typedef struct
{
  gpointer    (*decode) (DagJson        *json,
                         DagRecordMarks *marks);
  const char *(*get_id) (gconstpointer record);
  gpointer    (*ref)    (gpointer record);
  void        (*unref)  (gpointer record);
  gboolean    (*equal)  (gconstpointer one,
                         gconstpointer other);
} DagRecordKind;

extern const DagRecordKind dag_record_kind_agent;
extern const DagRecordKind dag_record_kind_queue;
extern const DagRecordKind dag_record_kind_reason;
extern const DagRecordKind dag_record_kind_callback;

/* The records of one list: those of the last answer, and those of the one being read. */
typedef struct _DagRecordTable DagRecordTable;

DagRecordTable *dag_record_table_new     (const DagRecordKind *kind) G_GNUC_WARN_UNUSED_RESULT;
void            dag_record_table_free    (DagRecordTable *self);

void            dag_record_table_begin   (DagRecordTable *self);
gboolean        dag_record_table_read    (DagRecordTable *self,
                                          DagJson        *json,
                                          GPtrArray      *records,
                                          DagRecordMarks *marks);
void            dag_record_table_commit  (DagRecordTable *self);
void            dag_record_table_discard (DagRecordTable *self);
guint           dag_record_table_get_n_decoded (DagRecordTable *self);

/* A member that a record may leave out, and what the source supplies where it is there. */
typedef struct
{
  int member;
  DagPart part;
} DagRecordPart;

/* Shared by the decoders. */
DagParts        dag_record_find_parts    (const DagJsonObject *object,
                                          const DagRecordPart *parts,
                                          guint                n_parts);
void            dag_record_fill_name     (char       **name,
                                          const char  *id);
gboolean        dag_record_read_channel  (DagJson         *json,
                                          DagChannel      *channel,
                                          char           **word,
                                          DagRecordMarks  *marks);
gboolean        dag_record_read_state    (DagJson         *json,
                                          DagAgentState   *state,
                                          char           **word,
                                          DagRecordMarks  *marks);
gboolean        dag_record_read_target   (DagJson   *json,
                                          DagTarget *target);

typedef enum
{
  DAG_COUNTER_OFFERED,
  DAG_COUNTER_ANSWERED,
  DAG_COUNTER_ABANDONED,
  DAG_COUNTER_ABANDONED_SHORT,
  DAG_COUNTER_ANSWERED_WITHIN,
  DAG_COUNTER_ABANDONED_WITHIN,
  DAG_COUNTER_WAIT_ANSWERED,
  DAG_COUNTER_WAIT_ABANDONED,
  DAG_COUNTER_HANDLED,
  DAG_COUNTER_HANDLE,
  DAG_COUNTER_LONGEST_WAIT,
  DAG_COUNTER_TAGGED,
} DagCounter;
#define DAG_COUNTER_MEMBERS                                                          \
  DAG_JSON_OPTIONAL ("offered"), DAG_JSON_OPTIONAL ("answered"),                     \
    DAG_JSON_OPTIONAL ("abandoned"), DAG_JSON_OPTIONAL ("abandoned_short"),          \
    DAG_JSON_OPTIONAL ("answered_within"), DAG_JSON_OPTIONAL ("abandoned_within"),   \
    DAG_JSON_OPTIONAL ("wait_answered_s"), DAG_JSON_OPTIONAL ("wait_abandoned_s"),   \
    DAG_JSON_OPTIONAL ("handled"), DAG_JSON_OPTIONAL ("handle_s"),                   \
    DAG_JSON_OPTIONAL ("longest_wait_s"), DAG_JSON_OPTIONAL ("tagged")
gboolean        dag_record_read_counter  (DagJson     *json,
                                          DagCounter   counter,
                                          DagQueueDay *day);

G_END_DECLS
