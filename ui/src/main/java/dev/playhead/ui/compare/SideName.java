package dev.playhead.ui.compare;

/// Name of one of the two things that are compared.
enum SideName {
    A,
    B
}
