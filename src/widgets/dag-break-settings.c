/* dag-break-settings.c - the settings on breaks, and the configuration that follows them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-settings.h"

#include "dag-settings.h"

static void
follow_sets (GSettings      *settings,
             const char     *key,
             DagBreakConfig *config)
{
  g_auto (GStrv) ids = g_settings_get_strv (settings, DAG_KEY_BREAK_RULE_SETS);

  dag_break_config_set_chosen (config, (const char *const *) ids);
}

static void
follow_minutes (GSettings      *settings,
                const char     *key,
                DagBreakConfig *config)
{
  dag_break_config_set_warn_s (
      config, (int64_t) g_settings_get_uint (settings, DAG_KEY_BREAK_WARN_MINUTES) * 60);
  dag_break_config_set_shift_s (
      config, (int64_t) g_settings_get_uint (settings, DAG_KEY_BREAK_SHIFT_MINUTES) * 60);
}

static void
follow_reasons (GSettings      *settings,
                const char     *key,
                DagBreakConfig *config)
{
  g_autoptr (GVariant) words = g_settings_get_value (settings, DAG_KEY_BREAK_REASONS);

  dag_break_config_set_reasons (config, words);
}

/**
 * dag_break_settings_bind:
 * @settings: the program's settings
 * @config: follows them from now on
 */
void
dag_break_settings_bind (GSettings      *settings,
                         DagBreakConfig *config)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && DAG_IS_BREAK_CONFIG (config));

  g_signal_connect_object (settings, "changed::" DAG_KEY_BREAK_RULE_SETS,
                           G_CALLBACK (follow_sets), config, 0);
  g_signal_connect_object (settings, "changed::" DAG_KEY_BREAK_WARN_MINUTES,
                           G_CALLBACK (follow_minutes), config, 0);
  g_signal_connect_object (settings, "changed::" DAG_KEY_BREAK_SHIFT_MINUTES,
                           G_CALLBACK (follow_minutes), config, 0);
  g_signal_connect_object (settings, "changed::" DAG_KEY_BREAK_REASONS,
                           G_CALLBACK (follow_reasons), config, 0);
  follow_sets (settings, NULL, config);
  follow_minutes (settings, NULL, config);
  follow_reasons (settings, NULL, config);
}

/**
 * dag_break_settings_set_used:
 * @settings: the program's settings
 * @config: what is in use now
 * @id: of a set
 * @used: whether it is from now on
 *
 * What was in use by the place of the centre stays, and becomes a choice.
 */
void
dag_break_settings_set_used (GSettings      *settings,
                             DagBreakConfig *config,
                             const char     *id,
                             gboolean        used)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GPtrArray *all = dag_break_config_get_all (config);

  if (dag_break_config_is_in_use (config, id) == used)
    return;
  for (guint i = 0; i < all->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (all, i);
      gboolean is_it = g_str_equal (set->id, id);

      if (is_it ? used : dag_break_config_is_in_use (config, set->id))
        g_ptr_array_add (ids, set->id);
    }
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (settings, DAG_KEY_BREAK_RULE_SETS, (const char *const *) ids->pdata);
}

/**
 * dag_break_settings_set_word:
 * @settings: the program's settings
 * @word: of the contact centre
 * @kind: what it stands for
 */
void
dag_break_settings_set_word (GSettings      *settings,
                             const char     *word,
                             DagSegmentKind  kind)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, DAG_KEY_BREAK_REASONS);
  g_autofree char *folded = dag_break_reasons_fold (word);
  GVariantBuilder after;
  GVariantIter iter;
  const char *other;
  const char *kind_word;

  g_variant_builder_init (&after, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &kind_word))
    if (!g_str_equal (other, folded))
      g_variant_builder_add (&after, "{ss}", other, kind_word);
  g_variant_builder_add (&after, "{ss}", folded, dag_segment_kind_get_word (kind));
  g_settings_set_value (settings, DAG_KEY_BREAK_REASONS, g_variant_builder_end (&after));
}
