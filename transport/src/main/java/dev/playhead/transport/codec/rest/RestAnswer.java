package dev.playhead.transport.codec.rest;

import dev.playhead.transport.protocol.Format;
import java.util.Map;

/// An HTTP response, ready to be sent. Do not modify the array.
@SuppressWarnings("ArrayRecordComponent")
public record RestAnswer(int status, Map<String, String> headers, Format format, byte[] body) {}
