package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.RestRequests;
import dev.playhead.transport.insight.row.FrameColumns;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds REST requests and their answers: who asked, what was stored, and what somebody read.
final class RestBuilder {
    private static final Identity NOBODY = new Identity(null, null);

    private final ParticipantIndex participants;
    private final ChannelIndex channels;
    private final PublishIndex publishes;
    private final FrameColumns frames;
    private final RefusalIndex refusals;
    private final GapIndex gaps;
    private final ObjectBuilder objects;
    private final Map<Long, ChannelId> readChannels = new HashMap<>();
    private final RestRequests.Writer requests = new RestRequests.Writer();
    // Requests without an answer, by the position of their entry.
    private final Map<Long, Integer> unanswered = new HashMap<>();

    RestBuilder(
            ParticipantIndex participants,
            ChannelIndex channels,
            PublishIndex publishes,
            FrameColumns frames,
            RefusalIndex refusals,
            GapIndex gaps,
            ObjectBuilder objects) {
        this.participants = participants;
        this.channels = channels;
        this.publishes = publishes;
        this.frames = frames;
        this.refusals = refusals;
        this.gaps = gaps;
        this.objects = objects;
    }

    void in(Entry.RestIn e, Decoded decoded) {
        var identity = e.identity() == null ? NOBODY : e.identity();
        int participant = participants.rest(identity);
        var app = identity.app();
        if (decoded instanceof Decoded.Call(var call)) {
            publishes.called(e.position(), participant, app, call, e.atNanos());
            switch (call) {
                case RestCall.History(var name, var page, var from) -> reads(e, app, name);
                case RestCall.GetMessage(var name, var serial) -> reads(e, app, name);
                case RestCall.ChangeObjects(var name, var requests) ->
                    objects.called(e.position(), new ChannelId(app, name), requests, clientId(identity));
                default -> {}
            }
        }
        row(e.position(), e.atNanos(), Frames.Way.IN, e.method(), participant, e.body().length, 0);
        unanswered.put(e.position(), requests.add(frames.size() - 1, e.target()));
        if (e.refusal() != null) {
            refusals.refused(e.position(), e.refusal(), e.position());
        }
    }

    private static @Nullable String clientId(Identity identity) {
        return Identity.ANY.equals(identity.clientId()) ? null : identity.clientId();
    }

    private void reads(Entry.RestIn e, String app, String name) {
        readChannels.put(e.position(), new ChannelId(app, name));
    }

    void out(Entry.RestOut e, Decoded decoded) {
        int request = frames.firstOf(e.cause());
        int participant = request < frames.size() ? frames.participant(request) : -1;
        var channel = readChannels.remove(e.cause());
        switch (decoded) {
            case Decoded.Stored(var serials) -> publishes.accepted(e.cause(), serials);
            case Decoded.Read(var messages) -> {
                channels.carried(channel, messages, e.position(), e.atNanos());
                if (channel != null) {
                    gaps.sent(participant, channel, messages, e.atNanos());
                }
            }
            case Decoded.Nothing() -> publishes.refused(e.cause());
            case Decoded.Refused(var error) -> {
                publishes.refused(e.cause());
                objects.refused(e.cause());
                refusals.refused(e.cause(), error, e.position());
            }
            case Decoded.ObjectsChanged(var objectIds) -> objects.changed(e.cause(), objectIds, e.atNanos());
            case Decoded.Frame(var frame) -> {}
            case Decoded.Call(var call) -> {}
        }
        int error = decoded instanceof Decoded.Refused(var refused) ? refused.code() : 0;
        row(
                e.position(),
                e.atNanos(),
                Frames.Way.OUT,
                Integer.toString(e.status()),
                participant,
                e.body().length,
                error);
        frames.written(frames.size() - 1, e.atNanos());
        var answered = unanswered.remove(e.cause());
        if (answered != null) {
            requests.answered(answered, e.status(), e.atNanos(), frames.size() - 1, words(e, decoded));
        }
    }

    // What is counted is said; of any other answer its size.
    private static String words(Entry.RestOut e, Decoded decoded) {
        return switch (decoded) {
            case Decoded.Refused(var error) -> "refused, " + error.code() + " " + error.message();
            case Decoded.Stored(var serials) -> count(serials.size(), "serial");
            case Decoded.Read(var messages) -> count(messages.size(), "message");
            case Decoded.ObjectsChanged(var objectIds) -> count(objectIds.size(), "object") + " changed";
            case Decoded.Nothing() -> size(e);
            case Decoded.Frame(var frame) -> size(e);
            case Decoded.Call(var call) -> size(e);
        };
    }

    private static String size(Entry.RestOut e) {
        return e.body().length == 0 ? "nothing" : count(e.body().length, "byte");
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    RestRequests published() {
        return requests.published();
    }

    private void row(long position, long nanos, Frames.Way way, String kind, int participant, int bytes, int error) {
        frames.add(new FrameColumns.Row(position, nanos, 0, way, kind, participant, -1, 0, bytes, error));
    }
}
