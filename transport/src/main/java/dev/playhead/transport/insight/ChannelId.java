package dev.playhead.transport.insight;

import dev.playhead.transport.protocol.QualifiedName;

/// Identity of a channel: two apps may use the same name and know nothing of one another. Immutable.
///
/// @param app the provisioned app it belongs to; empty for the app that all others share
/// @param name without the parameters that a client may put before it
public record ChannelId(String app, String name) {
    public ChannelId {
        name = QualifiedName.base(name);
    }

    /// A channel of the app that is open to all.
    public static ChannelId shared(String name) {
        return new ChannelId("", name);
    }

    /// Its name, and the app where that is not the open one: `chat · app abc123`.
    public String words() {
        return app.isEmpty() ? name : name + " \u00b7 app " + app;
    }
}
