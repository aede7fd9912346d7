/* dag-board-undo.c - what was done on the board, step by step, and the way back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-private.h"

#define MAX_STEPS 200
#define TYPING_PAUSE_US (3 * DAG_USEC_PER_SEC) /* after it a new step begins */

/* A write has a field; an addition or removal has the item as it then was. */
typedef struct
{
  DagBoardEntry *entry;
  char *field;          /* (nullable) */
  GVariant *before;     /* (nullable) */
  GVariant *after;      /* (nullable) */
  gboolean is_addition; /* where there is no field: else a removal */
  DagBoardItem *item;   /* (nullable): to bring back */
} Act;

typedef struct
{
  char *label;
  GPtrArray *acts;
  int64_t typed_at_us; /* of a step that more typing may join; 0: none may */
} Step;

struct _DagBoardUndo
{
  GPtrArray *done;
  GPtrArray *undone;
  Step *open; /* (nullable) */
  guint depth;
};

static void
act_free (Act *act)
{
  g_clear_object (&act->entry);
  g_clear_pointer (&act->field, g_free);
  g_clear_pointer (&act->before, g_variant_unref);
  g_clear_pointer (&act->after, g_variant_unref);
  g_clear_pointer (&act->item, dag_board_item_free);
  g_free (act);
}

static Step *
step_new (const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->acts = g_ptr_array_new_with_free_func ((GDestroyNotify) act_free);
  return step;
}

static void
step_free (Step *step)
{
  g_clear_pointer (&step->label, g_free);
  g_clear_pointer (&step->acts, g_ptr_array_unref);
  g_free (step);
}

DagBoardUndo *
dag_board_undo_new (void)
{
  DagBoardUndo *self = g_new0 (DagBoardUndo, 1);

  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return self;
}

void
dag_board_undo_free (DagBoardUndo *self)
{
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_pointer (&self->open, step_free);
  g_free (self);
}

/* Forgets all: what was erased must not come back. */
void
dag_board_undo_clear (DagBoardUndo *self)
{
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
}

/* A step within a step is part of it. */
void
dag_board_undo_begin (DagBoardUndo *self,
                      const char   *label)
{
  if (self->depth++ == 0)
    self->open = step_new (label);
}

static gboolean
is_typing_on (Step          *step,
              DagBoardEntry *entry,
              const char    *field,
              int64_t        now_us)
{
  Act *act;

  if (step->typed_at_us == 0 || now_us - step->typed_at_us > TYPING_PAUSE_US ||
      now_us < step->typed_at_us || step->acts->len != 1)
    return FALSE;
  act = step->acts->pdata[0];
  return act->entry == entry && g_strcmp0 (act->field, field) == 0;
}

/* As begin; but what is typed on in the same text within a moment joins the last step. */
void
dag_board_undo_begin_typing (DagBoardUndo  *self,
                             const char    *label,
                             DagBoardEntry *entry,
                             const char    *field,
                             int64_t        now_us)
{
  guint n = self->done->len;

  if (self->depth == 0 && n > 0 &&
      is_typing_on (self->done->pdata[n - 1], entry, field, now_us))
    {
      self->open = g_ptr_array_steal_index (self->done, n - 1);
      self->depth = 1;
    }
  else
    dag_board_undo_begin (self, label);
  self->open->typed_at_us = now_us;
}

/* Returns: whether what can be undone has changed. */
gboolean
dag_board_undo_end (DagBoardUndo *self)
{
  Step *step;

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (--self->depth > 0)
    return FALSE;
  step = g_steal_pointer (&self->open);
  if (step->acts->len == 0)
    {
      step_free (step);
      return FALSE;
    }
  g_ptr_array_add (self->done, step);
  g_ptr_array_set_size (self->undone, 0);
  if (self->done->len > MAX_STEPS)
    g_ptr_array_remove_index (self->done, 0);
  return TRUE;
}

static Act *
add_act (DagBoardUndo  *self,
         DagBoardEntry *entry)
{
  Act *act = g_new0 (Act, 1);

  act->entry = g_object_ref (entry);
  g_ptr_array_add (self->open->acts, act);
  return act;
}

static Act *
find_write (DagBoardUndo  *self,
            DagBoardEntry *entry,
            const char    *field)
{
  for (guint i = self->open->acts->len; i-- > 0;)
    {
      Act *act = self->open->acts->pdata[i];

      if (act->entry == entry && act->field == NULL)
        return NULL;
      if (act->entry == entry && g_str_equal (act->field, field))
        return act;
    }
  return NULL;
}

void
dag_board_undo_note_write (DagBoardUndo  *self,
                           DagBoardEntry *entry,
                           const char    *field,
                           GVariant      *before,
                           GVariant      *after)
{
  Act *act;

  if (self->open == NULL)
    return;
  act = find_write (self, entry, field);
  if (act == NULL)
    {
      act = add_act (self, entry);
      act->field = g_strdup (field);
      act->before = before != NULL ? g_variant_ref (before) : NULL;
    }
  g_clear_pointer (&act->after, g_variant_unref);
  act->after = after != NULL ? g_variant_ref (after) : NULL;
}

void
dag_board_undo_note_add (DagBoardUndo  *self,
                         DagBoardEntry *entry)
{
  if (self->open != NULL)
    add_act (self, entry)->is_addition = TRUE;
}

void
dag_board_undo_note_remove (DagBoardUndo       *self,
                            DagBoardEntry      *entry,
                            const DagBoardItem *before)
{
  if (self->open != NULL)
    add_act (self, entry)->item = dag_board_item_copy (before);
}

const char *
dag_board_undo_get_label (DagBoardUndo *self,
                          gboolean      redo)
{
  GPtrArray *steps = redo ? self->undone : self->done;
  Step *step = steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;

  return step != NULL ? step->label : NULL;
}

/* What is gone for another reason since (retention, another desk) stays gone. */
static void
act_go (Act      *act,
        DagBoard *board,
        gboolean  redo)
{
  gboolean is_there = !dag_board_entry_is_removed (act->entry);

  if (act->field != NULL)
    {
      if (is_there)
        dag_board_put (board, act->entry, act->field, redo ? act->after : act->before);
    }
  else if (act->is_addition == redo && !is_there && act->item != NULL)
    dag_board_bring_back (board, act->entry, act->item);
  else if (act->is_addition != redo && is_there)
    {
      g_clear_pointer (&act->item, dag_board_item_free);
      act->item = dag_board_item_copy (dag_board_entry_get_item (act->entry));
      dag_board_take_away (board, act->entry);
    }
}

/* Undoes the last step, or does the last undone one again. Returns: whether there was
 * one. */
gboolean
dag_board_undo_go (DagBoardUndo *self,
                   DagBoard     *board,
                   gboolean      redo)
{
  GPtrArray *from = redo ? self->undone : self->done;
  GPtrArray *to = redo ? self->done : self->undone;
  Step *step;

  if (from->len == 0 || self->depth > 0)
    return FALSE;
  step = g_ptr_array_steal_index (from, from->len - 1);
  step->typed_at_us = 0;
  for (guint i = 0; i < step->acts->len; i++)
    act_go (step->acts->pdata[redo ? i : step->acts->len - 1 - i], board, redo);
  g_ptr_array_add (to, step);
  return TRUE;
}
