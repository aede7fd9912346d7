/* fuzz-settings.c - any bytes as the file of the settings: what cannot be used is passed over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"

#include "dag-alert-rules-file.h"
#include "dag-alert-settings.h"
#include "dag-break-settings.h"
#include "dag-privacy-settings.h"
#include "dag-saved-view.h"
#include "dag-settings.h"

#include <gio/gsettingsbackend.h>
#include <math.h>

#define ROOT "/io/github/dagstart/Dagstart/"

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

static void
check_views (GSettings *settings)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, DAG_KEY_SAVED_VIEWS);
  g_autoptr (GPtrArray) views = dag_saved_views_read (kept);
  g_autoptr (GVariant) written = g_variant_ref_sink (dag_saved_views_write (views));
  g_autoptr (GPtrArray) again = dag_saved_views_read (written);

  g_assert_cmpuint (views->len, <=, DAG_MAX_SAVED_VIEWS);
  g_assert_cmpuint (again->len, ==, views->len);
  for (guint i = 0; i < views->len; i++)
    {
      const DagSavedView *view = g_ptr_array_index (views, i);

      g_assert_true (dag_saved_views_find (views, view->table, view->name, NULL));
    }
}

static void
check_alerts (GSettings *settings)
{
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new_shipped ();

  dag_alert_settings_apply (settings, rules);
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (rules, (DagAlertKind) i);

      if (rule == NULL)
        continue;
      g_assert_true (isfinite (rule->watch));
      g_assert_cmpfloat (rule->clear, <=, rule->watch);
      g_assert_false (isnan (rule->overload));
      g_assert_cmpint (rule->hold_us, >=, 0);
    }
  for (int minute = 0; minute < 24 * 60; minute += 240)
    dag_alert_settings_is_quiet (settings, minute);
}

static void
check_breaks (GSettings *settings)
{
  static DagBreakConfig *config;
  g_autoptr (GSettings) own = g_object_ref (settings);

  if (config == NULL)
    config = dag_break_config_new ();
  dag_break_settings_bind (own, config);
  g_signal_handlers_disconnect_matched (own, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, config);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  static char *path;
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DagPrivacyFacts) facts = NULL;

  /* GLib's own reader takes what stands without quotes for UTF-8, and minds if it is not. */
  if (!g_utf8_validate_len ((const char *) bytes, length, NULL))
    return 0;
  if (path == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("dagstart-fuzz-XXXXXX", NULL);

      path = g_build_filename (folder, "settings.ini", NULL);
    }
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
  backend = g_keyfile_settings_backend_new (path, ROOT, "dagstart");
  settings = g_settings_new_with_backend (DAG_APP_ID, backend);
  check_views (settings);
  check_alerts (settings);
  check_breaks (settings);
  facts = dag_privacy_settings_read (settings, NULL, NULL);
  g_assert_nonnull (facts->folder);
  return 0;
}
