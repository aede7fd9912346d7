/* dag-alert-watch-private.h - the inside of the watch
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-watch.h"

G_BEGIN_DECLS

/* What is done with an answer, in this order, each several times where it is big. */
typedef enum
{
  DAG_ALERT_STAGE_PEOPLE, /* measure them */
  DAG_ALERT_STAGE_RESTORE, /* what was open before the start */
  DAG_ALERT_STAGE_FEED,   /* the engine */
  DAG_ALERT_STAGE_SHOW,
  DAG_ALERT_STAGE_NOTE,   /* on the board */
  DAG_ALERT_STAGE_FORGET,
  DAG_ALERT_STAGE_NEWS,   /* are noted, and told */
  DAG_ALERT_STAGE_CARE,   /* who could use a break: nearly all who are told ask for it */
  DAG_ALERT_STAGE_TELL,   /* that all is as it should be */
} DagAlertStage;

struct _DagAlertWatch
{
  GObject parent_instance;

  DagDashboard *dashboard; /* (unowned) */
  DagBoard *board;
  DagAlertRules *rules;
  DagAlertEngine *engine;
  DagAlertSignals *signals;
  GListStore *items;      /* of DagAlertItem, in the order in which they fired */
  guint n_placed;         /* so many were ever put in it */
  GQueue over;            /* of DagAlertItem: those that were over, in that order */
  GHashTable *by_id;      /* number of the alert → DagAlertItem (unowned) */
  GHashTable *by_entry;   /* id of the entry on the board → DagAlertItem (unowned) */
  GHashTable *marks;      /* agent → GArray of int64_t */
  GHashTable *told;       /* group → id of the entry of what was told last */
  GPtrArray *care;        /* (nullable): of DagAlertPerson: who could use a break */
  GPtrArray *gathered;    /* (nullable): of the next @care, as far as it is there, … */
  GHashTable *gathered_ids; /* (nullable): … their ids … */
  guint n_gathered;       /* … and of how many alerts */
  DagSnapshot *snapshot;  /* (nullable): under way or looked at last */
  char *source;           /* (nullable): which centre this is about */
  DagAlertNews news;      /* of the answer under way */
  GPtrArray *restoring;   /* (nullable): of DagBoardEntry: from @cursor on they are to be */
  GHashTable *changed;    /* of DagAlert (unowned): what changed by it */
  gboolean was_storm;
  DagAlertStage stage;
  guint cursor;
  guint n_open;
  guint history_revision; /* as signals know it */
  guint look_id;          /* an answer is being looked at, or shown */
  guint blind_id;         /* while no answer comes */
  int64_t last_us;        /* the time of the last feeding */
  gboolean is_due;        /* the newest answer is to be looked at */
  gboolean has_looked;
  gboolean looks_blindly; /* no answer came */
  gboolean is_care_old;
  gboolean is_care_asked; /* since it was gathered last */
  gboolean is_restored;
  gboolean is_writing;    /* we write on the board ourselves */
};

/* Each does a part of it: whether it is all. */
gboolean dag_alert_watch_show_some   (DagAlertWatch *self,
                                      int64_t        until_us);
gboolean dag_alert_watch_note_some   (DagAlertWatch *self,
                                      int64_t        until_us);
gboolean dag_alert_watch_forget_some (DagAlertWatch *self,
                                      int64_t        until_us);
gboolean dag_alert_watch_gather_some (DagAlertWatch *self,
                                      int64_t        until_us);
void dag_alert_watch_forget_gathered (DagAlertWatch *self);
void dag_alert_watch_begin_to_show (DagAlertWatch *self);
void dag_alert_watch_forget_news (DagAlertWatch *self);
void dag_alert_watch_forget_item (DagAlertWatch *self,
                                  guint          position,
                                  DagAlertItem  *item);

/* Stands on the board for people whom it does not name. */
#define DAG_ALERT_NAMELESS "people"

/* What outlives the program. */
char *dag_alert_watch_dup_day    (DagAlertWatch *self,
                                  int64_t        at_us);
void dag_alert_watch_note_news   (DagAlertWatch *self);
gboolean dag_alert_watch_was_told (DagAlertWatch *self,
                                  const char    *id);
void dag_alert_watch_set_acted   (DagAlertWatch *self,
                                  const char    *group,
                                  gboolean       acted);
void dag_alert_watch_note_item   (DagAlertWatch *self,
                                  DagAlertItem  *item);
gboolean dag_alert_watch_restore_some (DagAlertWatch *self,
                                       int64_t        now_us,
                                       int64_t        until_us);
void dag_alert_watch_read_marks  (DagAlertWatch *self);
void dag_alert_watch_follow_board (DagAlertWatch *self);

DagAlertItem *dag_alert_watch_add_item (DagAlertWatch  *self,
                                        const DagAlert *alert);
void dag_alert_watch_show        (DagAlertWatch *self,
                                  DagAlertItem  *item);
void dag_alert_watch_count       (DagAlertWatch *self);
void dag_alert_watch_look_back   (DagAlertWatch *self);
void dag_alert_watch_name_item   (DagAlertWatch *self,
                                  DagAlertItem  *item);

G_END_DECLS
