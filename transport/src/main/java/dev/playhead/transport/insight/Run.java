package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One unit of agent work in answer to a question, as far as it is known. Moments are ns since 1970, 0
/// when they have not happened.
///
/// @param id `run-id` on the wire; the serial of its message for one without AI Transport
/// @param number 1 for the first run of the recording
/// @param agent index of the [Participant] that answers
/// @param asker index of the participant that asked; -1 when unknown
/// @param question what was asked, at most its first 200 characters; empty when unknown
/// @param tokens appends with characters as weight
/// @param stop when a stop of it was accepted and by whom; null when nobody stopped it
/// @param streams serials of the messages that grew or grow in it, in order
/// @param messageCount messages published under it
/// @param model name of the model that answers, as the header `model` has it; empty when nobody says
public record Run(
        String id,
        int number,
        ChannelId channel,
        int agent,
        int asker,
        String question,
        long askedNanos,
        long startedNanos,
        long firstTextNanos,
        long lastTextNanos,
        long endedNanos,
        Status status,
        EventSeries tokens,
        List<Span> stalls,
        List<Span> suspensions,
        @Nullable Stop stop,
        List<String> streams,
        int messageCount,
        int characters,
        String model) {
    /// One of which nobody says the model.
    public Run(
            String id,
            int number,
            ChannelId channel,
            int agent,
            int asker,
            String question,
            long askedNanos,
            long startedNanos,
            long firstTextNanos,
            long lastTextNanos,
            long endedNanos,
            Status status,
            EventSeries tokens,
            List<Span> stalls,
            List<Span> suspensions,
            @Nullable Stop stop,
            List<String> streams,
            int messageCount,
            int characters) {
        this(
                id,
                number,
                channel,
                agent,
                asker,
                question,
                askedNanos,
                startedNanos,
                firstTextNanos,
                lastTextNanos,
                endedNanos,
                status,
                tokens,
                stalls,
                suspensions,
                stop,
                streams,
                messageCount,
                characters,
                "");
    }

    public Run {
        stalls = VersionedList.frozen(stalls);
        suspensions = VersionedList.frozen(suspensions);
        streams = VersionedList.frozen(streams);
    }

    /// Returns whether it is only a message that grows by appends, of an agent that does not speak AI
    /// Transport.
    public boolean isPlain() {
        return streams.size() == 1 && streams.getFirst().equals(id);
    }

    public enum Status {
        /// Started, no text yet.
        STARTED,
        STREAMING,
        SUSPENDED,
        COMPLETE,
        /// Ended after a stop (`cancelled` on the wire).
        STOPPED,
        ERROR,
        /// Not ended, and its agent's connection is gone.
        ORPHANED
    }

    /// @param by index of the participant that stopped it; -1 when unknown
    public record Stop(long atNanos, int by) {}
}
