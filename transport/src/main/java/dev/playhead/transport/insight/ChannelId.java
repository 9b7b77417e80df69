package dev.playhead.transport.insight;

/// Which channel: two apps may use the same name and know nothing of one another.
///
/// @param app the provisioned app it belongs to; empty for the app that all others share
public record ChannelId(String app, String name) {
    /// A channel of the app that is open to all.
    public static ChannelId shared(String name) {
        return new ChannelId("", name);
    }

    /// Its name, and the app where that is not the open one: `chat · app abc123`.
    public String words() {
        return app.isEmpty() ? name : name + " \u00b7 app " + app;
    }
}
