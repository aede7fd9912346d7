/* dag-privacy.c - words about somebody's health or body, which are nobody's business
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy.h"

#include <string.h>

/* Dutch and English. A star stands for any ending: "ziek*" is also "ziekgemeld". Data on
 * health are of a special category (GDPR article 9): an employer may not note what ails
 * somebody, only that they are not there. Better one warning too many: it warns and
 * forbids nothing. */
static const char *const words[] = {
  "ziek*", "burn-out*", "burnout*", "depress*", "overspannen*", "overspanning*", "zwanger*",
  "migraine*", "hernia*", "kanker*", "griep*", "corona*", "covid*", "medicijn*", "medicatie*",
  "arts", "huisarts*", "bedrijfsarts*", "psycholoog*", "psychiat*", "therap*", "operatie*",
  "ziekenhuis*", "verslav*", "autis*", "adhd", "allerg*", "astma*", "diabet*", "suikerziekte*",
  "hartklacht*", "rugklacht*", "nekklacht*", "rsi", "stressklacht*", "paniekaanval*", "angstst*",
  "miskraam*", "menstruat*", "overgang", "handicap*", "chronisch*", "blessure*", "koorts*",
  "reintegr*", "re-integr*", "wia", "arbeidsongeschikt*",
  "sick*", "illness*", "disease*", "anxiety", "panic", "pregnan*", "cancer*", "flu", "doctor*",
  "hospital*", "medication*", "medicine*", "surgery", "psycholog*", "disab*", "addict*",
  "asthma*", "miscarriage*", "menopaus*", "injur*", "fever*", "overworked",
  "ptsd", "ptss", "hiv", "long-covid",
};

/* Where somebody goes in a pause, and why, where that is of the body, the health or the
 * faith: parts of words. None that may as well be the work of a centre: a hospital rings
 * doctors, an insurer looks at medical papers. */
static const char *const private_parts[] = {
  "toilet", "restroom", "bathroom", "washroom", "lavatory", "sanitaire pauze", "comfort break",
  "bio break", "biobreak", "plaspauz", "plassen", "kolven", "kolfpauz", "kolfruimt",
  "borstvoed", "breastfe", "lactation", "menstru", "migraine", "zwanger", "pregnan",
  "gebed", "prayer", "praying", "huisarts", "tandarts", "bedrijfsarts", "dentist", "fysio",
  "physio",
};
/* Whole words. */
static const char *const private_words[]
    = { "wc", "loo", "plas", "bidden", "pray", "salat", "ziek", "sick", "ill" };

static gboolean
is_word_sign (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-' || g_unichar_ismark (c);
}

static gboolean
is_one (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (words[i][length - 1] == '*' ? strncmp (word, words[i], length - 1) == 0
                                      : strcmp (word, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Without case and accents: "Re-ïntegratie" is "re-integratie". */
static char *
fold (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/**
 * dag_privacy_health_words:
 * @text: (nullable): what somebody is about to save about a person; UTF-8
 *
 * Returns: (transfer full) (nullable): the first word in it that tells of somebody's
 *   health, as it stands there; %NULL: none does
 */
char *
dag_privacy_health_words (const char *text)
{
  const char *p = text;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  while (*p != '\0')
    {
      const char *begin = p;
      g_autofree char *word = NULL;
      g_autofree char *folded = NULL;

      while (*p != '\0' && is_word_sign (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == begin)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word = g_strndup (begin, (gsize) (p - begin));
      folded = fold (word);
      if (is_one (folded))
        return g_steal_pointer (&word);
    }
  return NULL;
}

static gboolean
has_private_word (const char *folded)
{
  g_auto (GStrv) parts = g_strsplit_set (folded, " -_/.,:;()[]+&0123456789", 0);

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (private_words); j++)
      if (g_str_equal (parts[i], private_words[j]))
        return TRUE;
  return FALSE;
}

/**
 * dag_privacy_is_private:
 * @reason: (nullable): a source's own word for what somebody does away from the line
 *
 * Returns: whether it tells what is nobody's business: that it is the toilet, an ailment, a
 *   prayer
 */
gboolean
dag_privacy_is_private (const char *reason)
{
  g_autofree char *folded = NULL;

  if (reason == NULL || *reason == '\0' || !g_utf8_validate (reason, -1, NULL))
    return FALSE;
  folded = fold (reason);
  for (guint i = 0; i < G_N_ELEMENTS (private_parts); i++)
    if (strstr (folded, private_parts[i]) != NULL)
      return TRUE;
  return has_private_word (folded);
}

/**
 * dag_privacy_take_reason:
 * @reason: (transfer full) (nullable): as a source gives it
 *
 * At the door: what is nobody's business goes no further, so that nothing can show or keep
 * it. A pause without a reason is a break.
 *
 * Returns: (transfer full) (nullable): @reason, or nothing
 */
char *
dag_privacy_take_reason (char *reason)
{
  if (dag_privacy_is_private (reason))
    g_clear_pointer (&reason, g_free);
  return reason;
}
