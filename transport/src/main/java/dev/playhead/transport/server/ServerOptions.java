package dev.playhead.transport.server;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import org.jspecify.annotations.Nullable;

/// Options of a broker. Immutable.
///
/// @param host address to listen on; `localhost` means both loopback addresses
/// @param port 0 for any free one
/// @param portGiven whether a person chose the port; then a taken one is an error instead of a reason to try the next
/// @param data where recordings are kept
/// @param key `app.key:secret` that strict mode asks for; null when none was given
/// @param strict whether credentials are checked as the service does
/// @param fresh whether channels of earlier recordings are left behind
/// @param network who may reach the broker, and how much of it
/// @param appendRollupMs for how long appends are put together when the client does not say; 0 for not at all
/// @param keepBytes how much all channels together keep in memory for history and resumes; 0 for no limit
public record ServerOptions(
        String host,
        int port,
        boolean portGiven,
        DataDirectory data,
        @Nullable String key,
        boolean strict,
        boolean fresh,
        Network network,
        long appendRollupMs,
        long keepBytes) {
    /// The port that is taken when nobody says otherwise.
    public static final int DEFAULT_PORT = 9477;

    public ServerOptions {
        if (appendRollupMs < 0) {
            throw new IllegalArgumentException(
                    "Appends cannot be put together for " + appendRollupMs + " ms; write 0 for not at all.");
        }
    }

    /// A broker for this machine alone.
    public ServerOptions(
            String host,
            int port,
            boolean portGiven,
            DataDirectory data,
            @Nullable String key,
            boolean strict,
            boolean fresh) {
        this(
                host,
                port,
                portGiven,
                data,
                key,
                strict,
                fresh,
                Network.LOCAL,
                Handshake.DEFAULT_APPEND_ROLLUP_MS,
                BrokerSettings.DEFAULT.keepBytes());
    }

    /// Returns what a test wants: any port, its own directory, any key.
    public static ServerOptions any(DataDirectory data) {
        return new ServerOptions("localhost", 0, false, data, null, false, false);
    }

    /// Returns these options for a network that is not only this machine, or with other limits.
    public ServerOptions on(Network other) {
        return new ServerOptions(host, port, portGiven, data, key, strict, fresh, other, appendRollupMs, keepBytes);
    }

    /// Returns these options with another window for appends, ms.
    public ServerOptions rollingUp(long windowMs) {
        return new ServerOptions(host, port, portGiven, data, key, strict, fresh, network, windowMs, keepBytes);
    }

    /// Returns these options with another limit of what is kept in memory, bytes; 0 for none.
    public ServerOptions keeping(long bytes) {
        return new ServerOptions(host, port, portGiven, data, key, strict, fresh, network, appendRollupMs, bytes);
    }
}
