/* dag-fingerprint.c - whether bytes are the same as before, without keeping them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-fingerprint.h"

#include <string.h>

#define STEP 32 /* bytes */

/* Returns: a key by chance */
DagFingerprintKey
dag_fingerprint_make_key (void)
{
  DagFingerprintKey key;

  for (guint i = 0; i < G_N_ELEMENTS (key.words); i++)
    key.words[i] = (guint64) g_random_int () << 32 | g_random_int ();
  return key;
}

/* Both halves of a product of 128 bits: each bit of the factors tells in many of them. */
static inline guint64
fold (guint64 x,
      guint64 y)
{
  __extension__ unsigned __int128 product = x;

  product *= y;
  return (guint64) product ^ (guint64) (product >> 64);
}

static inline guint64
load (const char *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return word;
}

/* Two that do not wait for each other, each with half of the bytes. */
static inline DagFingerprint
mix (const DagFingerprintKey *key,
     DagFingerprint           so_far,
     const char              *at)
{
  return (DagFingerprint){ fold (so_far.a ^ load (at), load (at + 8) ^ key->words[2]),
                           fold (so_far.b ^ load (at + 16), load (at + 24) ^ key->words[3]) };
}

/**
 * dag_fingerprint_take:
 * @key: from dag_fingerprint_make_key()
 * @bytes: (array length=length): some bytes
 * @length: how many
 *
 * Returns: what they are known by
 */
DagFingerprint
dag_fingerprint_take (const DagFingerprintKey *key,
                      const char              *bytes,
                      gsize                    length)
{
  DagFingerprint print = { key->words[0] ^ length, key->words[1] + length };
  char rest[STEP] = { 0 };
  gsize done = 0;

  for (; done + STEP <= length; done += STEP)
    print = mix (key, print, bytes + done);
  memcpy (rest, bytes + done, length - done);
  print = mix (key, print, rest);
  return (DagFingerprint){ fold (print.a ^ key->words[1], print.b ^ key->words[2]),
                           fold (print.b ^ key->words[0], print.a ^ key->words[3]) };
}
