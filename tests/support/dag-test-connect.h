/* dag-test-connect.h - the window that connects, worked as a person does
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connect-form.h"
#include "dag-connect-window.h"
#include "dag-connection-store.h"
#include "dag-resources.h"
#include "dag-settings.h"
#include "dag-test-keyring.h"
#include "dag-test-sim.h"
#include "dag-test-widgets.h"
#include "dag-test.h"

G_BEGIN_DECLS

#define TOKEN "kwetsbaar-geheim-7f3a"

typedef struct
{
  DagDashboard *dashboard;
  DagConnectSession *session;
  DagConnectWindow *window;
} Fixture;

static inline void
open_window (Fixture           *fixture,
             DagConnectSession *session,
             DagConnectAsk      ask)
{
  fixture->window = dag_connect_window_new (NULL, session, ask);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
fixture_set_up (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (GSettings) settings = dag_settings_new ();

  fixture->dashboard = dag_dashboard_new ();
  fixture->session = dag_connect_session_new (fixture->dashboard, settings);
  open_window (fixture, fixture->session, DAG_CONNECT_ASK_NEW);
}

static inline void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  user_data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  dag_test_await (fixture->window == NULL, 5000);
  dag_connect_session_forget (fixture->session);
  dag_dashboard_disconnect (fixture->dashboard);
  dag_test_await_end (g_steal_pointer (&fixture->session));
  g_clear_object (&fixture->dashboard);
}

static inline GtkWidget *
find (Fixture    *fixture,
      GType       type,
      const char *title)
{
  return dag_test_find (GTK_WIDGET (fixture->window), type, title);
}

static inline DagConnectForm *
get_form (Fixture *fixture)
{
  return DAG_CONNECT_FORM (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->window), DAG_TYPE_CONNECT_WINDOW, "form"));
}

static inline void
select_kind (Fixture    *fixture,
             const char *kind)
{
  AdwComboRow *row = ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, "Kind"));
  GListModel *kinds = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (kinds, i);

      if (g_str_equal (gtk_string_object_get_string (item), kind))
        adw_combo_row_set_selected (row, i);
    }
}

static inline void
fill (Fixture    *fixture,
      const char *url,
      const char *token)
{
  select_kind (fixture, "Dagstart API");
  gtk_editable_set_text (
      GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, "Address (https://…)")), url);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, "Token")),
                         token);
}

static inline gboolean
can_save (Fixture *fixture)
{
  GtkWidget *save = find (fixture, GTK_TYPE_BUTTON, "Save");

  return save != NULL && gtk_widget_is_sensitive (save);
}

static inline gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return find (fixture, GTK_TYPE_LABEL, text) != NULL;
}

static inline void
press (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = find (fixture, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* All the way to a saved connection. */
static inline void
connect_to (Fixture    *fixture,
            const char *url)
{
  fill (fixture, url, TOKEN);
  press (fixture, "Test the connection");
  dag_test_await (can_save (fixture), 15000);
  press (fixture, "Save");
  dag_test_await (fixture->window == NULL, 10000);
}

static inline void
assert_nothing_saved (void)
{
  g_autoptr (DagConnectionStore) store = dag_connection_store_new (NULL);

  g_assert_false (g_file_test (dag_connection_store_get_path (store), G_FILE_TEST_EXISTS));
}

/* Before the tests: the simulator that is built here, GTK, the resources. */
static inline void
dag_test_connect_init (int    *argc,
                       char ***argv)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("DAG_BUILD_ROOT"), "src", "sim", "dagstart-sim", NULL);

  g_setenv ("DAGSTART_SIM", program, TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  dag_register_resource ();
}

#define ADD(path, test)                                                                    \
  g_test_add ("/connect/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

G_END_DECLS
