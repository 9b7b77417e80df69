package dev.playhead.app.broker;

import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.session.Handshake;
import picocli.CommandLine.Option;

/// For how long appends are put together. A client that names a window in its upgrade has that one.
public final class RollupFlag {
    @Option(
            names = "--rollup",
            paramLabel = "MS",
            description =
                    "Put appends together for so long, unless the client asks for another window; 0 for not at all"
                            + " (default 40, as the service).")
    private long rollupMs = Handshake.DEFAULT_APPEND_ROLLUP_MS;

    /// Returns the same options with this window.
    public ServerOptions in(ServerOptions options) {
        return options.rollingUp(rollupMs);
    }
}
