/* dag-words-fault.h - one sentence a team lead understands for each fault
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-fault.h"

G_BEGIN_DECLS

char *dag_words_fault_sentence (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_fault_advice   (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
