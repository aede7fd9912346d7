/* test-chat.c - what is typed, as each chat writes it: valid, whole, nobody meant, no link
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-reader.h"
#include "dag-chat-text.h"
#include "dag-fault.h"
#include "dag-json.h"

/* What means something in one chat or another, and what breaks a careless writer. */
static const char *const pieces[] = {
  "@all", "@channel", "@here", "@everyone", "@anna.de.vries", "<!channel>", "<!here|here>",
  "<@U024BE7LH>", "<at>Anna</at>", "<users/all>", "@room", "@anna:example.org",
  "#general", "# Kop", "####", "~town-square", "!room:example.org", "#room:example.org",
  "https://example.org/a?b=c&d", "HTTP://EXAMPLE.ORG", "www.example.nl", "example.com/pad",
  "mailto:a@b.nl", "a@b.nl", "tel:+31201234567", "+31201234567", "matrix:r/x", "file:///x",
  "[tekst](https://example.org)", "![x](y)", "<https://example.org|hier>", "[a]: b",
  "*vet*", "**vet**", "_schuin_", "__x__", "~weg~", "~~weg~~", "`code`", "```", "||geheim||",
  "> citaat", "- punt", "* punt", "+ punt", "1. een", "2) twee", "---", "***", "===", "| a | b |",
  "\\", "\\*", "\\\\", "\\[x\\]", "\\(x\\)", "$x$", "$$x$$", "${env}", "{{DATE(2017-02-14,SHORT)}}",
  "@{triggerBody()}", "&amp;", "&lt;b&gt;", "&#64;all", "R&D", "a < b > c", "\"x\"", "'x'",
  ":smile:", ":+1:", "12:30", "12.30", "o.a.", "e.d.", "Let op: dit", "100%", "%s%n", "\t\ttab",
  "\r\n", "\n", "\n\n\n", "\x01\x7f", "\u202eomgekeerd\u202c", "\u200b", "\ufeff", "é", "e\u0301",
  "👍🏽", "👩‍👩‍👧", "🇳🇱", "日本語", "עברית", "<b>", "</p>", "<script>", "]]>", "\x1f", "/@all/",
};

static DagChatMessage *
make_message (const char *text)
{
  DagChatMessage *message = dag_chat_message_new ("Dagstart 22 november");

  dag_chat_message_add_paragraph (message, text);
  dag_chat_message_add_point (message, text);
  dag_chat_message_add_point (message, text);
  dag_chat_message_add_paragraph (message, text);
  return message;
}

/* What any of the five would turn into a mention or a link, in what is seen. */
static void
assert_nobody_is_meant (const char *seen)
{
  static const char *const patterns[] = {
    "@[\\p{L}\\d_]", "[\\p{L}]:[^\\s\\x{200b}]", "[\\p{L}\\d]\\.\\p{L}{2}", "#[\\p{L}\\d]",
    "~[\\p{L}\\d]", "\\+\\d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_regex_match_simple (patterns[i], seen, G_REGEX_CASELESS, 0))
      g_error ("“%s” matches %s", seen, patterns[i]);
}

/* The body of Matrix is shown where HTML is not. */
static void
check_matrix_body (const char *json,
                   const char *expected)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autofree char *plain = dag_chat_reader_replace (dag_chat_reader_get (root, "body"),
                                                    DAG_NO_WIDTH, "");

  assert_nobody_is_meant (dag_chat_reader_get (root, "body"));
  g_assert_cmpstr (plain, ==, expected);
}

static void
check_text (const char *text)
{
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  g_autoptr (DagChatMessage) message = make_message (text);
  g_autofree char *expected = dag_chat_message_to_text (message);

  for (guint i = 0; shapes[i] != NULL; i++)
    {
      g_autofree char *json = shapes[i]->build (message);
      g_autofree char *seen = NULL;
      g_autofree char *plain = NULL;

      g_assert_true (dag_json_check (json, strlen (json), DAG_JSON_MAX_STRING, NULL));
      seen = dag_chat_reader_read (shapes[i], json);
      assert_nobody_is_meant (seen);
      plain = dag_chat_reader_replace (seen, DAG_NO_WIDTH, "");
      g_assert_cmpstr (plain, ==, expected);
      if (shapes[i] == &dag_chat_matrix)
        check_matrix_body (json, expected);
    }
}

static void
test_pieces (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    check_text (pieces[i]);
}

/* The pieces in any order, with and without a space between them. */
static void
test_mixed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 600; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (rand, 1, 9);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (
            text, "%s%s",
            pieces[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (pieces))],
            g_rand_boolean (rand) ? " " : "");
      check_text (text->str);
    }
}

/* Bytes that are no text at all. */
static void
test_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 200; round++)
    {
      char text[40];

      for (guint i = 0; i < sizeof text - 1; i++)
        text[i] = (char) g_rand_int_range (rand, 1, 256);
      text[sizeof text - 1] = '\0';
      check_text (text);
    }
}

/* No line may begin a block, and no sign may be markup: by the rules of each. */
static void
test_markup (void)
{
  g_autofree char *mattermost = dag_chat_text_mattermost ("- *a* [b](c) <d> &e; \\x `f`");
  g_autofree char *rocket = dag_chat_text_rocket ("> *a* [b](c) \\[d\\]");
  g_autofree char *slack = dag_chat_text_slack ("<!channel> R&D");
  g_autofree char *teams = dag_chat_text_teams ("{{DATE(x)}} <at>");
  g_autofree char *html = dag_chat_text_html ("<b>\n&");

  g_assert_cmpstr (mattermost, ==,
                   "\u200b- \\*a\\* \\[b\\](c) &lt;d> &amp;e; \\\u200bx \\`f\\`");
  g_assert_cmpstr (rocket, ==, "\u200b> \\*a\\* [b]\u200b(c) \\\u200b[d\\\u200b]\u200b");
  g_assert_cmpstr (slack, ==, "&lt;!channel&gt; R&amp;D");
  g_assert_cmpstr (teams, ==, "{\u200b{\u200bDATE(x)}} <\u200bat>");
  g_assert_cmpstr (html, ==, "&lt;b&gt;<br>&amp;");
}

static DagChatMessage *
make_long (const char *unit,
           guint       n)
{
  DagChatMessage *message = dag_chat_message_new ("Een titel");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u %s", i, unit);

      if (i % 2 == 0)
        dag_chat_message_add_point (message, text);
      else
        dag_chat_message_add_paragraph (message, text);
    }
  return message;
}

/* What is too much is cut, as little as can be, at a whole character, and says so. */
static void
test_fit (void)
{
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  const char *const units[] = {
    "de rij is lang 👩‍👩‍👧🇳🇱, en het is nog geen negen uur; wie kan er even bij?",
    "<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_<&@*_",
  };

  for (guint i = 0; shapes[i] != NULL; i++)
    for (guint u = 0; u < G_N_ELEMENTS (units); u++)
      {
        g_autoptr (DagChatMessage) message = make_long (units[u], 2200);
        g_autoptr (DagChatMessage) fitting = NULL;
        g_autoptr (DagChatMessage) longer = NULL;
        g_autofree char *text = NULL;
        gboolean was_cut = FALSE;

        fitting = dag_chat_shape_fit (shapes[i], message, &was_cut);
        g_assert_true (was_cut);
        g_assert_cmpuint (shapes[i]->measure (fitting), <=, shapes[i]->most);
        text = dag_chat_message_to_text (fitting);
        g_assert_true (g_str_has_suffix (text, "…"));
        g_assert_true (g_utf8_validate (text, -1, NULL));
        longer = dag_chat_message_shorten (message, shapes[i]->most_title,
                                           dag_chat_message_count (fitting) + 12);
        g_assert_cmpuint (shapes[i]->measure (longer) + 64, >, shapes[i]->most);
      }
}

static void
test_fits_already (void)
{
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();
  g_autoptr (DagChatMessage) message = make_long ("kort", 10);
  g_autofree char *whole = dag_chat_message_to_text (message);

  for (guint i = 0; shapes[i] != NULL; i++)
    {
      gboolean was_cut = TRUE;
      g_autoptr (DagChatMessage) fitting
          = dag_chat_shape_fit (shapes[i], message, &was_cut);
      g_autofree char *text = dag_chat_message_to_text (fitting);

      g_assert_false (was_cut);
      g_assert_cmpstr (text, ==, whole);
    }
}

/* A flag, a family and an accented letter are one character each to who reads them. */
static void
test_shorten (void)
{
  static const struct
  {
    const char *text;
    guint n;
    const char *expected;
  } cases[] = {
    { "abcdef", 4, "abc…" }, { "abcdef", 6, "abcdef" }, { "ab cd", 4, "ab…" },
    { "a🇳🇱b", 3, "a…" },     { "ae\u0301b", 3, "a…" },  { "a👩‍👩‍👧b", 4, "a…" },
    { "a👍🏽b", 3, "a…" },     { "abc", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DagChatMessage) message = dag_chat_message_new (NULL);
      g_autoptr (DagChatMessage) shorter = NULL;
      g_autofree char *text = NULL;

      dag_chat_message_add_paragraph (message, cases[i].text);
      shorter = dag_chat_message_shorten (message, 100, cases[i].n);
      text = dag_chat_message_to_text (shorter);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* As it lies on the board between two tries. */
static void
test_kept (void)
{
  g_autoptr (DagChatMessage) message = make_message ("- een\n\ntwee");
  g_auto (GStrv) lines = dag_chat_message_to_strv (message);
  g_autoptr (DagChatMessage) again
      = dag_chat_message_from_strv (message->title, (const char *const *) lines);
  g_autofree char *text = dag_chat_message_to_text (message);
  g_autofree char *text_again = dag_chat_message_to_text (again);

  g_assert_cmpstr (text, ==, text_again);
}

static void
test_lines (void)
{
  g_autoptr (DagChatMessage) message = dag_chat_message_new ("Dagstart");
  g_autofree char *text = NULL;

  dag_chat_message_add_text (message, "Hallo\n- een\n  en meer\n- twee\n\nVerder\n☐ bellen");
  text = dag_chat_message_to_text (message);
  g_assert_cmpstr (text, ==,
                   "Dagstart\n\nHallo\n\n• een en meer\n• twee\n\nVerder\n\n• ☐ bellen");
}

typedef struct
{
  const char *word;
  const char *address;
  gboolean is_good;
} AddressCase;

static const AddressCase addresses[] = {
  { "mattermost", "https://chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz", TRUE },
  { "mattermost", "https://example.org/mm/hooks/abcdefghijklmnopqrstuvwxyz", TRUE },
  { "mattermost", "http://127.0.0.1:8065/hooks/abcdefghijklmnopqrstuvwxyz", TRUE },
  { "mattermost", "http://[::1]:8065/hooks/abcdefghijklmnopqrstuvwxyz", TRUE },
  { "mattermost", "http://chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz", FALSE },
  { "mattermost", "https://a:b@chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz", FALSE },
  { "mattermost", "https://chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz#x", FALSE },
  { "mattermost", "https://chat.example.org/hooks/short", FALSE },
  { "mattermost", "ftp://chat.example.org/hooks/abcdefghijklmnopqrstuvwxyz", FALSE },
  { "mattermost", "hooks/abcdefghijklmnopqrstuvwxyz", FALSE },
  { "slack", "https://hooks.slack.com/services/T024/B024/XXXXXXXXXXXX", TRUE },
  { "slack", "https://hooks.slack.com/services/T024/B024", FALSE },
  { "slack", "https://hooks.slack.com/workflows/T024/A024/1/x", FALSE },
  { "rocket", "https://chat.example.org/hooks/64fe2b0c/abcdefgh", TRUE },
  { "rocket", "https://chat.example.org/hooks/64fe2b0c", FALSE },
  { "teams", "https://prod-1.westeurope.logic.azure.com:443/workflows/d1f/triggers/manual/paths/"
             "invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=abc-_d",
    TRUE },
  { "teams", "https://prod-1.westeurope.logic.azure.com/workflows/d1f/triggers/manual", FALSE },
};

/* Nothing of an address that is refused is said again (F-F02). */
static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const DagChatShape *shape = dag_chat_shape_find (addresses[i].word);
      g_autoptr (GError) error = NULL;
      g_autoptr (DagChatTarget) target
          = dag_chat_shape_aim (shape, addresses[i].address, NULL, NULL, &error);

      if (addresses[i].is_good)
        {
          g_assert_no_error (error);
          g_assert_true (g_str_has_prefix (addresses[i].address, target->origin));
          g_assert_true (dag_chat_shape_guess (addresses[i].address) == shape);
          continue;
        }
      g_assert_null (target);
      g_assert_error (error, DAG_FAULT, DAG_FAULT_USAGE);
      g_assert_null (strstr (error->message, "hooks/"));
      g_assert_null (strstr (error->message, "services/"));
    }
}

static void
test_room (void)
{
  const DagChatShape *matrix = dag_chat_shape_find ("matrix");
  g_autoptr (GError) error = NULL;
  g_autoptr (DagChatTarget) target = dag_chat_shape_aim (
      matrix, "https://matrix.example.org/", "!a/b:example.org", "syt_token", &error);
  g_autoptr (DagChatTarget) alias = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (target->path, ==,
                   "_matrix/client/v3/rooms/%21a%2Fb%3Aexample.org/send/m.room.message");
  g_assert_cmpstr (target->token, ==, "syt_token");
  alias = dag_chat_shape_aim (matrix, "https://matrix.example.org", "#a:example.org", "t",
                              &error);
  g_assert_null (alias);
  g_assert_error (error, DAG_FAULT, DAG_FAULT_USAGE);
}

static void
test_words (void)
{
  for (guint i = 0; i < DAG_N_CHAT_REASONS; i++)
    {
      DagChatReason reason = DAG_CHAT_SENT;

      g_assert_true (dag_chat_reason_from_word (
          dag_chat_reason_get_word ((DagChatReason) i), &reason));
      g_assert_cmpuint (reason, ==, i);
    }
  g_assert_null (dag_chat_shape_find ("irc"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chat/pieces", test_pieces);
  g_test_add_func ("/chat/mixed", test_mixed);
  g_test_add_func ("/chat/bytes", test_bytes);
  g_test_add_func ("/chat/markup", test_markup);
  g_test_add_func ("/chat/fit", test_fit);
  g_test_add_func ("/chat/fits-already", test_fits_already);
  g_test_add_func ("/chat/shorten", test_shorten);
  g_test_add_func ("/chat/kept", test_kept);
  g_test_add_func ("/chat/lines", test_lines);
  g_test_add_func ("/chat/addresses", test_addresses);
  g_test_add_func ("/chat/room", test_room);
  g_test_add_func ("/chat/words", test_words);
  return g_test_run ();
}
