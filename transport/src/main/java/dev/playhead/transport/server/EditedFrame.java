package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.credential.Redactor;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.KnownFields;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Check of a frame that somebody has edited at a breakpoint.
final class EditedFrame {
    private static final FrameCodec JSON = FrameCodec.of(Format.JSON);

    private EditedFrame() {}

    /// Returns the JSON of a frame that may go on in the place of one that is held.
    ///
    /// @throws IllegalArgumentException when it may not; the message says why
    static byte[] of(HeldFrame held, byte[] json) {
        ProtocolMessage frame;
        try {
            frame = JSON.decode(json);
        } catch (MalformedFrameException e) {
            throw new IllegalArgumentException("This is no frame of the protocol: " + e.getMessage(), e);
        }
        var misfit = KnownFields.misfit(frame);
        if (misfit != null) {
            throw new IllegalArgumentException("This is no frame of the protocol: " + KnownFields.problem(misfit));
        }
        same("action", held.frame().actionCode(), frame.actionCode());
        same("channel", held.frame().channel(), frame.channel());
        same("msgSerial", held.frame().msgSerial(), frame.msgSerial());
        // What comes from a client is recorded as everything from clients is.
        return JSON.encode(held.toClient() ? frame : Redactor.frame(frame));
    }

    // What others count by must stay: the place of the frame in its channel and among its publisher's.
    private static void same(String name, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            throw new IllegalArgumentException(
                    "The field " + name + " must stay " + before + "; it became " + now + ".");
        }
    }
}
