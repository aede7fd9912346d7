/* dag-fault-vfs.c - a file system for SQLite that fails when asked, and forgets like a power cut
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-fault-vfs.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECTOR 512

/* A file below ours, which follows it in memory. */
typedef struct
{
  sqlite3_file base;
  char *path;
  sqlite3_file *real;
} File;

/* One write, or a cut to a length (no bytes). */
typedef struct
{
  gint64 offset;
  GBytes *bytes; /* (nullable) */
} Change;

/* What the disk has of a file for sure, and what was written since. */
typedef struct
{
  GByteArray *synced;
  GPtrArray *changes;
} Disk;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  sqlite3_io_methods methods;
  GMutex lock;
  GHashTable *disks; /* path → Disk */
  guint calls;
  guint left;
  int code;
  gboolean for_good;
  gboolean failed;
} fault;

static void
change_free (gpointer memory)
{
  Change *self = memory;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
disk_free (gpointer memory)
{
  Disk *self = memory;

  g_clear_pointer (&self->synced, g_byte_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/* What is there already counts as synced. */
static Disk *
get_disk (const char *path)
{
  Disk *disk = g_hash_table_lookup (fault.disks, path);

  if (disk == NULL)
    {
      g_autofree char *bytes = NULL;
      gsize length = 0;

      disk = g_new0 (Disk, 1);
      disk->synced = g_byte_array_new ();
      disk->changes = g_ptr_array_new_with_free_func (change_free);
      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_byte_array_append (disk->synced, (const guint8 *) bytes, (guint) length);
      g_hash_table_insert (fault.disks, g_strdup (path), disk);
    }
  return disk;
}

static void
apply (GByteArray   *image,
       const Change *change,
       gsize         length)
{
  gsize size;
  const guint8 *bytes;

  if (change->bytes == NULL)
    {
      if (change->offset < image->len)
        g_byte_array_set_size (image, (guint) change->offset);
      return;
    }
  bytes = g_bytes_get_data (change->bytes, &size);
  size = MIN (size, length);
  if ((gsize) change->offset + size > image->len)
    {
      guint before = image->len;

      g_byte_array_set_size (image, (guint) change->offset + (guint) size);
      memset (image->data + before, 0, image->len - before);
    }
  memcpy (image->data + change->offset, bytes, size);
}

static void
note_change (const char *path,
             gint64      offset,
             const void *bytes,
             int         length)
{
  Change *change = g_new0 (Change, 1);

  change->offset = offset;
  if (bytes != NULL)
    change->bytes = g_bytes_new (bytes, (gsize) length);
  g_ptr_array_add (get_disk (path)->changes, change);
}

static void
note_sync (const char *path)
{
  Disk *disk = get_disk (path);

  for (guint i = 0; i < disk->changes->len; i++)
    apply (disk->synced, g_ptr_array_index (disk->changes, i), G_MAXSIZE);
  g_ptr_array_set_size (disk->changes, 0);
}

/* 0: go on; else what the call is to return. */
static int
trip (DagFaultVfsCalls call)
{
  if ((fault.calls & call) == 0 || fault.left == 0)
    return SQLITE_OK;
  if (fault.left > 1)
    {
      fault.left--;
      return SQLITE_OK;
    }
  fault.failed = TRUE;
  if (!fault.for_good)
    fault.left = 0;
  return fault.code;
}

#define REAL(file) (((File *) (gpointer) (file))->real)
#define PATH(file) (((File *) (gpointer) (file))->path)

static gboolean
is_main (const char *path)
{
  return path != NULL && !g_str_has_suffix (path, "-wal") && !g_str_has_suffix (path, "-journal");
}

static int
on_close (sqlite3_file *file)
{
  int code = REAL (file)->pMethods->xClose (REAL (file));

  g_clear_pointer (&PATH (file), g_free);
  g_clear_pointer (&REAL (file), g_free);
  return code;
}

static int
on_read (sqlite3_file *file,
         void         *bytes,
         int           length,
         sqlite3_int64 offset)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_READ);

  return code != SQLITE_OK ? code
                           : REAL (file)->pMethods->xRead (REAL (file), bytes, length, offset);
}

static int
on_write (sqlite3_file *file,
          const void   *bytes,
          int           length,
          sqlite3_int64 offset)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_WRITE);

  if (code == SQLITE_OK && is_main (PATH (file)))
    code = trip (DAG_FAULT_VFS_WRITE_MAIN);
  if (code == SQLITE_OK)
    {
      if (PATH (file) != NULL)
        {
          get_disk (PATH (file));
          note_change (PATH (file), offset, bytes, length);
        }
      code = REAL (file)->pMethods->xWrite (REAL (file), bytes, length, offset);
    }
  return code;
}

static int
on_truncate (sqlite3_file *file,
             sqlite3_int64 size)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_TRUNCATE);

  if (code == SQLITE_OK)
    {
      if (PATH (file) != NULL)
        note_change (PATH (file), size, NULL, 0);
      code = REAL (file)->pMethods->xTruncate (REAL (file), size);
    }
  return code;
}

static int
on_sync (sqlite3_file *file,
         int           flags)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_SYNC);

  if (code == SQLITE_OK && PATH (file) != NULL)
    note_sync (PATH (file));
  /* The real disk need not turn for this. */
  return code;
}

static int
on_size (sqlite3_file  *file,
         sqlite3_int64 *size)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_SIZE);

  return code != SQLITE_OK ? code : REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
on_lock (sqlite3_file *file,
         int           level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
on_unlock (sqlite3_file *file,
           int           level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
on_check_lock (sqlite3_file *file,
               int          *level)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), level);
}

static int
on_control (sqlite3_file *file,
            int           operation,
            void         *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
on_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

/* No promise that a write is whole or in order. */
static int
on_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
on_shm_map (sqlite3_file   *file,
            int             page,
            int             size,
            int             extend,
            void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, memory);
}

static int
on_shm_lock (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
on_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
on_shm_unmap (sqlite3_file *file,
              int           erase)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), erase);
}

static int
on_open (sqlite3_vfs  *vfs,
         const char   *path,
         sqlite3_file *file,
         int           flags,
         int          *out_flags)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_OPEN);
  sqlite3_file *real;

  file->pMethods = NULL;
  if (code != SQLITE_OK)
    return code;
  real = g_malloc0 ((gsize) fault.real->szOsFile);
  code = fault.real->xOpen (fault.real, path, real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_free (real);
      return code;
    }
  file->pMethods = &fault.methods;
  REAL (file) = real;
  PATH (file) = path != NULL ? g_strdup (path) : NULL;
  if (path != NULL)
    get_disk (path);
  return SQLITE_OK;
}

static int
on_delete (sqlite3_vfs *vfs,
           const char  *path,
           int          sync_folder)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);
  int code = trip (DAG_FAULT_VFS_DELETE);

  if (code != SQLITE_OK)
    return code;
  g_hash_table_remove (fault.disks, path);
  return fault.real->xDelete (fault.real, path, 0);
}

void
dag_fault_vfs_install (void)
{
  sqlite3_initialize ();
  fault.real = sqlite3_vfs_find (NULL);
  fault.disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  fault.methods = (sqlite3_io_methods){
    2,          on_close,   on_read,        on_write,       on_truncate,   on_sync,
    on_size,    on_lock,    on_unlock,      on_check_lock,  on_control,    on_sector_size,
    on_characteristics,     on_shm_map,     on_shm_lock,    on_shm_barrier, on_shm_unmap,
  };
  fault.vfs = *fault.real;
  fault.vfs.zName = "dag-fault";
  fault.vfs.szOsFile = (int) sizeof (File);
  fault.vfs.pNext = NULL;
  fault.vfs.xOpen = on_open;
  fault.vfs.xDelete = on_delete;
  g_assert_cmpint (sqlite3_vfs_register (&fault.vfs, 1), ==, SQLITE_OK);
}

void
dag_fault_vfs_fail (guint    calls,
                    guint    nth,
                    int      code,
                    gboolean for_good)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);

  fault.calls = calls;
  fault.left = nth;
  fault.code = code;
  fault.for_good = for_good;
  fault.failed = FALSE;
}

gboolean
dag_fault_vfs_failed (void)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);

  return fault.failed;
}

static void
cut_file (const char *path,
          const char *into,
          GRand      *chance)
{
  Disk *disk = g_hash_table_lookup (fault.disks, path);
  g_autoptr (GByteArray) image = g_byte_array_new ();
  guint n;

  if (disk == NULL)
    return;
  g_byte_array_append (image, disk->synced->data, disk->synced->len);
  n = disk->changes->len;
  /* As many draws as writes, any of them, some torn at a sector: some come twice, some never,
   * and none in its order. One time in three everything arrived. */
  for (guint i = 0; i < n; i++)
    {
      gboolean whole = g_rand_int_range (chance, 0, 3) == 0;
      guint index = whole ? i : (guint) g_rand_int_range (chance, 0, (int) n);
      const Change *change = g_ptr_array_index (disk->changes, index);

      if (!whole && g_rand_int_range (chance, 0, 2) == 0)
        continue;
      apply (image, change,
             !whole && g_rand_int_range (chance, 0, 4) == 0
                 ? (gsize) g_rand_int_range (chance, 0, 9) * SECTOR
                 : G_MAXSIZE);
    }
  g_assert_true (g_file_set_contents (into, (const char *) image->data, (gssize) image->len, NULL));
}

void
dag_fault_vfs_power_cut (const char *from,
                         const char *into,
                         GRand      *chance)
{
  static const char *const endings[] = { "", "-wal", "-journal" };
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&fault.lock);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *source = g_strconcat (from, endings[i], NULL);
      g_autofree char *target = g_strconcat (into, endings[i], NULL);

      if (g_file_test (source, G_FILE_TEST_EXISTS))
        cut_file (source, target, chance);
    }
}
