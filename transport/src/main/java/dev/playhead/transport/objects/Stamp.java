package dev.playhead.transport.objects;

/// The place of an operation in the order of all.
///
/// @param serial orders as text
/// @param atMs the ms of `serial`
/// @param site where the serial was given
public record Stamp(String serial, long atMs, String site) {}
