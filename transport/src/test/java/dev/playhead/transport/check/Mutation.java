package dev.playhead.transport.check;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A log that is changed as if a broker with a defect had recorded it.
final class Mutation {
    private final List<Entry> entries;

    Mutation(List<Entry> entries) {
        this.entries = new ArrayList<>(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    static ProtocolMessage frame(Entry entry) {
        return EntryDecoder.decode(entry) instanceof Decoded.Frame(var frame)
                ? frame
                : ProtocolMessage.builder(0).build();
    }

    /// Index of the `nth` frame, from 0, that goes out and is as wanted; from the end for -1.
    int out(int nth, BiPredicate<Entry.FrameOut, ProtocolMessage> wanted) {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Entry.FrameOut out && wanted.test(out, frame(out))) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            throw new AssertionError("The session has no such frame.");
        }
        return nth < 0 ? found.getLast() : found.get(nth);
    }

    void remove(int index) {
        entries.remove(index);
    }

    /// It comes once more, right after itself.
    void twice(int index) {
        entries.add(index + 1, entries.get(index));
    }

    void swap(int one, int other) {
        var first = entries.get(one);
        entries.set(one, entries.get(other));
        entries.set(other, first);
    }

    /// It does not go to one of those that it went to.
    void without(int index, TransportId transport) {
        var out = (Entry.FrameOut) entries.get(index);
        var to = new ArrayList<>(out.to());
        if (!to.remove(transport)) {
            throw new AssertionError("It did not go to " + transport + " but to " + out.to());
        }
        entries.set(
                index,
                new Entry.FrameOut(
                        out.position(), out.atNanos(), out.cause(), to, out.channel(), out.format(), out.payload()));
    }

    void change(int index, Consumer<ProtocolMessage.Builder> change) {
        var out = (Entry.FrameOut) entries.get(index);
        var frame = frame(out).toBuilder();
        change.accept(frame);
        entries.set(index, with(out, frame.build()));
    }

    void changeMessages(int index, UnaryOperator<Message> change) {
        var messages = frame(entries.get(index)).messages();
        change(
                index,
                frame -> frame.messages(
                        messages == null ? null : messages.stream().map(change).toList()));
    }

    private static Entry.FrameOut with(Entry.FrameOut out, ProtocolMessage frame) {
        return new Entry.FrameOut(
                out.position(),
                out.atNanos(),
                out.cause(),
                out.to(),
                frame.channel(),
                Format.JSON,
                FrameCodec.of(Format.JSON).encode(frame));
    }
}
