/// Commands of the window: one list for the keys, the list of keys and the palette.
@org.jspecify.annotations.NullMarked
package dev.playhead.ui.command;
