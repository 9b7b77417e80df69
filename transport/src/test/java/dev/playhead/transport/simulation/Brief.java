package dev.playhead.transport.simulation;

import dev.playhead.transport.core.Input;
import dev.playhead.transport.protocol.ProtocolMessage;

/// Frames and inputs in a line each, for the story of a failure.
final class Brief {
    private Brief() {}

    static String of(ProtocolMessage frame) {
        var text = new StringBuilder(String.valueOf(frame.action()));
        text.append(frame.channel() == null ? "" : " " + frame.channel());
        text.append(frame.channelSerial() == null ? "" : " @" + frame.channelSerial());
        text.append(frame.msgSerial() == null ? "" : " #" + frame.msgSerial());
        text.append(frame.flags() == null ? "" : " flags " + Integer.toHexString(frame.flags()));
        text.append(frame.error() == null ? "" : " " + frame.error());
        if (frame.messages() != null) {
            frame.messages()
                    .forEach(m -> text.append(" [")
                            .append(m.action())
                            .append(' ')
                            .append(m.serial())
                            .append(" \"")
                            .append(Truth.text(m))
                            .append("\"]"));
        }
        if (frame.presence() != null) {
            frame.presence()
                    .forEach(p -> text.append(" [")
                            .append(p.action())
                            .append(' ')
                            .append(p.id())
                            .append(' ')
                            .append(p.clientId())
                            .append(' ')
                            .append(p.timestamp())
                            .append(' ')
                            .append(p.data())
                            .append(']'));
        }
        return text.toString();
    }

    static String of(Input input) {
        return input instanceof Input.Received(var at, var from, var frame, var size)
                ? from + " " + of(frame)
                : input.toString();
    }
}
