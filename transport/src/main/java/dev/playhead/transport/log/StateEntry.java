package dev.playhead.transport.log;

/// What a re-run begins with.
public sealed interface StateEntry extends Entry permits Entry.Started, Entry.Keyframe {}
