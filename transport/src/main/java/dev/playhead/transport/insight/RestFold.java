package dev.playhead.transport.insight;

import dev.playhead.transport.core.Identity;
import dev.playhead.transport.core.RestCall;
import dev.playhead.transport.log.Entry;
import java.util.HashMap;
import java.util.Map;

/// Folds REST requests and their answers: who asked, what was stored, and what somebody read.
final class RestFold {
    private static final Identity NOBODY = new Identity(null, null);

    private final PartyBook parties;
    private final ChannelBook channels;
    private final PublishBook publishes;
    private final FrameColumns frames;
    private final Map<Long, ChannelId> readChannels = new HashMap<>();

    RestFold(PartyBook parties, ChannelBook channels, PublishBook publishes, FrameColumns frames) {
        this.parties = parties;
        this.channels = channels;
        this.publishes = publishes;
        this.frames = frames;
    }

    void in(Entry.RestIn e, Decoded decoded) {
        var identity = e.identity() == null ? NOBODY : e.identity();
        int party = parties.rest(identity);
        var app = identity.app();
        if (decoded instanceof Decoded.Call(var call)) {
            publishes.called(e.position(), party, app, call, e.atNanos());
            switch (call) {
                case RestCall.History(var name, var page, var from) -> reads(e, app, name);
                case RestCall.GetMessage(var name, var serial) -> reads(e, app, name);
                default -> {}
            }
        }
        row(e.position(), e.atNanos(), Frames.Way.IN, e.method(), party, e.body().length);
    }

    private void reads(Entry.RestIn e, String app, String name) {
        readChannels.put(e.position(), new ChannelId(app, name));
    }

    void out(Entry.RestOut e, Decoded decoded) {
        int request = frames.firstOf(e.cause());
        int party = request < frames.size() ? frames.party(request) : -1;
        switch (decoded) {
            case Decoded.Stored(var serials) -> publishes.accepted(e.cause(), serials);
            case Decoded.Read(var messages) -> channels.carried(readChannels.remove(e.cause()), messages, e.position());
            case Decoded.Nothing() -> publishes.refused(e.cause());
            case Decoded.Frame(var frame) -> {}
            case Decoded.Call(var call) -> {}
        }
        row(e.position(), e.atNanos(), Frames.Way.OUT, Integer.toString(e.status()), party, e.body().length);
        frames.written(frames.size() - 1, e.atNanos());
    }

    private void row(long position, long nanos, Frames.Way way, String kind, int party, int bytes) {
        frames.add(new FrameColumns.Row(position, nanos, nanos, 0, way, kind, party, -1, 0, bytes));
    }
}
