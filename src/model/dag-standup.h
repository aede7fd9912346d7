/* dag-standup.h - the stand-up of one team on one day: its agenda, who is here, its clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-view.h"

G_BEGIN_DECLS

/* Where a topic of the agenda comes from; any other is the lead's own. */
#define DAG_TOPIC_YESTERDAY "yesterday"
#define DAG_TOPIC_NEWS "news"
#define DAG_TOPIC_PROMISES "promises"
#define DAG_TOPIC_ACTIONS "actions"
#define DAG_TOPIC_THANKS "thanks"
#define DAG_TOPIC_ROUND "round"
#define DAG_TOPIC_RISING "rising" /* asked more than usual */
#define DAG_TOPIC_TABLE "table" /* everybody has a word: the usual end */
#define DAG_TOPIC_UNTHANKED "unthanked" /* for the lead's eyes only */

/**
 * DagStandup:
 *
 * All of it lies on the board; this object finds it there and keeps the clock. Nothing is
 * written before somebody does something, or dag_standup_prepare().
 *
 * Signals: "changed": it began, ended, or another topic is in hand; "attended": somebody
 * came or went.
 */
#define DAG_TYPE_STANDUP (dag_standup_get_type ())
G_DECLARE_FINAL_TYPE (DagStandup, dag_standup, DAG, STANDUP, GObject)

DagStandup    *dag_standup_new           (DagBoard   *board,
                                          const char *team,
                                          const char *day) G_GNUC_WARN_UNUSED_RESULT;
DagBoard      *dag_standup_get_board     (DagStandup *self);
DagBoardEntry *dag_standup_get_entry     (DagStandup *self);
DagBoardEntry *dag_standup_ensure        (DagStandup *self);

DagBoardView  *dag_standup_get_topics    (DagStandup *self);
DagBoardEntry *dag_standup_find_topic    (DagStandup *self,
                                          const char *source);
DagBoardEntry *dag_standup_prepare_topic (DagStandup *self,
                                          const char *source,
                                          const char *title,
                                          int64_t     planned_s);
DagBoardEntry *dag_standup_add_topic     (DagStandup *self,
                                          const char *title);
DagBoardEntry *dag_standup_add_topic_from (DagStandup *self,
                                           const char *source,
                                           const char *title,
                                           const char *fact);
void           dag_standup_move_topic    (DagStandup    *self,
                                          DagBoardEntry *topic,
                                          int            by);
void           dag_standup_set_facts     (DagStandup         *self,
                                          DagBoardEntry      *topic,
                                          const char *const  *facts);

gboolean       dag_standup_is_here       (DagStandup *self,
                                          const char *person);
void           dag_standup_set_here      (DagStandup *self,
                                          const char *person,
                                          const char *name,
                                          gboolean    here);
guint          dag_standup_count_here    (DagStandup *self);
DagBoardView  *dag_standup_get_attendance (DagStandup *self);

gboolean       dag_standup_is_running    (DagStandup *self);
gboolean       dag_standup_has_ended     (DagStandup *self);
void           dag_standup_start         (DagStandup *self,
                                          int64_t     now_us);
void           dag_standup_stop          (DagStandup *self,
                                          int64_t     now_us);
void           dag_standup_tick          (DagStandup *self,
                                          int64_t     now_us);
int64_t        dag_standup_get_total_s   (DagStandup *self,
                                          int64_t     now_us);
int64_t        dag_standup_get_planned_s (DagStandup *self);
int64_t        dag_standup_get_spent_s   (DagStandup    *self,
                                          DagBoardEntry *topic,
                                          int64_t        now_us);
DagBoardEntry *dag_standup_get_current   (DagStandup *self);
void           dag_standup_set_current   (DagStandup    *self,
                                          DagBoardEntry *topic,
                                          int64_t        now_us);
gboolean       dag_standup_step          (DagStandup *self,
                                          int         by,
                                          gboolean    skip_private,
                                          int64_t     now_us);

G_END_DECLS
