package dev.playhead.transport.log;

/// Entry that a re-run begins with.
public sealed interface StateEntry extends Entry permits Entry.Started, Entry.Keyframe {}
