/* fuzz-ami.c - anything in place of Asterisk's answer: refused or read, never worse
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-model.h"
#include "dag-value.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *bytes,
                            size_t         length);

#define NOW_US (1795428000 * DAG_USEC_PER_SEC)

/* What must hold of everything that leaves the model. */
static void
check_snapshot (DagAsteriskModel *model)
{
  g_autoptr (DagSnapshot) snapshot = dag_asterisk_model_make_snapshot (model);

  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      g_assert_true (g_utf8_validate (queue->name, -1, NULL));
      g_assert_cmpint (queue->waiting, >=, 0);
      g_assert_cmpint (queue->today.answered, >=, 0);
      g_assert_cmpint (queue->today.abandoned, >=, 0);
      g_assert_cmpint (queue->today.handled, >=, 0);
    }
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      g_assert_true (g_utf8_validate (agent->name, -1, NULL));
      g_assert_cmpint (agent->today.handled, >=, 0);
      g_assert_cmpint (agent->since_us, <=, NOW_US + 10 * DAG_USEC_PER_SEC);
      g_assert_cmpfloat (agent->today.idle_s, >=, 0.0);
    }
}

/* The input is cut at form feeds into answers: lists and events in turn. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  g_autoptr (DagConnection) connection
      = dag_connection_new ("asterisk", "http://127.0.0.1:8088/asterisk");
  g_autoptr (DagAsteriskModel) model = NULL;
  g_autofree char *input = g_strndup ((const char *) bytes, length);
  g_auto (GStrv) answers = g_strsplit (input, "\f", 8);
  int64_t now_us = NOW_US;

  dag_ami_text_free (dag_ami_text_parse ((const char *) bytes, length, NULL));
  model = dag_asterisk_model_new (dag_asterisk_options_new (connection, NULL));
  for (guint i = 0; answers[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DagAmiText) text
          = dag_ami_text_parse (answers[i], strlen (answers[i]), &error);

      g_assert_true ((text == NULL) == (error != NULL));
      if (text == NULL)
        continue;
      now_us += DAG_USEC_PER_SEC;
      dag_asterisk_model_set_listening (model, i % 3 != 0);
      if (i % 2 == 0)
        dag_asterisk_model_apply_status (model, text, now_us - 1000, now_us, NULL);
      else
        dag_asterisk_model_apply_events (model, text, now_us);
      if (i % 2 == 0)
        dag_asterisk_model_apply_summary (model, text, NULL);
    }
  check_snapshot (model);
  return 0;
}
