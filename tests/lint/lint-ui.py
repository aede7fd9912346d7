#!/usr/bin/python3
# lint-ui.py - the .ui files: well-formed, spoken, translated, listed
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import xml.etree.ElementTree as ElementTree

from tap import check, done, files, text

UI = files(".ui", below="ui")
BUTTONS = ("GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkLinkButton")
SPOKEN = ("label", "title", "subtitle", "description", "tooltip-text", "placeholder-text",
          "tooltip-markup")
CODE = "".join(text(path) for path in files(".c", below="src/widgets"))
broken = []
trees = {}
for path in UI + files(".xml", ".svg"):
    try:
        trees[path] = ElementTree.fromstring(text(path))
    except ElementTree.ParseError as error:
        broken.append("%s: %s" % (path, error))
check("every XML file is well-formed", broken)


def properties(element):
    return {(child.get("name") or "").replace("_", "-"): child
            for child in element if child.tag == "property"}


def named_in_code(identifier):
    """A button whose name changes with its state has it from C."""
    return re.search(r"update_property \(GTK_ACCESSIBLE \(self->%s\)" % identifier, CODE)


def unnamed_buttons():
    for name in UI:
        for element in trees[name].iter("object"):
            own = properties(element)
            if element.get("class") not in BUTTONS or "icon-name" not in own or "label" in own:
                continue
            spoken = [child for holder in element.findall("accessibility")
                      for child in holder.findall("property") if child.get("name") == "label"]
            bound = [child.get("name") for child in element.findall("binding")]
            what = "%s: %s" % (name, element.get("id") or own["icon-name"].text)
            if not spoken and not named_in_code(element.get("id")):
                yield what + " has no accessible label"
            if "tooltip-text" not in own and "tooltip-text" not in bound \
                    and not re.search(r"set_tooltip_text \((GTK_WIDGET \()?self->%s\b"
                                      % element.get("id"), CODE):
                yield what + " has no tooltip"


def unmarked_texts():
    for name in UI:
        for element in trees[name].iter("property"):
            words = element.text or ""
            if ((element.get("name") or "").replace("_", "-") in SPOKEN
                    and re.search(r"[^\W\d_]{2}", words) and words.strip() != "Dagstart"
                    and element.get("translatable") not in ("yes", "true")
                    and element.get("bind-source") is None):
                yield "%s: “%s” cannot be translated" % (name, words.strip()[:60])


def unlisted():
    listing = text("ui/dagstart.gresource.xml") + text("ui/icons/dag-icons.gresource.xml")
    for name in UI:
        if os.path.basename(name) not in listing:
            yield name
    for entry in re.findall(r"<file[^>]*>([^<]+)</file>", listing):
        if entry.endswith(".symbolic.png"):  # made from the drawing
            entry = "icons/" + os.path.basename(entry).replace(".symbolic.png", ".svg")
        if not os.path.exists(os.path.join(os.environ.get("DAG_SOURCE_ROOT", "."), "ui", entry)):
            yield "no file " + entry
    for icon in files(".svg", below="ui/icons"):
        name = os.path.basename(icon).replace(".svg", "")
        for there in ("icons/scalable/actions/%s.svg", "icons/16x16/actions/%s.symbolic.png"):
            if there % name not in listing:
                yield "not listed: " + there % name


def doubled_ids():
    for name in UI:
        seen = set()
        for element in trees[name].iter("object"):
            if element.get("id") in seen:
                yield "%s: two objects are called %s" % (name, element.get("id"))
            if element.get("id"):
                seen.add(element.get("id"))


def inline_factories():
    for name in UI:
        if "<![CDATA[" in text(name):
            yield name


if not broken:
    check("icon-only buttons have a tooltip and an accessible label", unnamed_buttons())
    check("every text can be translated", unmarked_texts())
    check("no id stands for two objects", doubled_ids())
check("every .ui file is in the resource", unlisted())
check("list items are files of their own", inline_factories())
done()
