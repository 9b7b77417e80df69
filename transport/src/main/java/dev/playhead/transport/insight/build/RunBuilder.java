package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import java.util.ArrayList;
import java.util.List;
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
    final EventSeries.Writer tokens = new EventSeries.Writer();
    final List<Span> stalls = new ArrayList<>();
    final List<Span> suspensions = new ArrayList<>();
    final List<String> streams = new ArrayList<>();

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
            status = Run.Status.SUSPENDED;
        }
    }

    void resumed(long nanos) {
        if (!isEnded() && suspendedNanos != 0) {
            suspensions.add(new Span(suspendedNanos, nanos));
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
        boolean quiet = agentGone || nowNanos - lastTextNanos >= MessageBuilder.QUIET_NANOS;
        return published(
                quiet ? lastTextNanos : 0, !quiet ? status : stop == null ? Run.Status.COMPLETE : Run.Status.STOPPED);
    }

    private Run published(boolean agentGone) {
        boolean orphaned = agentGone && !isEnded() && status != Run.Status.SUSPENDED;
        return published(endedNanos, orphaned ? Run.Status.ORPHANED : status);
    }

    private Run published(long ended, Run.Status now) {
        var open = new ArrayList<>(suspensions);
        if (suspendedNanos != 0) {
            open.add(new Span(suspendedNanos, Span.OPEN));
        }
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
                stalls,
                open,
                stop,
                streams,
                messages,
                characters);
    }
}
