/* dag-words-fault.c - one sentence a team lead understands for each fault
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-fault.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *sentence; /* what happened */
  const char *advice;   /* what to do (nullable) */
} FaultWords;

/* In the order of DagFault; the switch below would be sixty lines of the same. */
static const FaultWords fault_words[] = {
  [DAG_FAULT_REFUSED] = { N_ ("Your contact centre is not answering."),
                          N_ ("Check that it is running and that the address is right.") },
  [DAG_FAULT_DNS] = { N_ ("The address of your contact centre cannot be found."),
                      N_ ("Check the address, and whether you are online.") },
  [DAG_FAULT_TIMEOUT] = { N_ ("Your contact centre did not answer in time."),
                          N_ ("It may be busy. Dagstart keeps trying.") },
  [DAG_FAULT_NOT_FOUND] = { N_ ("There is no contact-centre service at this address."),
                            N_ ("Check the path in the address.") },
  [DAG_FAULT_TRUNCATED] = { N_ ("The answer broke off half-way."),
                            N_ ("Dagstart keeps the last good figures and tries again.") },
  [DAG_FAULT_TLS] = { N_ ("The connection to your contact centre is not secure."),
                      N_ ("If your organisation has its own certificate authority, add its "
                          "file to the connection.") },
  [DAG_FAULT_SERVER_ERROR] = { N_ ("Your contact centre has a fault of its own."),
                               N_ ("Dagstart keeps trying.") },
  [DAG_FAULT_RATE_LIMITED] = { N_ ("Your contact centre asks Dagstart to poll less often."),
                               N_ ("Dagstart waits as long as it asks.") },
  [DAG_FAULT_REDIRECT] = { N_ ("The address leads on to another one, which Dagstart does not "
                               "follow."),
                           N_ ("Enter the address it leads to, if you trust it.") },
  [DAG_FAULT_UNREACHABLE] = { N_ ("Your contact centre cannot be reached."),
                              N_ ("Check whether you are online.") },
  [DAG_FAULT_TOO_LARGE] = { N_ ("The answer is larger than a contact centre can be."),
                            N_ ("Ask the people who run it.") },
  [DAG_FAULT_DEPTH] = { N_ ("The answer is not one of a contact centre."),
                        N_ ("Check the address.") },
  [DAG_FAULT_PARSE] = { N_ ("The answer cannot be read."),
                        N_ ("Check the address; ask the people who run the contact centre.") },
  [DAG_FAULT_CONTENT_TYPE] = { N_ ("A web page answered instead of your contact centre."),
                               N_ ("It may be a log-in page of the network. Open a browser and "
                                   "look.") },
  [DAG_FAULT_SHAPE] = { N_ ("The answer is not one that Dagstart knows."),
                        N_ ("Check the address and the kind of contact centre. Perhaps it "
                            "speaks another version than this Dagstart.") },
  [DAG_FAULT_FIELD] = { N_ ("The answer holds a value that cannot be right."),
                        N_ ("Dagstart keeps the last good figures.") },
  [DAG_FAULT_TOO_MANY] = { N_ ("The answer lists more people or queues than Dagstart can "
                               "show."),
                           NULL },
  [DAG_FAULT_DUPLICATE] = { N_ ("The answer lists the same person or queue twice."),
                            N_ ("Dagstart keeps the last good figures.") },
  [DAG_FAULT_API_ERROR] = { N_ ("Your contact centre answered with an error."), NULL },
  [DAG_FAULT_AUTH] = { N_ ("Your contact centre does not accept the password or token."),
                       N_ ("Enter a new one.") },
  [DAG_FAULT_FORBIDDEN] = { N_ ("This account may not see these figures."),
                            N_ ("Ask for reading rights.") },
  [DAG_FAULT_STORE] = { N_ ("The history cannot be read or saved."), NULL },
  [DAG_FAULT_SECRET] = { N_ ("The keyring cannot be opened."),
                         N_ ("Unlock it, or enter the password for this session.") },
  [DAG_FAULT_IO] = { N_ ("A file cannot be read or written."), NULL },
  [DAG_FAULT_SIMULATOR] = { N_ ("The simulated team is not running."),
                            N_ ("Start it again. If that does not help, install Dagstart "
                                "anew.") },
  [DAG_FAULT_USAGE] = { N_ ("This address cannot be used."),
                        N_ ("It begins with https://, and holds no password.") },
};

static const FaultWords *
find_words (const GError *error)
{
  if (error == NULL || error->domain != DAG_FAULT || error->code < 0
      || (size_t) error->code >= G_N_ELEMENTS (fault_words))
    return NULL;
  return &fault_words[error->code];
}

/**
 * dag_words_fault_sentence:
 * @error: what went wrong
 *
 * Returns: (transfer full): one translated sentence; the technical reason is
 *   `error->message` and is shown apart, never inside it
 */
char *
dag_words_fault_sentence (const GError *error)
{
  const FaultWords *words = find_words (error);

  return g_strdup (words != NULL ? _ (words->sentence)
                                 : _ ("Something went wrong that Dagstart did not expect."));
}

/**
 * dag_words_fault_advice:
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): one translated sentence on what to do
 */
char *
dag_words_fault_advice (const GError *error)
{
  const FaultWords *words = find_words (error);

  return words != NULL && words->advice != NULL ? g_strdup (_ (words->advice)) : NULL;
}
