#!/usr/bin/python3
# lint-deprecated.py - nothing that a newer GTK or libadwaita has deprecated
# SPDX-License-Identifier: GPL-3.0-or-later
"""The build pins the floor's API, which also hides deprecations: this list is the guard."""
import re

from tap import check, done, files, matches

GTK_TYPES = """Dialog MessageDialog InfoBar FileChooser FileChooserDialog FileChooserNative
FileChooserWidget FileChooserButton ComboBox ComboBoxText EntryCompletion TreeView TreeModel
TreeModelFilter TreeModelSort TreeSelection TreeViewColumn ListStore TreeStore CellArea
CellLayout CellRenderer CellRendererText CellRendererPixbuf CellRendererToggle CellView IconView
Statusbar Assistant AppChooser AppChooserButton AppChooserDialog AppChooserWidget ColorButton
ColorChooser ColorChooserDialog ColorChooserWidget FontButton FontChooser FontChooserDialog
FontChooserWidget LockButton VolumeButton StyleContext ShortcutsWindow ShortcutsSection
ShortcutsGroup ShortcutsShortcut ShortcutLabel""".split()
ADW_TYPES = """Leaflet LeafletPage Flap Squeezer SqueezerPage ViewSwitcherTitle MessageDialog
AboutWindow PreferencesWindow EnumListModel EnumListItem""".split()
CALLS = r"""gtk_widget_show|gtk_widget_hide|gtk_widget_get_allocat\w+|
gtk_widget_translate_coordinates|gtk_widget_get_style_context|gtk_show_uri\w*|
gtk_css_provider_load_from_data|gtk_css_provider_load_named|gtk_window_present_with_time|
gtk_image_set_from_pixbuf|gtk_image_new_from_pixbuf|gtk_picture_set_pixbuf|
gtk_picture_new_for_pixbuf|gtk_calendar_select_day|gtk_application_window_[gs]et_help_overlay|
GTK_ALIGN_BASELINE|gtk_toggle_button_toggled|adw_(?:action|expander)_row_[gs]et_icon_name|
gtk_picture_[gs]et_keep_aspect_ratio|G_APPLICATION_FLAGS_NONE""".replace("\n", "")


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def types_pattern(prefix, names):
    words = [prefix + name for name in names]
    calls = ["%s_%s_" % (prefix.lower(), snake(name)) for name in names]
    return (r"\b(?:%s)\b|\b(?:%s)(?:new|get|set|add|append|insert|remove|lookup|response)"
            % ("|".join(words), "|".join(calls)))


SOURCES = [path for path in files(".c", ".h", below="src")
           if not path.startswith("src/compat/")]
UI = files(".ui", below="ui")
CSS = files(".css", below="ui")
TYPES = types_pattern("Gtk", GTK_TYPES) + "|" + types_pattern("Adw", ADW_TYPES)

check("no deprecated type in C", matches(SOURCES, TYPES))
check("no deprecated call in C", matches(SOURCES, r"\b(?:%s)\b" % CALLS))
check("no deprecated type in the .ui files", matches(
    UI, r'"(?:Gtk(?:%s)|Adw(?:%s))"' % ("|".join(GTK_TYPES), "|".join(ADW_TYPES))))
check("no deprecated property", matches(
    SOURCES + UI, r"\bregister-session\b|gtk-application-prefer-dark-theme|keep-aspect-ratio",
    comments=True))
check("no colour, media query or variable in the style sheet", matches(
    CSS, r"@media|var\(|@define-color|style-dark|style-hc|\bdim-label\b|@\w+_color"))
check("no style sheet by colour scheme", [
    path for path in files() if path.endswith(("style-dark.css", "style-hc.css",
                                               "style-hc-dark.css"))])
check("no dim-label in the .ui files", matches(UI, r"\bdim-label\b"))
done()
