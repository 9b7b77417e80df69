/// Lanes as a person arranges them: which are folded, pinned and higher, in which order they lie, and the column of
/// their
/// names. Nothing here knows what a lane shows.
@org.jspecify.annotations.NullMarked
package dev.playhead.ui.lane;
