# po.sh: the list of translated files, the template, the translations.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# list_translated: every file with a string for a person, sorted.
list_translated () {
  {
    grep -rlE '\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)[[:space:]]*\(' src --include='*.c'
    grep -rlE 'translatable="(yes|true)"' ui --include='*.ui'
    find data -name '*.desktop.in.in' -o -name '*.metainfo.xml.in.in'
  } | LC_ALL=C sort -u
}

dev_po () {
  need BUILD
  {
    echo '# SPDX-License-Identifier: GPL-3.0-or-later'
    list_translated
  } >po/POTFILES.in
  configure _build gcc
  say "collecting the strings"
  ninja -C _build dagstart-pot >_build/pot.log 2>&1 || { tail _build/pot.log >&2; die "xgettext failed"; }
  for file in po/*.po; do
    msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-location --sort-by-file \
      "$file" po/dagstart.pot
    printf '%s: ' "$file"
    msgfmt --check --check-accelerators=_ --statistics -o /dev/null "$file"
  done
}
