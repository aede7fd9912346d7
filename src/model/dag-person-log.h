/* dag-person-log.h - who looked at a person, handed their data over, or erased it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stdint.h>

G_BEGIN_DECLS

/* The words of acts; never translated. */
#define DAG_PERSON_VIEW "view"     /* opened somebody's day */
#define DAG_PERSON_NAMES "names"   /* had people of a past day named */
#define DAG_PERSON_EXPORT "export" /* saved what is kept of somebody */
#define DAG_PERSON_ERASE "erase"
#define DAG_PERSON_RESTRICT "restrict" /* had the use of somebody's data restricted */
#define DAG_PERSON_LIFT "lift"         /* and no more */

/* One line of the log. */
typedef struct
{
  char *at;    /* RFC 3339 */
  char *who;   /* the account */
  char *act;
  char *print; /* a fingerprint of the person's id, or of a day */
} DagPersonAct;

gboolean   dag_person_log       (const char  *folder,
                                 const char  *act,
                                 const char  *id,
                                 int64_t      now_us,
                                 GError     **error);
GPtrArray *dag_person_log_read  (const char *folder,
                                 guint       most) G_GNUC_WARN_UNUSED_RESULT;
gboolean   dag_person_log_purge (const char  *folder,
                                 int64_t      now_us,
                                 GError     **error);
char      *dag_person_log_dup_print (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
