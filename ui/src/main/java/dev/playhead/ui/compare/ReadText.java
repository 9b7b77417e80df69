package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparedMessage;
import dev.playhead.transport.compare.MessagePair;
import dev.playhead.transport.compare.RunPair;
import dev.playhead.transport.compare.TextPlaces;
import dev.playhead.transport.insight.MessageVersions;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Texts of one message on both sides, read closely. Immutable.
///
/// @param run the run that the message belongs to, or the message itself
/// @param message the message; null for a run without any
/// @param places where the texts differ
/// @param a what the first source knows of it
/// @param b what the second source knows of it
record ReadText(ComparedPair pair, RunPair run, @Nullable MessagePair message, TextPlaces places, OfSide a, OfSide b) {
    /// Message as one source knows it.
    ///
    /// @param message it; null when it is not there
    /// @param versions all of its versions
    /// @param sameOn how many devices were sent its newest version; -1 when nobody can tell
    /// @param devices how many devices had attached
    record OfSide(@Nullable ComparedMessage message, MessageVersions versions, int sameOn, int devices) {
        private static final OfSide NOTHING = new OfSide(null, MessageVersions.NONE, -1, 0);

        /// Returns how many appends it had.
        int appends() {
            return (int) versions.all().stream()
                    .filter(version -> version.kind() == MessageVersions.Kind.APPEND)
                    .count();
        }
    }

    OfSide side(SideName side) {
        return side == SideName.A ? a : b;
    }

    /// Reads it. Not for the FX thread.
    ///
    /// @throws IOException when a recording cannot be read
    static ReadText of(ComparedPair pair, RunPair run, @Nullable MessagePair message) throws IOException {
        if (message == null) {
            return new ReadText(pair, run, null, new TextPlaces(List.of()), OfSide.NOTHING, OfSide.NOTHING);
        }
        var places = TextPlaces.of(CompareWords.text(message.a()), CompareWords.text(message.b()));
        return new ReadText(pair, run, message, places, side(pair.a(), message.a()), side(pair.b(), message.b()));
    }

    private static OfSide side(ComparedSource source, @Nullable ComparedMessage message) throws IOException {
        var channel = message == null ? null : source.channel(message.channel());
        if (message == null || channel == null) {
            return new OfSide(message, MessageVersions.NONE, -1, 0);
        }
        var session = source.session();
        var versions = session.versions(channel, message.serial());
        var arrivals = session.arrivals(channel, message.serial(), Long.MAX_VALUE, Long.MAX_VALUE);
        var rows = arrivals.rows().stream()
                .filter(row ->
                        source.timeline().participants().get(row.participant()).isDevice())
                .toList();
        if (arrivals.columns().isEmpty() || rows.isEmpty()) {
            return new OfSide(message, versions, -1, 0);
        }
        int same = (int)
                rows.stream().filter(row -> row.cells().getLast().isThere()).count();
        return new OfSide(message, versions, same, rows.size());
    }

    /// Returns the message that is worth reading first: one that differs, else the longest.
    static @Nullable MessagePair first(RunPair run) {
        return run.messages().stream()
                .filter(message -> message.state(Long.MAX_VALUE).isDifference())
                .findFirst()
                .or(() -> run.messages().stream().reduce((one, other) -> length(other) > length(one) ? other : one))
                .orElse(null);
    }

    private static int length(MessagePair message) {
        return Objects.requireNonNullElse(message.either().text(), "").length();
    }
}
