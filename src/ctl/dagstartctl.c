/* dagstartctl.c - the same core without a screen: picks the command
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-memory.h"

#include <glib/gi18n.h>
#include <locale.h>

static const struct
{
  const char *name;
  const char *summary;
  int (*run) (char ***arguments);
} commands[] = {
  { "snapshot", N_ ("read a contact centre once and report it"), dag_ctl_snapshot },
  { "watch", N_ ("read it again and again, one line a poll, until stopped"), dag_ctl_watch },
  { "doctor", N_ ("look at what Dagstart needs on this computer"), dag_ctl_doctor },
  { "staff", N_ ("work out how many people a queue needs"), dag_ctl_staff },
  { "privacy", N_ ("say what is kept of people, and for how long"), dag_ctl_privacy },
  { "shift", N_ ("judge a shift by the rules on breaks"), dag_ctl_shift },
  { "export", N_ ("read back what was kept, as a table"), dag_ctl_export },
};

static char *
list_commands (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", _ ("Usage: dagstartctl COMMAND [OPTION…]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n",
                          _ ("“dagstartctl COMMAND --help” lists the options of a command."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
print_text (const char *text)
{
  g_autoptr (GError) error = NULL;

  return dag_ctl_write (text, &error) ? 0 : dag_ctl_report_failure (error);
}

static int
run_command (char ***arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *help = NULL;
  const char *name = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;

  if (g_strcmp0 (name, "--version") == 0)
    return print_text ("dagstartctl " DAG_VERSION "\n");
  if (g_strcmp0 (name, "--help") == 0 || g_strcmp0 (name, "-h") == 0
      || g_strcmp0 (name, "help") == 0)
    {
      help = list_commands ();
      return print_text (help);
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (name, commands[i].name) == 0)
      return commands[i].run (arguments);

  if (name == NULL)
    g_set_error_literal (&error, DAG_FAULT, DAG_FAULT_USAGE, "no command given; try --help");
  else
    g_set_error (&error, DAG_FAULT, DAG_FAULT_USAGE, "no command is called “%s”; try --help",
                 name);
  return dag_ctl_report_failure (error);
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) arguments = NULL;

  dag_memory_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DAG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("dagstartctl");

  arguments = g_strdupv (argv);
  return run_command (&arguments);
}
