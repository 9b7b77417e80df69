package dev.playhead.transport.replay;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A recording that is served again from one moment on: what lies before it is the state a broker starts with, what
/// lies after it happens once more. Both are written into the new recording, so that it can be run again by itself.
/// For one thread.
public final class ReplaySource {
    private final LogReader recording;
    private final long fromNanos;
    private final long from;
    private final ReplayPart part;
    private final Map<Long, List<String>> issued = new HashMap<>();

    private ReplaySource(LogReader recording, long fromNanos, long from, ReplayPart part) {
        this.recording = recording;
        this.fromNanos = fromNanos;
        this.from = from;
        this.part = part;
    }

    /// Serves `recording` from `fromNanos` (ns since 1970) on.
    ///
    /// @throws IOException when the recording cannot be read or does not begin as one
    public static ReplaySource of(LogReader recording, long fromNanos) throws IOException {
        if (recording.size() == 0 || !(recording.read(0) instanceof Entry.Started)) {
            throw new IOException("The recording does not begin with its settings, so it cannot be served again.");
        }
        long from = new TimeMachine(recording).positionAfter(fromNanos);
        // What it began with belongs to the beginning, whatever the moment.
        var beginning = recording.keyframes().get(1L);
        from = Math.max(beginning == null ? 1 : beginning.getLast() + 1, from);
        while (from < recording.size() && recording.read(from) instanceof Entry.Earlier) {
            from++;
        }
        return new ReplaySource(recording, fromNanos, from, ReplayPart.ALL);
    }

    /// Returns this source up to a moment: nothing that is later happens again.
    ///
    /// @param toNanos ns since 1970; `Long.MAX_VALUE` for the end
    public ReplaySource until(long toNanos) {
        return new ReplaySource(recording, fromNanos, from, part.until(toNanos));
    }

    /// Returns this source with frames and requests of some channels only, and what belongs to none. The state that it
    /// begins with has all of them.
    ///
    /// @param channels which channels, by their names without qualifiers
    public ReplaySource ofChannels(Predicate<String> channels) {
        return new ReplaySource(recording, fromNanos, from, part.ofChannels(channels));
    }

    /// Returns this source without one participant, for a live client that takes its place. Reads the whole recording.
    ///
    /// @param keepsFaults whether the faults that hit the recorded one hit whoever takes its place
    /// @throws IOException when the recording cannot be read
    /// @throws IllegalArgumentException when nobody in it has this client ID
    public ReplaySource without(String clientId, boolean keepsFaults) throws IOException {
        var place = RecordedPlace.of(recording, clientId, from, keepsFaults);
        return new ReplaySource(recording, fromNanos, from, part.without(place));
    }

    /// Returns the place of the participant that is left out; null when nobody is.
    public @Nullable RecordedPlace place() {
        return part.place();
    }

    /// Returns the moment that it begins with, ns since 1970.
    public long fromNanos() {
        return fromNanos;
    }

    /// Returns the first moment of the recording, ns since 1970.
    ///
    /// @throws IOException when the recording cannot be read
    public long startNanos() throws IOException {
        return recording.read(0).atNanos();
    }

    /// Returns the file of the recording.
    public Path file() {
        return recording.file();
    }

    /// Returns the inputs that come before all others: those by which a participant that is left out goes.
    public List<InputEntry> beginning() {
        var place = part.place();
        return place == null ? List.of() : place.leaving(fromNanos);
    }

    /// Writes what happened before the moment into a new log and returns the broker as it was at that moment.
    ///
    /// @throws IOException when the recording cannot be read or the log cannot be written
    public Broker begin(LogWriter log) throws IOException {
        RecordedPrefix.copy(recording, from, log);
        log.flush();
        var copied = log.reader();
        var broker = CoreReplayer.begin(copied);
        for (long position = 0; position < copied.size(); position++) {
            CoreReplayer.apply(copied, copied.read(position), broker);
        }
        return broker;
    }

    /// The first step at or after `position`; empty at the end. Start with [#first].
    ///
    /// @throws IOException when the recording cannot be read
    public Optional<Step> next(long position) throws IOException {
        for (long at = position; at < recording.size(); at++) {
            var entry = recording.read(at);
            if (entry.atNanos() > part.toNanos()) {
                return Optional.empty();
            }
            var serials = entry instanceof EffectEntry ? IssuedSerials.of(entry) : List.<String>of();
            if (!serials.isEmpty() && entry instanceof EffectEntry answer) {
                issued.put(answer.cause(), serials);
            }
            if (entry instanceof Entry.Note note) {
                return Optional.of(new Step.Bookmark(at, atNanos(entry), note.text()));
            }
            if (entry instanceof InputEntry input && happensAgain(input)) {
                var place = part.place();
                if (place == null || !place.has(input)) {
                    if (part.has(input)) {
                        return Optional.of(new Step.Happens(at, atNanos(entry), input));
                    }
                } else if (place.turnAt(at) != null) {
                    return Optional.of(new Step.Turn(at, atNanos(entry), Objects.requireNonNull(place.turnAt(at))));
                }
            }
        }
        return Optional.empty();
    }

    /// Returns the serials that the publish at a position was given, in order; none for what is no publish. Known when
    /// the step after it has been asked for, and once.
    public List<String> issued(long position) {
        var serials = issued.remove(position);
        return serials == null ? List.of() : serials;
    }

    private long atNanos(Entry entry) {
        return Math.max(fromNanos, entry.atNanos());
    }

    /// The names that the recording has given away, before the moment and after it. Looks through all of it.
    ///
    /// @throws IOException when the recording cannot be read
    public RecordedNames names() throws IOException {
        return RecordedNames.of(recording);
    }

    /// Returns the position of the first entry that happens again.
    public long first() {
        return from;
    }

    // Live clients need their signs of life at the true pace, and the end of the recorded broker is not ours.
    private static boolean happensAgain(InputEntry input) {
        return switch (input) {
            case Entry.Stopping e -> false;
            case Entry.TimerFired e -> e.timer().purpose() != TimerId.Purpose.HEARTBEAT;
            case Entry.Opened e -> true;
            case Entry.FrameIn e -> true;
            case Entry.Reauthenticated e -> true;
            case Entry.Closed e -> true;
            case Entry.RestIn e -> true;
            case Entry.RuleSet e -> true;
            case Entry.RuleCleared e -> true;
            case Entry.HeldSettled e -> true;
            case Entry.LimitsSet e -> true;
        };
    }

    /// Something that comes after the moment.
    public sealed interface Step {
        /// Place in the recording.
        long position();

        /// Returns when it was, ns since 1970.
        long atNanos();

        /// An input that happens again.
        record Happens(long position, long atNanos, InputEntry entry) implements Step {}

        /// An act of the participant that is left out: somebody else is to do it.
        record Turn(long position, long atNanos, RecordedTurn turn) implements Step {}

        /// A remark that stands in the recording.
        record Bookmark(long position, long atNanos, String text) implements Step {}
    }
}
