package dev.playhead.transport.insight.run;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.VersionedList;
import org.jspecify.annotations.Nullable;

/// One run as it is read from the log.
final class RunBuilder {
    private static final long STALL_NANOS = 500_000_000;

    final String id;
    final int number;
    final ChannelId channel;
    final int agent;
    final long startedNanos;
    private final boolean plain;
    int asker = -1;
    String question = "";
    long askedNanos;
    long firstTextNanos;
    long lastTextNanos;
    long endedNanos;
    long suspendedNanos;
    Run.Status status = Run.Status.STARTED;
    Run.@Nullable Stop stop;
    int messages;
    int characters;
    String model = "";
    /// Returns whether it is different from what was published.
    boolean changed;
    private final EventSeries.Writer tokens = new EventSeries.Writer();
    private final VersionedList<Span> stalls = new VersionedList<>();
    // The last one is open while it is suspended.
    private final VersionedList<Span> suspensions = new VersionedList<>();
    private final VersionedList<String> streams = new VersionedList<>();

    RunBuilder(String id, int number, ChannelId channel, int agent, long startedNanos) {
        this(id, number, channel, agent, startedNanos, false);
    }

    /// One that is only a message which grows: nobody says when it ends.
    static RunBuilder plain(String serial, int number, ChannelId channel, int agent, long createdNanos) {
        return new RunBuilder(serial, number, channel, agent, createdNanos, true);
    }

    private RunBuilder(String id, int number, ChannelId channel, int agent, long startedNanos, boolean plain) {
        this.plain = plain;
        this.id = id;
        this.number = number;
        this.channel = channel;
        this.agent = agent;
        this.startedNanos = startedNanos;
    }

    /// Returns whether it is only a message that grows.
    boolean isPlain() {
        return plain;
    }

    /// Returns whether it has had no text for so long that it has ended, as far as anybody can tell.
    boolean isQuiet(long nowNanos) {
        return nowNanos - lastTextNanos >= RunIndex.QUIET_NANOS;
    }

    /// One more message that grows is of this run.
    void stream(String serial) {
        streams.add(serial);
    }

    void text(long nanos, int length) {
        if (firstTextNanos == 0) {
            firstTextNanos = nanos;
        } else if (nanos - lastTextNanos > STALL_NANOS && suspendedNanos == 0) {
            stalls.add(new Span(lastTextNanos, nanos));
        }
        lastTextNanos = nanos;
        tokens.add(nanos, length, (byte) 0);
        characters += length;
        if (status == Run.Status.STARTED) {
            status = Run.Status.STREAMING;
        }
    }

    void suspended(long nanos) {
        if (!isEnded() && suspendedNanos == 0) {
            suspendedNanos = nanos;
            suspensions.add(new Span(nanos, Span.OPEN));
            status = Run.Status.SUSPENDED;
        }
    }

    void resumed(long nanos) {
        if (!isEnded() && suspendedNanos != 0) {
            suspensions.set(suspensions.size() - 1, new Span(suspendedNanos, nanos));
            suspendedNanos = 0;
            status = firstTextNanos == 0 ? Run.Status.STARTED : Run.Status.STREAMING;
        }
    }

    /// An end is final: what is said of the run afterwards does not open it again.
    void ended(long nanos, @Nullable String reason) {
        if (isEnded()) {
            return;
        }
        resumed(nanos);
        endedNanos = nanos;
        status = switch (reason) {
            case "cancelled" -> Run.Status.STOPPED;
            case "error" -> Run.Status.ERROR;
            case null, default -> Run.Status.COMPLETE;
        };
    }

    void stopped(long nanos, int by) {
        if (stop == null && !isEnded()) {
            stop = new Run.Stop(nanos, by);
        }
    }

    boolean isEnded() {
        return endedNanos != 0;
    }

    /// @param nowNanos now, or the last moment of the recording
    Run published(boolean agentGone, long nowNanos) {
        if (!plain) {
            return published(agentGone);
        }
        boolean quiet = agentGone || isQuiet(nowNanos);
        return published(
                quiet ? lastTextNanos : 0, !quiet ? status : stop == null ? Run.Status.COMPLETE : Run.Status.STOPPED);
    }

    private Run published(boolean agentGone) {
        boolean orphaned = agentGone && !isEnded() && status != Run.Status.SUSPENDED;
        return published(endedNanos, orphaned ? Run.Status.ORPHANED : status);
    }

    private Run published(long ended, Run.Status now) {
        return new Run(
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
                ended,
                now,
                tokens.published(),
                stalls.view(),
                suspensions.view(),
                stop,
                streams.view(),
                messages,
                characters,
                model);
    }
}
