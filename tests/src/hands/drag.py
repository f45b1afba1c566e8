"""A small window from which files can be dragged, as from a file manager.

Usage: drag.py X Y FILE...   (one or more files or folders)
Says on its output: ready, begin, end; one word a line.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


def main():
    left, top, files = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    # filename_to_uri escapes; with bare names the receiver gets no file at all.
    uris = [GLib.filename_to_uri(name, None) for name in files]

    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(120, 120)
    window.move(left, top)
    window.add(Gtk.Label(label="\n".join(name.rsplit("/", 1)[-1] for name in files[:4])))

    window.add_events(Gdk.EventMask.BUTTON_PRESS_MASK | Gdk.EventMask.POINTER_MOTION_MASK)
    window.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    window.drag_source_add_uri_targets()
    window.connect("drag-data-get", lambda w, context, data, info, time: data.set_uris(uris))
    window.connect("drag-begin", lambda *_: say("begin"))
    window.connect("drag-failed", lambda *_: True)  # no flying back: the drag is over at once
    window.connect("drag-end", lambda *_: say("end"))
    # Mapped by the server: from now on it gets the mouse.
    window.connect("map-event", lambda *_: say("ready"))
    window.show_all()
    Gtk.main()


main()
