/* dag-ctl-json.c - members of a report: what is not known is left out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-json.h"

#include "dag-time.h"

void
dag_ctl_json_add_count (JsonBuilder *builder,
                        const char  *name,
                        int64_t      count)
{
  if (!dag_count_is_known (count))
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

void
dag_ctl_json_add_seconds (JsonBuilder *builder,
                          const char  *name,
                          double       seconds)
{
  if (!dag_seconds_is_known (seconds))
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, seconds);
}

void
dag_ctl_json_add_text (JsonBuilder *builder,
                       const char  *name,
                       const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
dag_ctl_json_add_time (JsonBuilder *builder,
                       const char  *name,
                       int64_t      time_us,
                       GTimeZone   *zone)
{
  g_autofree char *text = NULL;

  if (!dag_time_is_known (time_us))
    return;
  text = dag_time_format_rfc3339 (time_us, zone);
  dag_ctl_json_add_text (builder, name, text);
}

void
dag_ctl_json_add_boolean (JsonBuilder *builder,
                          const char  *name,
                          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
dag_ctl_json_begin (JsonBuilder *builder,
                    const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/**
 * dag_ctl_json_end:
 * @builder: the builder, all objects but the outermost ended
 * @pretty: whether for a person's eyes
 *
 * Returns: (transfer full): one object and a line end
 */
char *
dag_ctl_json_end (JsonBuilder *builder,
                  gboolean     pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
