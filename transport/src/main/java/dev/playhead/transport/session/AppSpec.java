package dev.playhead.transport.session;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.List;

/// Specification of an app to be made. Immutable.
///
/// @param maxMembers most members on a channel; 0 for no limit
/// @param fixtures channels with members that are there from the start and never leave
public record AppSpec(
        List<KeySpec> keys, List<App.Namespace> namespaces, int maxMembers, List<ChannelFixture> fixtures) {
    public AppSpec {
        keys = List.copyOf(keys);
        namespaces = List.copyOf(namespaces);
        fixtures = List.copyOf(fixtures);
    }

    public record KeySpec(Capability capability, boolean revocable) {}

    public record ChannelFixture(String name, List<PresenceMessage> members) {
        public ChannelFixture {
            members = List.copyOf(members);
        }
    }
}
