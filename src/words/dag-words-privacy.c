/* dag-words-privacy.c - what is kept of people, how long, and who sees it: from the settings
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-privacy.h"

#include "dag-words-name.h"

#include <glib/gi18n-lib.h>

#define HTML_BEGIN "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"

static void
section_free (gpointer data)
{
  DagPrivacySection *section = data;

  g_free (section->heading);
  g_free (section->text);
  g_free (section);
}

static void
add (GPtrArray  *sections,
     const char *heading,
     char       *text)
{
  DagPrivacySection *section = g_new0 (DagPrivacySection, 1);

  section->heading = g_strdup (heading);
  section->text = text;
  g_ptr_array_add (sections, section);
}

static char *
dup_day (int64_t at_s)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (at_s);

  return at != NULL ? g_date_time_format (at, "%Y-%m-%d") : g_strdup ("–");
}

static char *
new_ground (const DagPrivacyFacts *facts)
{
  g_autoptr (GString) text = g_string_new (
      _ ("Your organisation decides on the ground and records it; in the Netherlands the works "
         "council must consent first (Works Councils Act, article 27, paragraph 1, k and l)."));

  if (facts->consents->len == 0)
    g_string_append_printf (text, " %s",
                            _ ("The purposes have not been accepted for any contact centre yet, so "
                               "that nothing about people is kept."));
  for (guint i = 0; i < facts->consents->len; i++)
    {
      const DagPrivacyConsent *consent = g_ptr_array_index (facts->consents, i);
      g_autofree char *day = dup_day (consent->accepted_at_s);
      g_autofree char *centre = dag_words_name_isolated (consent->centre);
      g_autofree char *reference = dag_words_name_isolated (consent->reference);

      g_string_append_c (text, ' ');
      if (*consent->reference != '\0')
        /* Translators: name of a contact centre, date, reference of a decision */
        g_string_append_printf (text, _ ("For %s the purposes were accepted on %s; reference: %s."),
                                centre, day, reference);
      else
        /* Translators: name of a contact centre, date */
        g_string_append_printf (
            text, _ ("For %s the purposes were accepted on %s, without a reference."), centre, day);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_days (GString    *text,
             const char *what,
             guint       days)
{
  g_autofree char *length
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", days), days);

  /* Translators: what is kept, and for how many days */
  g_string_append_printf (text, _ ("%s: %s.\n"), what, length);
}

/* The kinds of the board; one that is not here yet is told by its word. */
static const struct
{
  const char *kind;
  const char *text;
} board_names[] = {
  { "standup", N_ ("Day starts: when, and how long") },
  { "topic", N_ ("What was on the agenda") },
  { "attendance", N_ ("Who was at a day start") },
  { "note", N_ ("Notes of day starts") },
  { "action", N_ ("Actions, and whose they are") },
  { "template", N_ ("Agendas that recur") },
  { "news", N_ ("News for the team") },
  { "confirmation", N_ ("Who has confirmed news") },
  { "answer", N_ ("Answer cards") },
  { "round", N_ ("Workload rounds: sums of the team") },
  { "did", N_ ("You said, we did") },
  { "thanks", N_ ("Words of thanks, until they are withdrawn") },
  { "promise", N_ ("Callbacks that were promised") },
  { "break-plan", N_ ("Planned breaks") },
  { "break-note", N_ ("Notes on breaks that the source did not see") },
  { "break-terms", N_ ("Who is young, and which rule was waived") },
  { "heavy", N_ ("Marks of a heavy contact") },
  { "tally", N_ ("Questions heard, counted under their card") },
  { "post", N_ ("Messages to a chat") },
  { "alert", N_ ("Alerts, and what was done about them") },
};

static const char *
get_board_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (board_names); i++)
    if (g_str_equal (board_names[i].kind, kind))
      return _ (board_names[i].text);
  return kind;
}

static void
append_board (GString               *text,
              const DagPrivacyBoard *board)
{
  const char *name = get_board_name (board->kind);
  g_autofree char *what = board->names_people
                              /* Translators: something that is kept, and names people */
                              ? g_strdup_printf (_ ("%s (names people)"), name)
                              : g_strdup (name);

  if (board->days > 0)
    append_days (text, what, board->days);
  else
    /* Translators: something that is kept until somebody takes it out */
    g_string_append_printf (text, _ ("%s: until it is taken out.\n"), what);
}

static char *
new_keeping (const DagPrivacyFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_days (text, _ ("What each person did and since when"), facts->people_days);
  append_days (text, _ ("Each person’s totals of a day, and names"), facts->totals_days);
  append_days (text, _ ("Whether each person’s shift met the rules on breaks, and whose it was"),
               facts->verdicts_days);
  append_days (text, _ ("Queues poll by poll, without names"), facts->queues_days);
  append_days (text, _ ("Reasons of contacts by the quarter of an hour, and waits against what was "
                        "told, without names"),
               facts->queues_days);
  append_days (text, _ ("Queues by the quarter of an hour, without names"), facts->intervals_days);
  for (guint i = 0; i < facts->boards->len; i++)
    append_board (text, g_ptr_array_index (facts->boards, i));
  append_days (text, _ ("Who opened somebody’s day, or saved, erased or restricted what is kept"),
               facts->log_days);
  g_string_append (text, _ ("What has been kept long enough is deleted and wiped from the file."));
  if (facts->folder != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a folder */
      g_string_append_printf (text, _ ("It lies in %s, which only this account can read."),
                              facts->folder);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
new_viewers (const DagPrivacyFacts *facts)
{
  g_autofree char *chats = NULL;

  if (facts->chats == NULL)
    return g_strdup (facts->notifies
                         ? _ ("Whoever uses this account on this computer. Notifications on the "
                              "desktop name nobody. Nothing is passed on to anybody.")
                         : _ ("Whoever uses this account on this computer. Notifications are off. "
                              "Nothing is passed on to anybody."));
  chats = dag_words_name_isolated (facts->chats);
  return g_strdup_printf (
      facts->notifies
          /* Translators: %s are the addresses of chats */
          ? _ ("Whoever uses this account on this computer. Notifications on the desktop name "
               "nobody. Nothing is passed on by itself; what somebody posts to the team’s chat "
               "(%s) is seen by whoever is in that channel.")
          /* Translators: %s are the addresses of chats */
          : _ ("Whoever uses this account on this computer. Notifications are off. Nothing is "
               "passed on by itself; what somebody posts to the team’s chat (%s) is seen by "
               "whoever is in that channel."),
      chats);
}

static char *
new_seeing (const DagPrivacyFacts *facts)
{
  g_autofree char *viewers = new_viewers (facts);
  g_autoptr (GString) text = g_string_new (viewers);

  g_string_append_c (text, ' ');
  if (facts->hide_after_min > 0)
    g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE,
                     "One key hides all names; they hide by themselves when the computer is "
                     "locked, and after %u minute without a key or the pointer.",
                     "One key hides all names; they hide by themselves when the computer is "
                     "locked, and after %u minutes without a key or the pointer.",
                     facts->hide_after_min),
        facts->hide_after_min);
  else
    g_string_append (text, _ ("One key hides all names; they hide by themselves when the computer "
                              "is locked."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): how long people’s data is kept, for the page of purposes */
char *
dag_words_privacy_how_long (const DagPrivacyFacts *facts)
{
  g_autofree char *people
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", facts->people_days),
                         facts->people_days);
  g_autofree char *totals
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", facts->totals_days),
                         facts->totals_days);
  g_autofree char *verdicts
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", facts->verdicts_days),
                         facts->verdicts_days);

  /* Translators: three times a number of days */
  return g_strdup_printf (
      _ ("On this computer alone, in a file that only this account can read: what each person did "
         "for %s, their totals of a day for %s, and whether the rules on breaks were met for %s; "
         "queues without names for longer. Preferences say how long, and make it shorter; what is "
         "older is wiped. Before you accept, nothing about people is written to disk."),
      people, totals, verdicts);
}

static char *
new_rights (const DagPrivacyFacts *facts)
{
  g_autofree char *restricted
      = facts->n_restricted == 0
            ? g_strdup (_ ("Nobody has asked for that."))
            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "That holds for %u person now.",
                                            "That holds for %u people now.",
                                            facts->n_restricted),
                               facts->n_restricted);

  return g_strjoin (
      " ",
      _ ("To see what is kept about them (a file to read and one for a computer); to have it "
         "corrected, by a note on the day itself; and to be forgotten: what is erased leaves no "
         "name behind."),
      _ ("To have its use restricted: what was kept stays until its time is over, and from then "
         "on nothing more of what they do is kept, no figure or verdict about them is worked "
         "out, no break is planned for them and no alert is about them; at the day start they "
         "are not called, and what is noted of them is not shown. Their name and state are "
         "seen, so that somebody knows who takes the next contact."),
      restricted,
      _ ("Who opens somebody’s day, has people of a past day named, saves, erases or restricts "
         "what is kept is noted in a log, without the name. Files that were saved are out of "
         "Dagstart’s reach: whoever saved them deletes them."),
      NULL);
}

/* Returns: (transfer full): why a figure is missing */
char *
dag_words_restricted_figure (void)
{
  return g_strdup (_ ("Not worked out: this person asked that their data is not used."));
}

/* Returns: (transfer full): instead of somebody’s day */
char *
dag_words_restricted_person (void)
{
  return g_strdup (_ ("At this person’s request their data is not used: there is no day, no "
                      "figure, no verdict and no alert about them. The privacy page says since "
                      "when, and lifts it."));
}

/* Returns: (transfer full): why some are not in a list */
char *
dag_words_restricted_people (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u person is left out, at their own request.",
                                       "%u people are left out, at their own request.", n),
                          n);
}

/**
 * dag_words_privacy_sheet:
 * @facts: the settings in force
 *
 * What a works council asks: what is it for, what is kept about people, for how long, who
 * sees it, what is left out, and what people can ask.
 *
 * Returns: (transfer full) (element-type DagPrivacySection): in the order to read
 */
GPtrArray *
dag_words_privacy_sheet (const DagPrivacyFacts *facts)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);

  add (sections, _ ("What it is for"),
       g_strdup (_ ("Answering customers in time, seeing that everyone gets their breaks, and "
                    "keeping the work bearable.")));
  add (sections, _ ("On what ground"), new_ground (facts));
  add (sections, _ ("What is read"),
       g_strdup (_ ("Names, teams and queues; what each person is doing, since when, and the "
                    "reason of a break as the telephone system has it, unless that is of the body, "
                    "the health or the faith; counts of today; rostered shifts. "
                    "Nothing else is taken from the source: no telephone numbers, no customers, no "
                    "recordings, no text of conversations, no places, no addresses.")));
  add (sections, _ ("What is kept, and how long"), new_keeping (facts));
  add (sections, _ ("Who sees it"), new_seeing (facts));
  add (sections, _ ("What it does not do"),
       g_strdup (_ ("No ranking, no scores, no speed of a person in any export. Pauses under five "
                    "minutes are drawn as part of the work and never listed. A long break is never "
                    "an alarm. The past is shown by team, and not below five people; names of a "
                    "past day appear only when somebody asks for them. Moods and workload rounds "
                    "are team figures from five answers on. No conversation is analysed.")));
  add (sections, _ ("What people can ask"),
       new_rights (facts));
  add (sections, _ ("Secrets"),
       g_strdup (_ ("The key to the contact centre and the addresses of chats are in the keyring "
                    "of this account and nowhere else.")));
  return sections;
}

static const DagPrivacySection *
get_section (GPtrArray *sections,
             guint      index)
{
  return g_ptr_array_index (sections, index);
}

/* Returns: (transfer full): the sheet as plain text */
char *
dag_words_privacy_text (GPtrArray *sections,
                        int64_t    now_s)
{
  g_autofree char *day = dup_day (now_s);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: %s is a date */
  g_string_append_printf (text, _ ("Dagstart and the people it watches, as set on %s"), day);
  g_string_append (text, "\n");
  for (guint i = 0; i < sections->len; i++)
    g_string_append_printf (text, "\n%s\n%s\n", get_section (sections, i)->heading,
                            get_section (sections, i)->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): the sheet as a page to print */
char *
dag_words_privacy_html (GPtrArray *sections,
                        int64_t    now_s)
{
  g_autofree char *day = dup_day (now_s);
  g_autofree char *title
      = g_strdup_printf (_ ("Dagstart and the people it watches, as set on %s"), day);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autoptr (GString) html = g_string_new (HTML_BEGIN);

  g_string_append_printf (html,
                          "<title>%s</title><style>body{font:11pt sans-serif;max-width:42em;"
                          "margin:2em auto}h2{font-size:1.1em}p{white-space:pre-line}</style>"
                          "</head><body>\n<h1>%s</h1>\n",
                          escaped, escaped);
  for (guint i = 0; i < sections->len; i++)
    {
      g_autofree char *heading
          = g_markup_escape_text (get_section (sections, i)->heading, -1);
      g_autofree char *text = g_markup_escape_text (get_section (sections, i)->text, -1);

      g_string_append_printf (html, "<h2>%s</h2>\n<p>%s</p>\n", heading, text);
    }
  g_string_append (html, "</body></html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static void
append_cells (GString           *html,
              const char *const *line)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *cell = g_markup_escape_text (line[i], -1);

      g_string_append_printf (html, "<td>%s</td>", cell);
    }
  g_string_append (html, "</tr>\n");
}

/**
 * dag_words_person_html:
 * @name: of the person, or the id
 * @lines: (array): three texts for each line: when, what, and what it says
 * @n_lines: how many lines
 * @now_s: when it is written
 *
 * Returns: (transfer full): what is kept about one person, as a page to read
 */
char *
dag_words_person_html (const char        *name,
                       const char *const *lines,
                       guint              n_lines,
                       int64_t            now_s)
{
  g_autofree char *day = dup_day (now_s);
  /* Translators: %s is a name, %s a date */
  g_autofree char *title
      = g_strdup_printf (_ ("What Dagstart keeps about %s, on %s"), name, day);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *note = g_markup_escape_text (
      _ ("Pauses under five minutes are part of the work around them and are not listed. "
         "Times are in UTC."),
      -1);
  g_autoptr (GString) html = g_string_new (HTML_BEGIN);

  g_string_append_printf (html,
                          "<title>%s</title><style>body{font:11pt sans-serif;max-width:60em;"
                          "margin:2em auto}td{padding:2px 12px 2px 0;vertical-align:top}</style>"
                          "</head><body>\n<h1>%s</h1>\n<p>%s</p>\n<table>\n",
                          escaped, escaped, note);
  for (guint i = 0; i < n_lines; i++)
    append_cells (html, lines + 3 * i);
  if (n_lines == 0)
    {
      g_autofree char *none = g_markup_escape_text (_ ("Nothing is kept."), -1);

      g_string_append_printf (html, "<tr><td>%s</td></tr>\n", none);
    }
  g_string_append (html, "</table></body></html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}
