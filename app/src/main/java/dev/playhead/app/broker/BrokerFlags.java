package dev.playhead.app.broker;

import dev.playhead.app.settings.UserSettings;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.participant.SimulatedParticipants;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.session.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of every verb that runs a broker.
public final class BrokerFlags {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on (default 9477 or that of the settings, or the next free one).")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "H", description = "Address to listen on (default localhost).")
    private String host = "localhost";

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings are kept.")
    private @Nullable Path data;

    @Option(names = "--key", paramLabel = "APP.KEY:SECRET", description = "The key that --strict asks for.")
    private @Nullable String key;

    @Option(names = "--strict", description = "Refuse every other key; without it any key is welcome.")
    private boolean strict;

    @Option(names = "--fresh", description = "Begin with empty channels instead of those of the last recording.")
    private boolean fresh;

    @Option(
            names = "--limit",
            paramLabel = "NAME=N",
            description = "A limit that the service has: " + Limits.NAMES + ". May be given several times.")
    private Map<String, String> limits = new LinkedHashMap<>();

    @Option(names = "--service-limits", description = "All limits of the service's smallest plan; --limit changes one.")
    private boolean serviceLimits;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A name by which clients call this machine, besides localhost. May be given several times.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description =
                    "Web pages that may use the broker, besides those of this machine; * for any page. May be given"
                            + " several times.")
    private List<String> origins = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private InterruptFlags interrupts = new InterruptFlags();

    @Mixin
    private FaultFlags faults = new FaultFlags();

    @Mixin
    private RollupFlag rollup = new RollupFlag();

    @Mixin
    private KeepFlag keep = new KeepFlag();

    /// Returns where recordings are kept.
    public DataDirectory directory() {
        return UserSettings.directory(data);
    }

    /// Starts the broker that is asked for.
    ///
    /// @throws IllegalArgumentException says in a sentence which options do not go together
    public BrokerServer start() throws IOException {
        return start(UserSettings.read());
    }

    /// Starts the broker that is asked for; these settings hold where no option says otherwise.
    BrokerServer start(UserSettings settings) throws IOException {
        if (strict && key == null) {
            throw new IllegalArgumentException("--strict needs --key APP.KEY:SECRET, the one key to accept.");
        }
        if (!List.of("localhost", "127.0.0.1", "::1").contains(host) && !strict) {
            throw new IllegalArgumentException("--host " + host
                    + " lets other machines reach the broker; that needs --strict --key APP.KEY:SECRET.");
        }
        settings.notices().forEach(spec.commandLine().getErr()::println);
        var wantedLimits = limits();
        var directory = data == null ? settings.directory() : new DataDirectory(data);
        var options = new ServerOptions(host, settings.port(port), port != null, directory, key, strict, fresh)
                .on(settings.network(hosts, origins));
        var interrupting = interrupts.settings();
        var server = BrokerServer.start(keep.in(rollup.in(settings.keeping(options))));
        if (!wantedLimits.equals(Limits.NONE)) {
            server.limit(wantedLimits);
        }
        SimulatedParticipants.of(server);
        server.interrupts().set(interrupting);
        faults.set(server);
        return server;
    }

    private Limits limits() {
        var all = new LinkedHashMap<>((serviceLimits ? Limits.SERVICE : Limits.NONE).toMap());
        all.putAll(limits);
        return Limits.of(all);
    }
}
