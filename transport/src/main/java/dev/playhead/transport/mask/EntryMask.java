package dev.playhead.transport.mask;

import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.RecordedPayload;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.regex.Pattern;

/// Entries without what users said: at the same position and time, with the same cause.
final class EntryMask {
    private static final Pattern COMPACT_OBJECTS = Pattern.compile("/channels/[^/?]+/object(?!.*compact=false).*");

    private final LogReader recording;

    /// @param recording whose entries they are
    EntryMask(LogReader recording) {
        this.recording = recording;
    }

    Entry of(Entry entry) {
        return switch (entry) {
            case Entry.FrameIn e ->
                new Entry.FrameIn(
                        e.position(), e.atNanos(), e.transport(), e.channel(), e.format(), payload(e), e.problem());
            case Entry.FrameOut e ->
                new Entry.FrameOut(e.position(), e.atNanos(), e.cause(), e.to(), e.channel(), e.format(), payload(e));
            case Entry.FrameUndelivered e ->
                new Entry.FrameUndelivered(
                        e.position(), e.atNanos(), e.cause(), e.from(), e.channel(), e.format(), payload(e), e.rule());
            case Entry.FrameHeld e -> new Entry.FrameHeld(e.position(), e.atNanos(), e.cause(), e.hold(), payload(e));
            case Entry.HeldSettled e ->
                new Entry.HeldSettled(e.position(), e.atNanos(), e.held(), e.dropped(), payload(e));
            case Entry.RestIn e ->
                new Entry.RestIn(
                        e.position(),
                        e.atNanos(),
                        e.request(),
                        e.identity(),
                        e.refusal(),
                        e.method(),
                        e.target(),
                        e.headers(),
                        payload(e));
            case Entry.RestOut e ->
                new Entry.RestOut(e.position(), e.atNanos(), e.cause(), e.request(), e.status(), e.format(), answer(e));
            case Entry.Keyframe e ->
                new Entry.Keyframe(
                        e.position(), e.atNanos(), e.of(), e.page(), e.last(), PayloadMask.ofImage(e.image()));
            case Entry.Earlier e -> new Entry.Earlier(e.position(), e.atNanos(), of(e.entry()));
            case Entry.Foreign e ->
                new Entry.Foreign(e.position(), e.atNanos(), e.topic(), PayloadMask.of(Format.JSON, e.payload()));
            case StateEntry _, ControlEntry _, Observation _ -> entry; // nobody's words are in there
        };
    }

    // The values of objects are fields of such an answer, by the names that users gave them.
    private byte[] answer(Entry.RestOut answer) {
        return isOfValues(answer)
                ? PayloadMask.whole(answer.format(), answer.body())
                : PayloadMask.of(answer.format(), answer.body());
    }

    private boolean isOfValues(Entry.RestOut answer) {
        try {
            return answer.cause() < 0
                    || answer.cause() >= recording.size()
                    || !(recording.readForShow(answer.cause()) instanceof Entry.RestIn request)
                    || (request.method().equals("GET")
                            && COMPACT_OBJECTS.matcher(request.target()).matches());
        } catch (IOException unreadable) {
            return true; // nobody knows what it answers
        }
    }

    private static byte[] payload(Entry entry) {
        var payload = RecordedPayload.of(entry);
        return PayloadMask.of(payload.format(), payload.bytes());
    }
}
