/* dag-ctl-number.c - numbers on the command line, the same in every locale
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-number.h"

#include <math.h>

/**
 * dag_ctl_number_read:
 * @self: where the number goes and between what it must lie
 * @text: what the user gave, with a decimal point whatever the locale
 * @error: %G_OPTION_ERROR naming the option
 *
 * Returns: whether it is such a number
 */
gboolean
dag_ctl_number_read (const DagCtlNumber *self,
                     const char         *text,
                     GError            **error)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (end != text && *end == '\0' && isfinite (value) && value >= self->least
      && value <= self->most && (!self->is_whole || value <= floor (value)))
    {
      *self->value = value;
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               self->is_whole ? "%s is a whole number from %.0f to %.0f, not “%s”"
                              : "%s is a number from %g to %g, not “%s”",
               self->name, self->least, self->most, text);
  return FALSE;
}

/**
 * dag_ctl_number_parse:
 * @numbers: the options that are numbers
 * @n_numbers: how many
 * @option: the one that was given, "--calls"
 * @text: its value
 * @error: %G_OPTION_ERROR naming the option
 *
 * For a GOptionArgFunc; GOption's own double reads the decimal comma of the locale.
 *
 * Returns: whether it is such a number
 */
gboolean
dag_ctl_number_parse (const DagCtlNumber *numbers,
                      guint               n_numbers,
                      const char         *option,
                      const char         *text,
                      GError            **error)
{
  for (guint i = 0; i < n_numbers; i++)
    if (g_str_equal (numbers[i].name, option))
      return dag_ctl_number_read (&numbers[i], text, error);
  g_return_val_if_reached (FALSE);
}
