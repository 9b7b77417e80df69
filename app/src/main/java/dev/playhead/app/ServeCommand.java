package dev.playhead.app;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.log.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs broker and recorder without a window until interrupted.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the broker and the recorder headless until interrupted.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on (default 9477, or the next free one).")
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

    @Option(names = "--json", description = "Print the address as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (strict && key == null) {
            throw new IllegalArgumentException("--strict needs --key APP.KEY:SECRET, the one key to accept.");
        }
        if (!List.of("localhost", "127.0.0.1", "::1").contains(host) && !strict) {
            throw new IllegalArgumentException("--host " + host
                    + " lets other machines reach the broker; that needs --strict --key APP.KEY:SECRET.");
        }
        var directory = data == null ? DataDirectory.standard() : new DataDirectory(data);
        int wanted = port == null ? ServerOptions.DEFAULT_PORT : port;
        var server = BrokerServer.start(new ServerOptions(host, wanted, port != null, directory, key, strict, fresh));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(server, ended)));
        server.notices().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getOut().println(line(server));
        spec.commandLine().getOut().flush();
        ended.await();
        return 0;
    }

    private String line(BrokerServer server) {
        if (!json) {
            return "Playhead listens on " + server.address() + " and records to " + server.recording();
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("address", server.address());
        fields.put("port", (long) server.port());
        fields.put("recording", server.recording().toString());
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }

    // SIGTERM and SIGINT arrive as a shutdown of the JVM; it waits for this, and so the recording is closed.
    private void end(BrokerServer server, CountDownLatch ended) {
        int exitCode = 2;
        try {
            server.close();
            exitCode = 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("The recording could not be closed: " + Problems.inWords(e));
        } finally {
            ended.countDown();
            // A JVM that is ended by a signal would exit with 143; ending cleanly on request is exit code 0.
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
