/* dag-privacy.c - words about somebody's health, which do not belong in a note
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
