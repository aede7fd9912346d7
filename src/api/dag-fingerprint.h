/* dag-fingerprint.h - whether bytes are the same as before, without keeping them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two rows of bytes that differ have the same one with a chance of one in 2^64: a centre of ten
 * thousand people, polled all day, meets that less than once in a hundred million years. Only
 * to be compared with others of one key. */
typedef struct
{
  guint64 a;
  guint64 b;
} DagFingerprint;

/* By chance, so that nobody outside can look for two records that are taken for one. */
typedef struct
{
  guint64 words[4];
} DagFingerprintKey;

DagFingerprintKey dag_fingerprint_make_key (void);
DagFingerprint    dag_fingerprint_take     (const DagFingerprintKey *key,
                                            const char              *bytes,
                                            gsize                    length);

static inline gboolean
dag_fingerprint_equal (DagFingerprint one,
                       DagFingerprint other)
{
  return one.a == other.a && one.b == other.b;
}

G_END_DECLS
