/* dag-break-config.c - which rules on breaks are in force here, and what the words mean
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-config.h"

#include "dag-break-rules-file.h"
#include "dag-fault.h"

#include <string.h>

struct _DagBreakConfig
{
  GObject parent_instance;

  char *shipped_folder;
  char *own_folder;
  gboolean is_loaded;
  GPtrArray *all;    /* of DagBreakRuleSet: the shipped ones, then the user's */
  GHashTable *own;   /* id of a set of the user's */
  GPtrArray *faults; /* of char*: what could not be read, in the words of the reader */
  char **chosen;     /* ids; empty: by the zone of the centre */
  char *zone;        /* (nullable) */
  GHashTable *in_force; /* day → GPtrArray */
  int64_t warn_s;
  int64_t shift_s;
  DagBreakReasons *reasons;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagBreakConfig, dag_break_config, G_TYPE_OBJECT)

/* What is in force where nothing was chosen: the law of the place, and nothing else. */
static const struct
{
  const char *zone;
  const char *sets[3];
} places[] = {
  { "Europe/Amsterdam", { "nl", "nl-youth" } },
  { "Europe/Berlin", { "de" } },
  { "Europe/Busingen", { "de" } },
  { "Europe/Vienna", { "at" } },
  { "Europe/Brussels", { "be" } },
  { "Europe/Paris", { "fr" } },
  { "Europe/Madrid", { "es-pvd" } },
  { "Atlantic/Canary", { "es-pvd" } },
  { "Europe/London", { "uk" } },
  { "Europe/Belfast", { "uk" } },
  { "America/Los_Angeles", { "us-ca" } },
};

static void
note_change (DagBreakConfig *self)
{
  g_hash_table_remove_all (self->in_force);
  g_signal_emit (self, signals[CHANGED], 0);
}

static DagBreakRuleSet *
find_set (DagBreakConfig *self,
          const char     *id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_str_equal (((DagBreakRuleSet *) g_ptr_array_index (self->all, i))->id, id))
      return g_ptr_array_index (self->all, i);
  return NULL;
}

/* A file of the user's is left out where it is no set, or says it is one that is there. */
static void
take_own (DagBreakConfig *self,
          const char     *name)
{
  g_autofree char *path = g_build_filename (self->own_folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBreakRuleSet) set = dag_break_rules_load_file (path, NULL, &error);

  if (set != NULL && find_set (self, set->id) != NULL)
    g_set_error (&error, DAG_FAULT, DAG_FAULT_FIELD, "%s: id: there is a set “%s” already",
                 name, set->id);
  if (error != NULL)
    {
      g_ptr_array_add (self->faults, g_strdup (error->message));
      return;
    }
  g_hash_table_add (self->own, g_strdup (set->id));
  g_ptr_array_add (self->all, g_steal_pointer (&set));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_own (DagBreakConfig *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (self->own_folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    take_own (self, g_ptr_array_index (names, i));
}

/* A few small files, read when they are first asked for. */
static void
ensure_loaded (DagBreakConfig *self)
{
  g_autoptr (GPtrArray) shipped = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_loaded)
    return;
  self->is_loaded = TRUE;
  g_ptr_array_set_size (self->all, 0);
  g_ptr_array_set_size (self->faults, 0);
  g_hash_table_remove_all (self->own);
  shipped = dag_break_rules_load_folder (self->shipped_folder, &error);
  if (shipped == NULL)
    g_ptr_array_add (self->faults, g_strdup (error->message));
  for (guint i = 0; shipped != NULL && i < shipped->len; i++)
    g_ptr_array_add (self->all, dag_break_rule_set_ref (g_ptr_array_index (shipped, i)));
  load_own (self);
}

static void
dag_break_config_finalize (GObject *object)
{
  DagBreakConfig *self = DAG_BREAK_CONFIG (object);

  g_clear_pointer (&self->shipped_folder, g_free);
  g_clear_pointer (&self->own_folder, g_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_strfreev);
  g_clear_pointer (&self->zone, g_free);
  g_clear_pointer (&self->in_force, g_hash_table_unref);
  g_clear_pointer (&self->reasons, dag_break_reasons_free);
  G_OBJECT_CLASS (dag_break_config_parent_class)->finalize (object);
}

static void
dag_break_config_class_init (DagBreakConfigClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_break_config_finalize;
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_BREAK_CONFIG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_break_config_init (DagBreakConfig *self)
{
  const char *folder = g_getenv ("DAG_BREAK_RULES");

  self->shipped_folder = folder != NULL ? g_strdup (folder)
                                        : g_build_filename (DAG_DATA_DIR, "break-rules", NULL);
  self->own_folder
      = g_build_filename (g_get_user_data_dir (), "dagstart", "break-rules", NULL);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_rule_set_unref);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  self->chosen = g_new0 (char *, 1);
  self->in_force = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->warn_s = DAG_BREAK_WARN_MINUTES * 60;
  self->shift_s = DAG_BREAK_SHIFT_MINUTES * 60;
  self->reasons = dag_break_reasons_new ();
}

/**
 * dag_break_config_new:
 *
 * Returns: (transfer full): the shipped sets and the user's; what is in force follows the
 *   zone of the centre until something is chosen
 */
DagBreakConfig *
dag_break_config_new (void)
{
  return g_object_new (DAG_TYPE_BREAK_CONFIG, NULL);
}

/**
 * dag_break_config_set_folders:
 * @self: a configuration
 * @shipped: (nullable): where the shipped sets are; %NULL: as it was
 * @own: (nullable): where the user's are; %NULL: as it was
 */
void
dag_break_config_set_folders (DagBreakConfig *self,
                              const char     *shipped,
                              const char     *own)
{
  g_return_if_fail (DAG_IS_BREAK_CONFIG (self));

  if (shipped != NULL)
    {
      g_free (g_steal_pointer (&self->shipped_folder));
      self->shipped_folder = g_strdup (shipped);
    }
  if (own != NULL)
    {
      g_free (g_steal_pointer (&self->own_folder));
      self->own_folder = g_strdup (own);
    }
  self->is_loaded = FALSE;
  note_change (self);
}

/**
 * dag_break_config_get_all:
 * @self: a configuration
 *
 * Returns: (transfer none) (element-type DagBreakRuleSet): every set there is, the shipped
 *   ones first
 */
GPtrArray *
dag_break_config_get_all (DagBreakConfig *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self), NULL);

  ensure_loaded (self);
  return self->all;
}

gboolean
dag_break_config_is_own (DagBreakConfig        *self,
                         const DagBreakRuleSet *set)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self) && set != NULL, FALSE);

  return g_hash_table_contains (self->own, set->id);
}

/**
 * dag_break_config_get_faults:
 * @self: a configuration
 *
 * Returns: (transfer none) (element-type utf8): why files were left out, one line each
 */
GPtrArray *
dag_break_config_get_faults (DagBreakConfig *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self), NULL);

  ensure_loaded (self);
  return self->faults;
}

/* A rule's id is a name in disputes and in waivers: no two may share one. */
static gboolean
has_new_rules (DagBreakConfig         *self,
               const DagBreakRuleSet  *set,
               GError                **error)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const DagBreakRuleSet *other = g_ptr_array_index (self->all, i);

      for (guint j = 0; j < other->rules->len; j++)
        for (guint k = 0; k < set->rules->len; k++)
          {
            const DagBreakRule *rule = g_ptr_array_index (set->rules, k);
            const DagBreakRule *there = g_ptr_array_index (other->rules, j);

            if (!g_str_equal (rule->id, there->id))
              continue;
            g_set_error (error, DAG_FAULT, DAG_FAULT_FIELD,
                         "rules[%u].id: the set “%s” has a rule “%s” already", k, other->id,
                         rule->id);
            return FALSE;
          }
    }
  return TRUE;
}

/**
 * dag_break_config_add_file:
 * @self: a configuration
 * @file: a set of rules that a user chose
 * @error: of %DAG_FAULT, naming the member that is wrong
 *
 * Checks every member, and keeps a copy in the user's own folder.
 *
 * Returns: (transfer none) (nullable): the set
 */
DagBreakRuleSet *
dag_break_config_add_file (DagBreakConfig  *self,
                           GFile           *file,
                           GError         **error)
{
  g_autofree char *from = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *to = NULL;
  g_autoptr (DagBreakRuleSet) set = NULL;

  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self) && G_IS_FILE (file), NULL);

  ensure_loaded (self);
  from = g_file_get_path (file);
  set = from != NULL ? dag_break_rules_load_file (from, &text, error) : NULL;
  if (from == NULL)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_IO, "not a file of this computer");
  if (set == NULL)
    return NULL;
  if (find_set (self, set->id) != NULL)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_FIELD, "id: there is a set “%s” already",
                   set->id);
      return NULL;
    }
  /* an id may hold a colon, a name of a file had better not */
  name = g_strdelimit (g_strconcat (set->id, ".json", NULL), ":", '_');
  to = g_build_filename (self->own_folder, name, NULL);
  if (!has_new_rules (self, set, error))
    return NULL;
  if (g_mkdir_with_parents (self->own_folder, 0700) != 0
      || !g_file_set_contents (to, text, -1, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "%s: cannot be made", self->own_folder);
      return NULL;
    }
  g_hash_table_add (self->own, g_strdup (set->id));
  g_ptr_array_add (self->all, dag_break_rule_set_ref (set));
  note_change (self);
  return find_set (self, set->id);
}

/**
 * dag_break_config_remove:
 * @self: a configuration
 * @id: of a set of the user's own
 * @error: %DAG_FAULT_IO where its file cannot be deleted
 *
 * Returns: whether it is gone
 */
gboolean
dag_break_config_remove (DagBreakConfig  *self,
                         const char      *id,
                         GError         **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  DagBreakRuleSet *set;

  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self) && id != NULL, FALSE);

  ensure_loaded (self);
  set = find_set (self, id);
  if (set == NULL || !dag_break_config_is_own (self, set))
    return FALSE;
  name = g_strdelimit (g_strconcat (id, ".json", NULL), ":", '_');
  path = g_build_filename (self->own_folder, name, NULL);
  file = g_file_new_for_path (path);
  if (!g_file_delete (file, NULL, error))
    return FALSE;
  g_hash_table_remove (self->own, id);
  g_hash_table_remove_all (self->in_force);
  g_ptr_array_remove (self->all, set);
  note_change (self);
  return TRUE;
}

/**
 * dag_break_config_set_chosen:
 * @self: a configuration
 * @ids: (array zero-terminated=1): sets; none: by the zone of the centre
 */
void
dag_break_config_set_chosen (DagBreakConfig    *self,
                             const char *const *ids)
{
  g_return_if_fail (DAG_IS_BREAK_CONFIG (self) && ids != NULL);

  if (g_strv_equal ((const char *const *) self->chosen, ids))
    return;
  g_strfreev (g_steal_pointer (&self->chosen));
  self->chosen = g_strdupv ((char **) ids);
  note_change (self);
}

const char *const *
dag_break_config_get_chosen (DagBreakConfig *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self), NULL);

  return (const char *const *) self->chosen;
}

/**
 * dag_break_config_set_zone:
 * @self: a configuration
 * @zone: (nullable): IANA name of the centre's zone
 */
void
dag_break_config_set_zone (DagBreakConfig *self,
                           const char     *zone)
{
  g_return_if_fail (DAG_IS_BREAK_CONFIG (self));

  if (g_strcmp0 (self->zone, zone) == 0)
    return;
  g_free (g_steal_pointer (&self->zone));
  self->zone = g_strdup (zone);
  note_change (self);
}

static gboolean
is_of_place (const char *zone,
             const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; g_strcmp0 (places[i].zone, zone) == 0 && j < 3; j++)
      if (g_strcmp0 (places[i].sets[j], id) == 0)
        return TRUE;
  return FALSE;
}

/**
 * dag_break_config_is_in_use:
 * @self: a configuration
 * @id: of a set
 *
 * Returns: whether it was chosen, or follows from the zone where nothing was
 */
gboolean
dag_break_config_is_in_use (DagBreakConfig *self,
                            const char     *id)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self) && id != NULL, FALSE);

  return self->chosen[0] != NULL
             ? g_strv_contains ((const char *const *) self->chosen, id)
             : is_of_place (self->zone, id);
}

/**
 * dag_break_config_get_in_force:
 * @self: a configuration
 * @day: YYYY-MM-DD at the centre: a law is judged by the text of its day
 *
 * Returns: (transfer none) (element-type DagBreakRuleSet): the sets in force on @day
 */
GPtrArray *
dag_break_config_get_in_force (DagBreakConfig *self,
                               const char     *day)
{
  GPtrArray *sets;

  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self) && day != NULL, NULL);

  sets = g_hash_table_lookup (self->in_force, day);
  if (sets != NULL)
    return sets;
  ensure_loaded (self);
  sets = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_rule_set_unref);
  for (guint i = 0; i < self->all->len; i++)
    {
      DagBreakRuleSet *set = g_ptr_array_index (self->all, i);

      if (dag_break_config_is_in_use (self, set->id)
          && dag_break_rule_set_is_in_force (set, day))
        g_ptr_array_add (sets, dag_break_rule_set_ref (set));
    }
  g_hash_table_insert (self->in_force, g_strdup (day), sets);
  return sets;
}

/**
 * dag_break_config_set_warn_s:
 * @self: a configuration
 * @warn_s: how long before its latest start a break is due
 */
void
dag_break_config_set_warn_s (DagBreakConfig *self,
                             int64_t         warn_s)
{
  g_return_if_fail (DAG_IS_BREAK_CONFIG (self) && warn_s >= 0);

  if (self->warn_s == warn_s)
    return;
  self->warn_s = warn_s;
  note_change (self);
}

int64_t
dag_break_config_get_warn_s (DagBreakConfig *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self), 0);

  return self->warn_s;
}

/**
 * dag_break_config_set_shift_s:
 * @self: a configuration
 * @shift_s: how long a shift is taken to last where there is no roster
 */
void
dag_break_config_set_shift_s (DagBreakConfig *self,
                              int64_t         shift_s)
{
  g_return_if_fail (DAG_IS_BREAK_CONFIG (self) && shift_s > 0);

  if (self->shift_s == shift_s)
    return;
  self->shift_s = shift_s;
  note_change (self);
}

int64_t
dag_break_config_get_shift_s (DagBreakConfig *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self), 0);

  return self->shift_s;
}

DagBreakReasons *
dag_break_config_get_reasons (DagBreakConfig *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_CONFIG (self), NULL);

  return self->reasons;
}

/**
 * dag_break_config_set_reasons:
 * @self: a configuration
 * @words: "a{ss}": the source's words and the kinds they stand for
 */
void
dag_break_config_set_reasons (DagBreakConfig *self,
                              GVariant       *words)
{
  GVariantIter iter;
  const char *word;
  const char *kind_word;

  g_return_if_fail (DAG_IS_BREAK_CONFIG (self));
  g_return_if_fail (words != NULL && g_variant_is_of_type (words, G_VARIANT_TYPE ("a{ss}")));

  dag_break_reasons_clear (self->reasons);
  g_variant_iter_init (&iter, words);
  while (g_variant_iter_next (&iter, "{&s&s}", &word, &kind_word))
    {
      DagSegmentKind kind;

      if (dag_segment_kind_from_word (kind_word, &kind))
        dag_break_reasons_set (self->reasons, word, kind);
    }
  note_change (self);
}
