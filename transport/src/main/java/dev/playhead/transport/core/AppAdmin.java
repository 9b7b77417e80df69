package dev.playhead.transport.core;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.App;
import dev.playhead.transport.session.AppKey;
import dev.playhead.transport.session.AppSpec;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestReply;
import java.util.ArrayList;
import java.util.List;

/// Makes and drops throw-away apps (`POST /apps`, as the suites of the SDKs do).
final class AppAdmin {
    private final State state;
    private final Presence presence;
    private final ConnectHandler connecting;

    AppAdmin(State state, Presence presence, ConnectHandler connecting) {
        this.state = state;
        this.presence = presence;
        this.connecting = connecting;
    }

    RestReply create(RequestId request, AppSpec spec, long atMs) {
        var id = state.seeded.name("app", request.value(), 6);
        var keys = new ArrayList<AppKey>();
        for (int i = 0; i < spec.keys().size(); i++) {
            var key = spec.keys().get(i);
            keys.add(new AppKey(state.seeded.name("key of " + id, i, 6), key.capability(), key.revocable()));
        }
        var app = new App(id, keys, spec.namespaces(), spec.maxMembers());
        state.apps.put(id, app);
        var maker = new Identity(id, null, Identity.ANY, Capability.UNLIMITED, null);
        for (var fixture : spec.fixtures()) {
            var channel = state.channel(maker, fixture.name(), atMs);
            // One connection that nobody holds: its members are never lost.
            var connection = state.seeded.name("fixture of " + id, request.value(), 10);
            for (int i = 0; i < fixture.members().size(); i++) {
                var member = fixture.members().get(i).toBuilder()
                        .actionCode(PresenceAction.ENTER.code())
                        .id(connection + ":" + i + ":0")
                        .connectionId(connection)
                        .timestamp(atMs)
                        .build();
                presence.tell(channel, member, atMs);
            }
        }
        return new RestReply.AppCreated(app);
    }

    RestReply drop(Identity identity, String id, long atMs) {
        if (!state.apps.containsKey(id)) {
            return new RestReply.Failed(Errors.appUnknown(id));
        }
        if (!id.equals(identity.app()) || identity.token() != null) {
            return new RestReply.Failed(Errors.notOfApp(id));
        }
        if (!identity.capability().isEverything()) {
            return new RestReply.Failed(Errors.mayNotDropApp(id));
        }
        state.apps.remove(id);
        for (var connection : List.copyOf(state.connections.values())) {
            if (connection.identity().app().equals(id)) {
                connecting.drop(connection, Errors.appUnknown(id), atMs);
            }
        }
        state.dropChannels(id);
        return new RestReply.AppDropped(id);
    }
}
