/* dag-asterisk-list.h - one QueueStatus answer, believed whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-asterisk-member.h"

G_BEGIN_DECLS

#define DAG_ASTERISK_MAX_QUEUES 1000
#define DAG_ASTERISK_MAX_MEMBERS 200000 /* rows: one agent in ten queues is ten */

typedef struct
{
  char *name;
  int64_t calls;     /* waiting */
  int64_t completed; /* since Asterisk's last reload */
  int64_t abandoned;
  int64_t within_s;  /* `servicelevel` */
  int64_t longest_s; /* of those waiting, 0 where nobody is */
  int64_t n_entries;
  int64_t in_call;   /* members that are */
} DagAsteriskQueueRow;

typedef struct
{
  GHashTable *queues;  /* name → DagAsteriskQueueRow */
  GHashTable *members; /* dag_asterisk_member_dup_key() → DagAsteriskMember */
} DagAsteriskList;

DagAsteriskList *dag_asterisk_list_read      (const DagAmiText  *text,
                                              GError           **error)
                                              G_GNUC_WARN_UNUSED_RESULT;
void             dag_asterisk_list_free      (DagAsteriskList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAsteriskList, dag_asterisk_list_free)

char            *dag_asterisk_member_dup_key (const char *queue,
                                              const char *interface)
                                              G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
