/* dag-json.c - a strict JSON cursor over one body: no tree, no allocation for plain values
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-json-private.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#define MAX_STEPS_SHOWN 8   /* of a path in a message */
#define MAX_KEY_SHOWN 64  /* bytes of a foreign key in a message */

/* What a value is, by the byte it begins with. */
const guint8 dag_json_type_of[256] = {
  ['{'] = DAG_JSON_OBJECT,  ['['] = DAG_JSON_ARRAY,        ['"'] = DAG_JSON_STRING,
  ['t'] = DAG_JSON_BOOLEAN, ['f'] = DAG_JSON_BOOLEAN,      ['n'] = DAG_JSON_NULL,
  ['-'] = DAG_JSON_NUMBER,  ['0' ... '9'] = DAG_JSON_NUMBER,
};

/**
 * dag_json_init:
 * @self: a cursor, uninitialised
 * @bytes: the body; borrowed; a NUL must stand at bytes[length]
 * @length: its bytes
 */
void
dag_json_init (DagJson    *self,
               const char *bytes,
               gsize       length)
{
  g_return_if_fail (self != NULL && bytes != NULL && bytes[length] == '\0');

  self->start = self->at = bytes;
  self->end = bytes + length;
  self->depth = 0;
  self->max_string = DAG_JSON_MAX_STRING;
  self->path[0].key = NULL;
  self->strangers = g_array_new (FALSE, FALSE, sizeof (DagJsonText));
  self->scratch = g_string_new (NULL);
  self->chunk = NULL;
  self->fault = NULL;
}

void
dag_json_clear (DagJson *self)
{
  g_clear_pointer (&self->strangers, g_array_unref);
  if (self->scratch != NULL)
    g_string_free (g_steal_pointer (&self->scratch), TRUE);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  g_clear_error (&self->fault);
}

/**
 * dag_json_append_key:
 * @text: a message
 * @key: a foreign key
 * @length: its bytes
 *
 * Appends it cut, and as printable ASCII.
 */
void
dag_json_append_key (GString    *text,
                     const char *key,
                     gsize       length)
{
  for (gsize i = 0; i < MIN (length, MAX_KEY_SHOWN); i++)
    g_string_append_c (text, g_ascii_isprint (key[i]) ? key[i] : '?');
  if (length > MAX_KEY_SHOWN)
    g_string_append (text, "…");
}

/* "agents[17].today.talk_s"; nothing at the top. */
static void
append_path (GString       *text,
             const DagJson *self)
{
  for (guint i = 1; i <= self->depth; i++)
    {
      const DagJsonStep *step = &self->path[i];

      if (i > MAX_STEPS_SHOWN)
        {
          g_string_append (text, "…");
          return;
        }
      if (step->key == NULL && step->index != G_MAXUINT)
        g_string_append_printf (text, "[%u]", step->index);
      else if (step->key != NULL && step->length > 0)
        {
          if (text->len > 0)
            g_string_append_c (text, '.');
          dag_json_append_key (text, step->key, step->length);
        }
    }
}

/**
 * dag_json_fail:
 * @self: a cursor
 * @fault: the reason
 * @format: what was expected, without the member's name
 * @...: for @format
 *
 * Keeps the first fault, named by where the cursor is.
 *
 * Returns: always %FALSE
 */
gboolean
dag_json_fail (DagJson    *self,
               DagFault    fault,
               const char *format,
               ...)
{
  g_autoptr (GString) text = NULL;
  va_list args;

  if (self->fault != NULL)
    return FALSE;
  text = g_string_new (NULL);
  append_path (text, self);
  if (text->len > 0)
    g_string_append (text, ": ");
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  if (fault == DAG_FAULT_PARSE)
    g_string_append_printf (text, " (byte %" G_GSIZE_FORMAT ")",
                            (gsize) (self->at - self->start));
  self->fault = g_error_new_literal (DAG_FAULT, (int) fault, text->str);
  return FALSE;
}

/**
 * dag_json_peek:
 * @self: a cursor before a value
 *
 * Returns: what kind of value begins here; nothing is consumed but space
 */
DagJsonType
dag_json_peek (DagJson *self)
{
  return dag_json_look (self);
}

static gboolean
fail_value (DagJson *self)
{
  return dag_json_fail (self, DAG_FAULT_PARSE,
                        self->at == self->end ? "the body ends too early"
                                              : "expected a value");
}

/**
 * dag_json_expect:
 * @self: a cursor before a value
 * @type: the kind that must follow
 * @what: its name
 *
 * Returns: whether it does; PARSE where there is no value at all
 */
gboolean
dag_json_expect (DagJson     *self,
                 DagJsonType  type,
                 const char  *what)
{
  DagJsonType found = dag_json_look (self);

  if (found == type)
    return TRUE;
  if (found == DAG_JSON_NOTHING)
    return fail_value (self);
  return dag_json_fail (self, self->depth == 0 ? DAG_FAULT_SHAPE : DAG_FAULT_FIELD,
                        "expected %s", what);
}

/**
 * dag_json_finish:
 * @self: a cursor behind the one value of a body
 *
 * Returns: whether nothing went wrong, and nothing but space follows
 */
gboolean
dag_json_finish (DagJson *self)
{
  if (self->fault != NULL)
    return FALSE;
  dag_json_skip_space (self);
  return self->at == self->end
         || dag_json_fail (self, DAG_FAULT_PARSE, "something follows the end");
}

/**
 * dag_json_go_down:
 * @self: a cursor at an opening bracket
 *
 * Returns: whether it may be entered
 */
gboolean
dag_json_go_down (DagJson *self)
{
  if (self->depth == DAG_JSON_MAX_DEPTH)
    return dag_json_fail (self, DAG_FAULT_DEPTH, "nested deeper than %d",
                          DAG_JSON_MAX_DEPTH);
  self->at++;
  self->depth++;
  return TRUE;
}

/**
 * dag_json_next_item:
 * @self: a cursor inside a list or object
 * @begun: whether an item was read already
 * @closing: the bracket that ends it
 *
 * Returns: 1: an item is next; 0: the end, not consumed; -1: a fault
 */
int
dag_json_next_item (DagJson *self,
                    gboolean begun,
                    char     closing)
{
  if (self->fault != NULL)
    return -1;
  dag_json_skip_space (self);
  if (*self->at == closing)
    return 0;
  if (!begun)
    return 1;
  if (*self->at != ',')
    {
      dag_json_fail (self, DAG_FAULT_PARSE,
                     self->at == self->end ? "the body ends too early" : "expected a comma");
      return -1;
    }
  self->at++;
  dag_json_skip_space (self);
  if (*self->at == closing)
    {
      dag_json_fail (self, DAG_FAULT_PARSE, "a comma too many");
      return -1;
    }
  return 1;
}

/**
 * dag_json_enter_array:
 * @self: a cursor before a value
 *
 * Returns: whether a list begins here
 */
gboolean
dag_json_enter_array (DagJson *self)
{
  if (!dag_json_expect (self, DAG_JSON_ARRAY, "a list") || !dag_json_go_down (self))
    return FALSE;
  self->path[self->depth].key = NULL;
  self->path[self->depth].index = G_MAXUINT;
  return TRUE;
}

/**
 * dag_json_next_element:
 * @self: a cursor inside a list
 * @max_elements: how many there may be
 *
 * Returns: whether another value is next; %FALSE at the end and on a fault
 */
gboolean
dag_json_next_element (DagJson *self,
                       guint    max_elements)
{
  DagJsonStep *step = &self->path[self->depth];
  int next = dag_json_next_item (self, step->index != G_MAXUINT, ']');

  if (next == 0)
    {
      self->at++;
      self->depth--;
    }
  if (next != 1)
    return FALSE;
  step->key = NULL;
  step->index++;
  return step->index < max_elements
         || dag_json_fail (self, DAG_FAULT_TOO_MANY, "more than %u items", max_elements);
}

/**
 * dag_json_get_index:
 * @self: a cursor inside a list
 *
 * Returns: the number of the element whose value is next, from 0
 */
guint
dag_json_get_index (DagJson *self)
{
  return self->path[self->depth].index;
}

/**
 * dag_json_read_string:
 * @self: a cursor before a value
 * @text: (out): its bytes; valid until the next string
 *
 * Returns: whether it is a string
 */
gboolean
dag_json_read_string (DagJson     *self,
                      DagJsonText *text)
{
  return dag_json_expect (self, DAG_JSON_STRING, "a string") && dag_json_scan_string (self, text);
}

/**
 * dag_json_read_word:
 * @self: a cursor before a value
 * @word: "true", "false" or "null"
 *
 * Returns: whether that word stands here
 */
gboolean
dag_json_read_word (DagJson    *self,
                    const char *word)
{
  gsize length = strlen (word);

  if (strncmp (self->at, word, length) != 0 || g_ascii_isalnum (self->at[length]))
    return fail_value (self);
  self->at += length;
  return TRUE;
}

static gboolean
skip_scalar (DagJson     *self,
             DagJsonType  type)
{
  DagJsonText text;
  DagJsonNumber number;

  switch (type)
    {
    case DAG_JSON_STRING:
      return dag_json_scan_string (self, &text);
    case DAG_JSON_NUMBER:
      return dag_json_read_number (self, &number);
    case DAG_JSON_BOOLEAN:
      return dag_json_read_word (self, *self->at == 't' ? "true" : "false");
    case DAG_JSON_NULL:
      return dag_json_read_word (self, "null");
    case DAG_JSON_NOTHING:
    case DAG_JSON_OBJECT:
    case DAG_JSON_ARRAY:
      break;
    }
  return fail_value (self);
}

/**
 * dag_json_skip:
 * @self: a cursor before a value
 *
 * Reads over one value of any kind and holds it against every rule of the format. Calls
 * itself, never deeper than the depth allowed.
 *
 * Returns: whether it is one
 */
gboolean
dag_json_skip (DagJson *self)
{
  DagJsonType type = dag_json_peek (self);
  DagJsonObject object;

  if (type == DAG_JSON_OBJECT)
    return dag_json_enter_object (self, &object, NULL, 0)
           && dag_json_next_member (self, &object) < 0 && self->fault == NULL;
  if (type != DAG_JSON_ARRAY)
    return skip_scalar (self, type);
  if (!dag_json_enter_array (self))
    return FALSE;
  while (dag_json_next_element (self, G_MAXUINT))
    if (!dag_json_skip (self))
      return FALSE;
  return self->fault == NULL;
}

/**
 * dag_json_check:
 * @bytes: a body; a NUL must stand at bytes[length]
 * @length: its bytes
 * @max_string: how long a string may be
 * @error: %DAG_FAULT_PARSE, DEPTH, DUPLICATE, TOO_LARGE or TOO_MANY
 *
 * Returns: whether it is one JSON value and nothing else, by every rule of ours
 */
gboolean
dag_json_check (const char  *bytes,
                gsize        length,
                gsize        max_string,
                GError     **error)
{
  g_auto (DagJson) self = { 0 };

  dag_json_init (&self, bytes, length);
  self.max_string = max_string;
  if (dag_json_skip (&self) && dag_json_finish (&self))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self.fault));
  return FALSE;
}
