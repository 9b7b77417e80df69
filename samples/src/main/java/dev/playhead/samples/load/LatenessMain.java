package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.serving.ServingOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves a recording at the pace that it had and measures at its clients how much later than then each message comes.
/// The broker is a process of its own; clients are attached to every channel before anything is played.
@Command(
        name = "lateness",
        mixinStandardHelpOptions = true,
        description = "Measure how late messages of a recording that is served come to live clients.")
public final class LatenessMain implements Callable<Integer> {
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS = 1e9;

    @Option(names = "--recording", required = true, description = "What is served (.playhead.mcap).")
    private Path recording = Path.of("");

    @Option(names = "--clients", description = "Default 10.")
    private int clients = 10;

    @Option(names = "--from", description = "Seconds of the recording that are left out. Default 0.")
    private double from;

    @Option(names = "--speed", description = "Default 1.")
    private double speed = 1;

    @Option(names = "--serve", hidden = true)
    private boolean serve;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LatenessMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        return serve ? serve() : measure();
    }

    /// The broker's process: says its port, opens the gate at a line, and tells at the end how late it was itself.
    private int serve() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("lateness");
        try (var log = LogFile.open(recording)) {
            var source = ReplaySource.of(log, log.read(0).atNanos() + (long) (from * NANOS));
            var how =
                    ServingOptions.at(speed).clients(clients).waiting(Set.of()).closedAtFirst();
            var ended = new Object();
            var isOver = new boolean[1];
            try (var broker = BrokerServer.replay(ServerOptions.any(new DataDirectory(folder)), source, how, () -> {
                synchronized (ended) {
                    isOver[0] = true;
                    ended.notifyAll();
                }
            })) {
                var serving = broker.serving().orElseThrow();
                System.out.println("port " + broker.port());
                System.in.read();
                serving.goOn();
                synchronized (ended) {
                    while (!isOver[0]) {
                        ended.wait();
                    }
                }
                var late = serving.state().lateness();
                say("broker %d %d %d %d", late.frames(), late.medianNanos(), late.p99Nanos(), late.worstNanos());
                System.in.read();
            }
        }
        return 0;
    }

    private int measure() throws IOException, InterruptedException {
        var recorded = RecordedMessages.of(recording);
        var process = start();
        var open = new ArrayList<RealtimeClient>();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int port = (int) numbers(said, "port")[0];
            var heard = new ArrayList<HeardMessages>();
            for (int i = 0; i < clients; i++) {
                var own = new HeardMessages(recorded);
                heard.add(own);
                var client = RealtimeClient.connect(ClientOptions.key(port, "load.key:secret"), own::heard);
                open.add(client);
                for (var channel : recorded.channels()) {
                    client.channel(channel).attach().await();
                }
            }
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            var broker = numbers(said, "broker");
            say(
                    "said by the broker: %,d frames, late p50 %.3f ms, p99 %.3f ms, most %.1f ms",
                    broker[0], broker[1] / NANOS_PER_MS, broker[2] / NANOS_PER_MS, broker[3] / NANOS_PER_MS);
            tell(HeardMessages.lateness(heard, speed));
        } finally {
            open.forEach(RealtimeClient::abort);
            process.destroyForcibly();
        }
        return 0;
    }

    private static void tell(long[] late) {
        if (late.length == 0) {
            say("nothing of what was recorded came");
            return;
        }
        say(
                "heard by the clients: %,d messages, late p50 %.3f ms, p99 %.3f ms, most %.1f ms",
                late.length,
                late[late.length / 2] / NANOS_PER_MS,
                late[(int) (late.length * 0.99)] / NANOS_PER_MS,
                late[late.length - 1] / NANOS_PER_MS);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LatenessMain.class.getName(),
                        "--serve",
                        "--recording",
                        recording.toString(),
                        "--clients",
                        Integer.toString(clients),
                        "--from",
                        Double.toString(from),
                        "--speed",
                        Double.toString(speed)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    // Whatever else stands on the output is somebody's remark.
    private static long[] numbers(BufferedReader said, String word) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word + " ")) {
                return List.of(line.substring(word.length() + 1).split(" ")).stream()
                        .mapToLong(Long::parseLong)
                        .toArray();
            }
        }
        throw new IOException("The broker has ended.");
    }
}
