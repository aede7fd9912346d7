/* dag-notice.h - a bar with one sentence, what to do, and the technical reason a click away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a notice says; all of it plain text, never markup. */
typedef struct
{
  const char *icon_name; /* (nullable): a sign of information */
  const char *sentence;
  const char *advice;  /* (nullable) */
  const char *details; /* (nullable): the technical reason, for the disclosure */
  const char *button;  /* (nullable): label of the button */
  const char *action;  /* (nullable): detailed action of the button */
  const char *dismiss; /* (nullable): action of a cross beside it */
} DagNoticeMessage;

#define DAG_TYPE_NOTICE (dag_notice_get_type ())
G_DECLARE_FINAL_TYPE (DagNotice, dag_notice, DAG, NOTICE, AdwBin)

void       dag_notice_show    (DagNotice              *self,
                               const DagNoticeMessage *message);
void       dag_notice_clear   (DagNotice *self);
void       dag_notice_set_occasion (DagNotice  *self,
                                    const char *text);
gboolean   dag_notice_is_shown (DagNotice *self);
void       dag_notice_set_narrow (DagNotice *self,
                                  gboolean   narrow);

G_END_DECLS
