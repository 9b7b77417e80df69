package dev.playhead.ui.control;

/// Mark of a control that takes arrow keys, Home and End for itself while it has the focus: the window moves nothing in
/// time by them then.
public interface ArrowKeys {}
