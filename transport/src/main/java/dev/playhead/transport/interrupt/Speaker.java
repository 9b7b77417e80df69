package dev.playhead.transport.interrupt;

import java.util.function.Supplier;

/// Participant who speaks, and its words.
///
/// @param clientId the name under which it is published
/// @param ids gives a new id each time, for messages and events
/// @param words for channels without AI Transport
public record Speaker(String clientId, Supplier<String> ids, PlainWords words) {}
