/* dag-ami-reader.h - the text blocks of Asterisk's manager interface, read strictly
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One answer holds at most this much; more is refused whole. */
#define DAG_AMI_MAX_BYTES (16 * 1024 * 1024)
#define DAG_AMI_MAX_BLOCKS 250000
#define DAG_AMI_MAX_FIELDS 512         /* in one block */
#define DAG_AMI_MAX_LINE (16 * 1024)   /* bytes */
/* Seconds that large still are microseconds without an overflow. */
#define DAG_AMI_MAX_NUMBER G_GINT64_CONSTANT (1000000000000)
#define DAG_AMI_MAX_TEXT (4 * 1024)    /* bytes of a value that is used */

/**
 * DagAmiText:
 *
 * A parsed answer: blocks of `Name: value` lines. Immutable; owns its bytes. Values are
 * raw until a getter that checks them (UTF-8, length, range) hands them out: a caller's
 * name in Latin-1, which nobody reads, must not make an answer unreadable.
 */
typedef struct _DagAmiText DagAmiText;

/* One block, borrowed from its text. */
typedef struct
{
  const DagAmiText *text;
  guint index;
} DagAmiBlock;

DagAmiText *dag_ami_text_parse        (const char  *bytes,
                                       gsize        length,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        dag_ami_text_free         (DagAmiText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAmiText, dag_ami_text_free)

guint       dag_ami_text_get_n_blocks (const DagAmiText *self);
DagAmiBlock dag_ami_text_get_block    (const DagAmiText *self,
                                       guint             index);
gboolean    dag_ami_text_check        (const DagAmiText  *self,
                                       GError           **error);
gboolean    dag_ami_text_check_list   (const DagAmiText  *self,
                                       const char        *complete,
                                       GError           **error);

const char *dag_ami_block_peek        (DagAmiBlock  block,
                                       const char  *name);
gboolean    dag_ami_block_is_event    (DagAmiBlock  block,
                                       const char  *event);
gboolean    dag_ami_block_read_text   (DagAmiBlock   block,
                                       const char   *name,
                                       gboolean      required,
                                       const char  **value,
                                       GError      **error);
gboolean    dag_ami_block_read_count  (DagAmiBlock   block,
                                       const char   *name,
                                       gboolean      required,
                                       int64_t      *value,
                                       GError      **error);

G_END_DECLS
