/* dag-ami-reader.c - the text blocks of Asterisk's manager interface, read strictly
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ami-reader.h"

#include "dag-fault.h"
#include "dag-plain-text.h"
#include "dag-value.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *value;
} Field;

typedef struct
{
  guint first; /* its first field */
  guint n_fields;
} Block;

struct _DagAmiText
{
  char *bytes; /* cut into strings in place */
  GArray *fields;
  GArray *blocks;
};

/* Thirteen fields are looked for among fifteen, ten thousand times: most names differ in
 * their first letter or the second. */
static inline gboolean
is_named (const Field *field,
          const char  *name)
{
  return ((field->name[0] ^ name[0]) & 0x5f) == 0
         && ((field->name[1] ^ name[1]) & 0x5f) == 0
         && g_ascii_strcasecmp (field->name, name) == 0;
}

static const Field *
get_fields (DagAmiBlock  block,
            guint       *n_fields)
{
  const Block *found = &g_array_index (block.text->blocks, Block, block.index);

  *n_fields = found->n_fields;
  return &g_array_index (block.text->fields, Field, found->first);
}

/* Ends the block that is being read, if it holds anything. */
static gboolean
close_block (DagAmiText  *self,
             Block       *open,
             GError     **error)
{
  if (open->n_fields > 0)
    {
      if (self->blocks->len >= DAG_AMI_MAX_BLOCKS)
        {
          g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_MANY, "more than %d blocks",
                       DAG_AMI_MAX_BLOCKS);
          return FALSE;
        }
      g_array_append_val (self->blocks, *open);
    }
  open->first = self->fields->len;
  open->n_fields = 0;
  return TRUE;
}

/* Cuts one line in two. @line is a string by now, without its line end. */
static gboolean
add_field (DagAmiText  *self,
           Block       *open,
           char        *line,
           guint        number,
           GError     **error)
{
  char *colon = strchr (line, ':');
  Field field;

  if (colon == NULL || colon == line)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_PARSE, "line %u: not a “Name: value”",
                   number);
      return FALSE;
    }
  if (open->n_fields >= DAG_AMI_MAX_FIELDS)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_MANY, "line %u: more than %d fields",
                   number, DAG_AMI_MAX_FIELDS);
      return FALSE;
    }
  *colon = '\0';
  for (const char *c = line; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) && *c != ' ')
      {
        g_set_error (error, DAG_FAULT, DAG_FAULT_PARSE,
                     "line %u: a name with odd characters", number);
        return FALSE;
      }
  field.name = line;
  field.value = colon[1] == ' ' ? colon + 2 : colon + 1;
  g_array_append_val (self->fields, field);
  open->n_fields++;
  return TRUE;
}

static gboolean
read_lines (DagAmiText  *self,
            gsize        length,
            GError     **error)
{
  Block open = { 0, 0 };
  guint number = 0;
  char *line = self->bytes;
  char *const end = self->bytes + length;

  while (line < end)
    {
      char *newline = memchr (line, '\n', (gsize) (end - line));
      char *next = newline != NULL ? newline + 1 : end;
      char *stop = newline != NULL ? newline : end;

      number++;
      if (stop - line > DAG_AMI_MAX_LINE)
        {
          g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE, "line %u: too long",
                       number);
          return FALSE;
        }
      if (stop > line && stop[-1] == '\r')
        stop--;
      *stop = '\0';
      if (!(stop == line ? close_block (self, &open, error)
                         : add_field (self, &open, line, number, error)))
        return FALSE;
      line = next;
    }
  return close_block (self, &open, error);
}

/**
 * dag_ami_text_parse:
 * @bytes: an answer, lines ending with CR LF or LF
 * @length: how many bytes
 * @error: %DAG_FAULT_TOO_LARGE, %DAG_FAULT_TOO_MANY or %DAG_FAULT_PARSE
 *
 * Returns: (transfer full) (nullable): its blocks; none for an empty answer
 */
DagAmiText *
dag_ami_text_parse (const char  *bytes,
                    gsize        length,
                    GError     **error)
{
  g_autoptr (DagAmiText) self = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length > DAG_AMI_MAX_BYTES)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE, "more than %d bytes",
                   DAG_AMI_MAX_BYTES);
      return NULL;
    }
  if (length > 0 && memchr (bytes, '\0', length) != NULL)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_PARSE, "a NUL byte in the answer");
      return NULL;
    }
  self = g_new0 (DagAmiText, 1);
  self->bytes = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->bytes, bytes, length);
  self->bytes[length] = '\0';
  self->fields = g_array_sized_new (FALSE, FALSE, sizeof (Field), (guint) (length / 16));
  self->blocks = g_array_sized_new (FALSE, FALSE, sizeof (Block), (guint) (length / 256));
  if (!read_lines (self, length, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
dag_ami_text_free (DagAmiText *self)
{
  if (self == NULL)
    return;
  g_free (self->bytes);
  g_array_unref (self->fields);
  g_array_unref (self->blocks);
  g_free (self);
}

guint
dag_ami_text_get_n_blocks (const DagAmiText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

DagAmiBlock
dag_ami_text_get_block (const DagAmiText *self,
                        guint             index)
{
  DagAmiBlock block = { self, index };

  g_assert (self != NULL && index < self->blocks->len);

  return block;
}

/* What Asterisk says in words becomes one of our reasons. The text is the server's: it is
 * made printable and cut, since it may end up in a log. */
static void
set_refusal (GError     **error,
             const char  *message)
{
  static const struct
  {
    const char *words;
    DagFault fault;
  } refusals[] = {
    { "authentication", DAG_FAULT_AUTH },
    { "permission denied", DAG_FAULT_FORBIDDEN },
    { "not permitted", DAG_FAULT_FORBIDDEN },
  };
  g_autofree char *said = dag_plain_text_clean (message != NULL ? message : "", -1);
  g_autofree char *lower = g_ascii_strdown (said, -1);
  DagFault fault = DAG_FAULT_API_ERROR;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strstr (lower, refusals[i].words) != NULL)
      fault = refusals[i].fault;
  g_set_error (error, DAG_FAULT, fault, "Asterisk says: %s",
               *said != '\0' ? said : "error, without a word why");
}

/**
 * dag_ami_text_check:
 * @self: an answer
 * @error: %DAG_FAULT_AUTH, %DAG_FAULT_FORBIDDEN, %DAG_FAULT_API_ERROR, or
 *   %DAG_FAULT_SHAPE where it is no answer of Asterisk at all
 *
 * Every error of the manager interface is an HTTP 200: the first block decides.
 *
 * Returns: whether it says Success
 */
gboolean
dag_ami_text_check (const DagAmiText  *self,
                    GError           **error)
{
  const char *response = NULL;
  DagAmiBlock first;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->blocks->len > 0)
    {
      first = dag_ami_text_get_block (self, 0);
      response = dag_ami_block_peek (first, "Response");
    }
  if (response == NULL)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_SHAPE,
                           "the answer does not begin with “Response:”");
      return FALSE;
    }
  if (g_ascii_strcasecmp (response, "Success") == 0)
    return TRUE;
  set_refusal (error, dag_ami_block_peek (first, "Message"));
  return FALSE;
}

/* Other events may stand between the items (Debian's build sends TestEvents). */
static gboolean
is_list_item (DagAmiBlock block)
{
  const char *event = dag_ami_block_peek (block, "Event");

  return event != NULL && g_ascii_strncasecmp (event, "Queue", 5) == 0;
}

/**
 * dag_ami_text_check_list:
 * @self: an answer that must be a whole list
 * @complete: the event that ends it, "QueueStatusComplete"
 * @error: as dag_ami_text_check(), and %DAG_FAULT_TRUNCATED
 *
 * Without its end, or with another number of items than the end says, the list broke off.
 *
 * Returns: whether the list is whole
 */
gboolean
dag_ami_text_check_list (const DagAmiText  *self,
                         const char        *complete,
                         GError           **error)
{
  guint last;
  int64_t found = 0;
  int64_t items = DAG_COUNT_ABSENT;

  g_return_val_if_fail (self != NULL && complete != NULL, FALSE);

  if (!dag_ami_text_check (self, error))
    return FALSE;
  for (last = self->blocks->len - 1; last > 0; last--)
    if (dag_ami_block_is_event (dag_ami_text_get_block (self, last), complete))
      break;
  if (last == 0)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_TRUNCATED, "the list ends without %s",
                   complete);
      return FALSE;
    }
  if (!dag_ami_block_read_count (dag_ami_text_get_block (self, last), "ListItems", FALSE,
                                 &items, error))
    return FALSE;
  for (guint i = 1; i < last; i++)
    if (is_list_item (dag_ami_text_get_block (self, i)))
      found++;
  if (dag_count_is_known (items) && items != found)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_TRUNCATED,
                   "%" G_GINT64_FORMAT " items in a list of %" G_GINT64_FORMAT, found,
                   items);
      return FALSE;
    }
  return TRUE;
}

/**
 * dag_ami_block_peek:
 * @block: a block
 * @name: a field, in any case
 *
 * Returns: (transfer none) (nullable): its raw value, not checked at all
 */
const char *
dag_ami_block_peek (DagAmiBlock  block,
                    const char  *name)
{
  guint n_fields;
  const Field *fields = get_fields (block, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (is_named (&fields[i], name))
      return fields[i].value;
  return NULL;
}

gboolean
dag_ami_block_is_event (DagAmiBlock  block,
                        const char  *event)
{
  const char *value = dag_ami_block_peek (block, "Event");

  return value != NULL && g_ascii_strcasecmp (value, event) == 0;
}

static void
set_field_error (GError      **error,
                 DagFault      fault,
                 DagAmiBlock   block,
                 const char   *name,
                 const char   *what)
{
  const char *event = dag_ami_block_peek (block, "Event");
  g_autofree char *shown = dag_plain_text_clean (event != NULL ? event : "Response", -1);

  g_set_error (error, DAG_FAULT, fault, "%s[%u].%s: %s", shown, block.index, name, what);
}

/* The value of a field that may stand there once only: two different ones mean that
 * somebody smuggled a line in. */
static gboolean
find_once (DagAmiBlock   block,
           const char   *name,
           gboolean      required,
           const char  **value,
           GError      **error)
{
  guint n_fields;
  const Field *fields = get_fields (block, &n_fields);

  *value = NULL;
  for (guint i = 0; i < n_fields; i++)
    {
      if (!is_named (&fields[i], name))
        continue;
      if (*value != NULL && strcmp (*value, fields[i].value) != 0)
        {
          set_field_error (error, DAG_FAULT_DUPLICATE, block, name, "given twice");
          return FALSE;
        }
      *value = fields[i].value;
    }
  if (*value == NULL && required)
    {
      set_field_error (error, DAG_FAULT_FIELD, block, name, "missing");
      return FALSE;
    }
  return TRUE;
}

/**
 * dag_ami_block_read_text:
 * @block: a block
 * @name: a field
 * @required: whether it must be there and not be empty
 * @value: (out) (transfer none) (nullable): its text, %NULL where it is missing
 * @error: %DAG_FAULT_FIELD or %DAG_FAULT_DUPLICATE, naming the field
 *
 * Returns: whether the field is as it must be
 */
gboolean
dag_ami_block_read_text (DagAmiBlock   block,
                         const char   *name,
                         gboolean      required,
                         const char  **value,
                         GError      **error)
{
  const char *wrong = NULL;

  if (!find_once (block, name, required, value, error))
    return FALSE;
  if (*value == NULL)
    return TRUE;
  if (required && **value == '\0')
    wrong = "empty";
  else if (strlen (*value) > DAG_AMI_MAX_TEXT)
    wrong = "too long";
  else if (!g_utf8_validate (*value, -1, NULL))
    wrong = "not UTF-8";
  if (wrong == NULL)
    return TRUE;
  set_field_error (error, DAG_FAULT_FIELD, block, name, wrong);
  return FALSE;
}

/**
 * dag_ami_block_read_count:
 * @block: a block
 * @name: a field
 * @required: whether it must be there
 * @value: (out): a whole number ≥ 0; %DAG_COUNT_ABSENT where it is missing or empty
 * @error: %DAG_FAULT_FIELD or %DAG_FAULT_DUPLICATE, naming the field
 *
 * Returns: whether the field is as it must be
 */
gboolean
dag_ami_block_read_count (DagAmiBlock   block,
                          const char   *name,
                          gboolean      required,
                          int64_t      *value,
                          GError      **error)
{
  const char *text;
  guint64 number;

  *value = DAG_COUNT_ABSENT;
  if (!find_once (block, name, required, &text, error))
    return FALSE;
  if (text == NULL || (*text == '\0' && !required))
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, DAG_AMI_MAX_NUMBER, &number, NULL))
    {
      set_field_error (error, DAG_FAULT_FIELD, block, name,
                       "expected a whole number ≥ 0");
      return FALSE;
    }
  *value = (int64_t) number;
  return TRUE;
}
