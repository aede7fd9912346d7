/* dag-recorder-private.h - the hour that is under way, for those who write it and read it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-quarters.h"
#include "dag-recorder.h"
#include "dag-row.h"
#include "dag-steps.h"
#include "dag-track.h"

G_BEGIN_DECLS

#define DAG_ENTITY_BITS 21
#define DAG_ENTITY_CENTRE 1 /* every channel */
#define DAG_ENTITY_LIVE 2   /* phone and chat */
#define DAG_ENTITY_FIRST 3
#define DAG_ENTITY_LAST ((1 << DAG_ENTITY_BITS) - 1)

typedef enum
{
  DAG_ENTITY_AGENT = 1,
  DAG_ENTITY_QUEUE = 2,
} DagEntityKind;

/* An agent or a queue, under a number of ours. */
/* What a queue says, poll by poll: half a kilobyte that ten thousand people do without. */
typedef struct
{
  DagStream stream; /* this hour */
  DagRow before;    /* the last of the hour before */
  DagRow row;       /* at the poll that is being recorded */
} DagQueueLog;

typedef struct
{
  guint num;
  DagEntityKind kind;
  char *id;
  char *name;      /* (nullable) */
  char *team_id;   /* (nullable) */
  char *team_name; /* (nullable) */
  DagChannel channel;
  DagTarget target;
  double short_s;
  int64_t seen_day;
  gboolean is_saved; /* the database knows all of the above */

  DagTrack *track;  /* (nullable): of an agent */
  DagQueueLog *log; /* (nullable): of a queue */
  guint seen_round; /* the last answer in which it was */
} DagEntity;

struct _DagRecorder
{
  gatomicrefcount ref_count;

  guint opening;      /* of the database that is remembered here; 0: of none */
  GHashTable *agents; /* id → DagEntity */
  GHashTable *queues; /* id → DagEntity */
  GPtrArray *entities; /* of DagEntity by number, with holes; owns them */
  GPtrArray *agent_list; /* of DagEntity, not owned: so that a poll looks at few of them */
  GPtrArray *queue_list; /* of DagEntity, not owned */
  GPtrArray *changed;    /* of DagEntity: agents whom the answer being recorded changed */
  int64_t seen_day;      /* the day for which all agents were noted as seen */
  GPtrArray *last_entities; /* (nullable) of DagEntity: as the agents of @last */
  guint round;           /* counts the answers */
  GHashTable *word_numbers; /* word → number */
  GPtrArray *words;   /* by number; [0] is NULL */
  guint n_words_saved;

  DagSnapshot *last;  /* (nullable): the answer that was recorded last by this process */
  int64_t last_at_us; /* of the last journal row, or NONE */
  int64_t hour;       /* under way: hours since 1970; 0: none */
  guint n_polls;      /* of it */
  int64_t before_us;  /* the last answer before it, or NONE */
  DagStream centre;   /* of it */
  DagRow centre_row;
  char *zone_name;    /* (nullable) */
  GTimeZone *zone;    /* (nullable) */
  int64_t day;        /* the centre's civil day of the last answer */
  gboolean needs_full; /* the next journal row may build on nothing */
  int64_t closed_day; /* the sums of days before this one are written */
  gboolean is_zone_saved;
  gboolean has_unsaved; /* an entity whose is_saved is not so */
};

static inline int64_t
dag_hour_of (int64_t at_us)
{
  return at_us / DAG_HOUR_US;
}

static inline int64_t
dag_key_of (int64_t hour,
            guint   num)
{
  return (hour << DAG_ENTITY_BITS) | num;
}

int64_t    dag_recorder_get_day       (DagRecorder *self,
                                       int64_t      at_us);
int64_t    dag_recorder_get_day_start (DagRecorder *self,
                                       int64_t      day);
void       dag_recorder_reset         (DagRecorder *self);
void       dag_recorder_set_zone      (DagRecorder *self,
                                       const char  *name);
DagEntity *dag_recorder_find          (DagRecorder   *self,
                                       DagEntityKind  kind,
                                       const char    *id);
DagEntity *dag_recorder_find_num      (DagRecorder *self,
                                       guint        num);
DagEntity *dag_recorder_ensure        (DagRecorder   *self,
                                       DagEntityKind  kind,
                                       const char    *id);
DagEntity *dag_recorder_add_entity    (DagRecorder   *self,
                                       DagEntityKind  kind,
                                       const char    *id,
                                       guint          num);
guint16    dag_recorder_intern        (DagRecorder *self,
                                       const char  *word);
const char *dag_recorder_get_word     (DagRecorder *self,
                                       guint        number);
gboolean   dag_recorder_save_entities (DagRecorder  *self,
                                       DagDatabase  *database,
                                       GError      **error);
void       dag_recorder_note_saved    (DagRecorder *self);

GBytes    *dag_recorder_write_frame   (DagRecorder *self,
                                       int64_t      taken_at_us,
                                       int64_t      lost_at_us,
                                       gboolean     full) G_GNUC_WARN_UNUSED_RESULT;
gboolean   dag_recorder_read_frame    (DagRecorder  *self,
                                       int64_t       taken_at_us,
                                       const guint8 *blob,
                                       gsize         length);
GBytes    *dag_recorder_strip_frame   (const guint8 *blob,
                                       gsize         length,
                                       guint         num) G_GNUC_WARN_UNUSED_RESULT;
void       dag_recorder_keep_rows     (DagRecorder *self,
                                       int64_t      taken_at_us);
void       dag_recorder_begin_hour    (DagRecorder *self,
                                       int64_t      hour);
gboolean   dag_recorder_flush         (DagRecorder  *self,
                                       DagDatabase  *database,
                                       int64_t       next_us,
                                       GError      **error);
gboolean   dag_recorder_close_days    (DagRecorder  *self,
                                       DagDatabase  *database,
                                       GError      **error);
gboolean   dag_recorder_put_quarters  (DagRecorder        *self,
                                       DagDatabase        *database,
                                       int64_t             hour,
                                       guint               num,
                                       const DagQuarters  *more,
                                       DagQuarters        *result,
                                       GError            **error);
gboolean   dag_recorder_sum_quarters  (DagRecorder  *self,
                                       DagDatabase  *database,
                                       int64_t       hour,
                                       GError      **error);
gboolean   dag_recorder_put_blob      (DagDatabase  *database,
                                       const char   *sql,
                                       int64_t       key,
                                       GBytes       *blob,
                                       GError      **error);

G_END_DECLS
