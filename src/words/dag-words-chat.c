/* dag-words-chat.c - what became of a message to the chat, as a person reads it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-chat.h"

#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *sentence; /* Translators: %s is the name of a chat: “Slack” */
  const char *advice;   /* (nullable) */
} ChatWords;

/* In the order of DagChatReason; that it was sent, and when again, are said with a time. */
static const ChatWords chat_words[] = {
  [DAG_CHAT_SENT] = { NULL, NULL },
  [DAG_CHAT_UNREACHABLE] = { N_ ("%s cannot be reached; nothing was sent."),
                             N_ ("Check whether you are online, then try again.") },
  [DAG_CHAT_UNSURE] = { N_ ("%s did not answer. The message may have arrived all the same."),
                        N_ ("Look in the channel before you send it once more.") },
  [DAG_CHAT_INSECURE] = { N_ ("The connection to %s is not secure; nothing was sent."),
                          N_ ("Ask the people who run it to look at its certificate.") },
  [DAG_CHAT_REDIRECTED] = { N_ ("The address of %s leads on to another one, which Dagstart "
                                "does not follow."),
                            N_ ("Enter the address it leads to, if you trust it.") },
  [DAG_CHAT_STRANGE] = { N_ ("Something answered, but not %s."),
                         N_ ("It may be a log-in page of the network, or another service at "
                             "this address.") },
  [DAG_CHAT_GONE] = { N_ ("%s does not know this address any more."),
                      N_ ("Make a new webhook in the chat and enter its address in the "
                          "preferences.") },
  [DAG_CHAT_SIGNED_OUT] = { N_ ("%s does not accept the access token any more."),
                            N_ ("Enter a new one in the preferences.") },
  [DAG_CHAT_FORBIDDEN] = { N_ ("%s does not let Dagstart post in this channel."),
                           N_ ("Ask whoever looks after the chat.") },
  [DAG_CHAT_CLOSED] = { N_ ("The channel in %s was archived or taken away."),
                        N_ ("Choose another channel in the preferences.") },
  [DAG_CHAT_OFF] = { N_ ("Somebody switched off posting from outside in %s."),
                     N_ ("Ask whoever looks after the chat.") },
  [DAG_CHAT_TOO_LARGE] = { N_ ("The message is too large for %s."),
                           N_ ("Post it in parts.") },
  [DAG_CHAT_TOO_FAST] = { N_ ("%s takes no more messages just now."),
                          N_ ("Wait a moment, then try again.") },
  [DAG_CHAT_MISUNDERSTOOD] = { N_ ("%s did not understand the message."),
                               N_ ("Copy the text and post it by hand; the details help whoever "
                                   "looks into it.") },
  [DAG_CHAT_TROUBLE] = { N_ ("%s has a fault of its own."), N_ ("Try again later.") },
  [DAG_CHAT_NO_SECRET] = { N_ ("The keyring does not give the address of %s."),
                           N_ ("Unlock the keyring, or enter the address again in the "
                               "preferences.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (chat_words) == DAG_N_CHAT_REASONS);

/**
 * dag_words_chat_sentence:
 * @standing: how it stands
 * @zone: of the desk
 *
 * Returns: (transfer full): "Sent at 09:12.", or what happened
 */
char *
dag_words_chat_sentence (const DagChatStanding *standing,
                         GTimeZone             *zone)
{
  g_autofree char *clock = NULL;
  g_autoptr (GString) sentence = NULL;

  g_return_val_if_fail (standing != NULL && standing->chat != NULL, NULL);

  if (standing->reason == DAG_CHAT_SENT)
    {
      clock = dag_words_clock (standing->at_us, zone);
      /* Translators: %s is a time of day */
      return g_strdup_printf (_ ("Sent at %s."), clock);
    }
  sentence = g_string_new (_ (chat_words[standing->reason].sentence));
  g_string_replace (sentence, "%s", standing->chat, 1);
  if (standing->reason != DAG_CHAT_TOO_FAST || standing->retry_at_us == 0)
    return g_strdup (sentence->str);
  clock = dag_words_clock (standing->retry_at_us, zone);
  /* Translators: a sentence; the time of day from which on it may be sent again */
  return g_strdup_printf (_ ("%s It may be sent again from %s."), sentence->str, clock);
}

/**
 * dag_words_chat_advice:
 * @standing: how it stands
 *
 * Returns: (transfer none) (nullable): what to do
 */
const char *
dag_words_chat_advice (const DagChatStanding *standing)
{
  g_return_val_if_fail (standing != NULL, NULL);

  if (standing->reason == DAG_CHAT_UNSURE && standing->is_known)
    return _ ("Try again: where it has arrived, it will stand there once.");
  if (standing->reason == DAG_CHAT_TOO_FAST && standing->retry_at_us > 0)
    return NULL;
  return chat_words[standing->reason].advice != NULL ? _ (chat_words[standing->reason].advice)
                                                     : NULL;
}
