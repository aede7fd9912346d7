/* dag-column.h - what a column of a live table shows, described as data
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pieces of a break, before the text. */
typedef struct
{
  guint8 owed; /* a ring each */
  guint8 full; /* had without interruption: so many of them are filled */
  guint8 cut;  /* cut short: so many of the others have a bar */
} DagCellRings;

/* What one cell shows. A formatter fills it; a cell compares it with what it drew last. */
typedef struct
{
  const char *icon_name; /* a symbolic icon before the text (nullable) */
  char *text;            /* (nullable) */
  char *detail;          /* after the text, in a lighter tone (nullable) */
  char *spoken;          /* for a screen reader where it differs from both (nullable) */
  gboolean dim;          /* old, or of something that vanished */
  DagCellRings rings;
  float *points;         /* a small trend, NaN for a gap (nullable) */
  guint n_points;
} DagCellContent;

typedef enum
{
  DAG_COLUMN_PLAIN = 0,
  DAG_COLUMN_NUMBER = 1 << 0,     /* right-aligned, tabular figures */
  DAG_COLUMN_OPTIONAL = 1 << 1,   /* not shown until it is chosen */
  DAG_COLUMN_TICKING = 1 << 3,    /* its text changes with the clock */
  DAG_COLUMN_HIGH_FIRST = 1 << 4, /* the first press sorts from high to low */
  DAG_COLUMN_EXPAND = 1 << 5,     /* takes what is left of the width */
  DAG_COLUMN_KEPT_IN = 1 << 6,    /* the pace of one person: never part of an export */
} DagColumnFlags;

/* What a number means in an export, where the text of the screen would be misread. */
typedef enum
{
  DAG_COLUMN_UNIT_NONE,
  DAG_COLUMN_UNIT_SECONDS,
  DAG_COLUMN_UNIT_SHARE, /* exported as a percentage */
} DagColumnUnit;

/**
 * DagColumnCaveat:
 * @title: of a column of its own in an export, to be translated
 * @dup_text: what stands there for one record; %NULL: nothing
 *
 * What the screen says of a figure with a sign or a tooltip, and a bare number does not: a
 * file tells it in a column beside the figure, so that the figure stays a number.
 */
typedef struct
{
  const char *title;
  char *(*dup_text) (gconstpointer record,
                     gpointer      context);
} DagColumnCaveat;

/**
 * DagColumn:
 * @id: a word for settings and actions
 * @title: of the header, to be translated
 * @tooltip: what the figure means, with its formula, to be translated
 * @rank: 0 stays in a narrow window; the higher, the sooner it gives way where there is
 *   not room for all
 * @chars: how wide, in digits of the table's font
 * @format: fills the content for one record
 * @explain: (nullable): why this one is as it is, for the tooltip
 * @get_key: (nullable): what to sort by, NaN for "not known" (sorted last both ways)
 * @compare: (nullable): for what no number can order; one of the two makes it sortable
 * @get_text: (nullable): where @compare compares names: the name, to sort faster
 * @get_value: (nullable): the figure for an export, below zero or NaN where it is not
 *   known; without it the cell's text is exported
 * @unit: of @get_value
 * @short_title: (nullable): of the header in a narrow window, to be translated
 * @caveat: (nullable): what an export says of the figure besides; of several columns with
 *   the same one, the first has it beside it
 *
 * @context is the page that owns the table.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *tooltip;
  DagColumnFlags flags;
  guint rank;
  guint chars;
  void (*format) (DagCellContent *content,
                  gconstpointer   record,
                  gpointer        context);
  char *(*explain) (gconstpointer record,
                    gpointer      context);
  double (*get_key) (gconstpointer record,
                     gpointer      context);
  int (*compare) (gconstpointer a,
                  gconstpointer b,
                  gpointer      context);
  const char *(*get_text) (gconstpointer record);
  double (*get_value) (gconstpointer record,
                       gpointer      context);
  DagColumnUnit unit;
  const char *short_title;
  const DagColumnCaveat *caveat;
} DagColumn;

G_END_DECLS
