package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Fills a recording with answers that are streamed token by token, and measures how long a broker takes to start on
/// it: after it was killed, and after a clean end. Each broker is a process of its own.
@Command(name = "restart", mixinStandardHelpOptions = true, description = "Measure starts on a long recording.")
public final class RestartMain implements Callable<Integer> {
    private static final int AGENTS = 8;
    private static final int CHANNELS = 50;

    @Option(names = "--entries", description = "Entries of the recording, about. Default 1000000.")
    private long entries = 1_000_000;

    @Option(names = "--tokens", description = "Tokens of an answer; 0 for messages that never change. Default 30.")
    private int tokens = 30;

    @Option(names = "--serve", hidden = true)
    private boolean serve;

    @Option(names = "--data", description = "An empty directory. Default: a temporary one.")
    private Path data = Path.of("");

    public static void main(String[] args) {
        System.exit(new CommandLine(new RestartMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (serve) {
            return serve();
        }
        if (data.toString().isEmpty()) {
            data = Files.createTempDirectory("restart");
        }
        var killed = data.resolve("killed");
        try (var first = new Broker(killed)) {
            fill(first);
            first.process.destroyForcibly().waitFor();
        }
        start(killed, "start after a kill");
        var closed = data.resolve("closed");
        try (var first = new Broker(closed)) {
            fill(first);
            first.end();
        }
        start(closed, "start after a clean end");
        return 0;
    }

    private static void start(Path data, String what) throws IOException, InterruptedException {
        try (var next = new Broker(data)) {
            next.tell(what);
            next.end();
        }
    }

    /// The broker's process: says when it serves and how much it has recorded, ends when its input does.
    private int serve() throws IOException {
        long from = System.nanoTime();
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            System.out.println(broker.port() + " " + (System.nanoTime() - from) / 1_000_000);
            while (System.in.read() >= 0) {
                System.out.println(broker.log().size() + " " + broker.log().sizeBytes() + " "
                        + broker.log().keyframes().size());
            }
        }
        return 0;
    }

    private static final class Broker implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final long startNanos = System.nanoTime();
        private final int port;
        private final long startMs;
        private final long readyMs;

        Broker(Path data) throws IOException {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            RestartMain.class.getName(),
                            "--serve",
                            "--data",
                            data.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var ready = numbers(2);
            port = (int) ready[0];
            startMs = ready[1];
            readyMs = (System.nanoTime() - startNanos) / 1_000_000;
        }

        // Whatever else stands on the output is somebody's remark.
        private long[] numbers(int count) throws IOException {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("\\d+( \\d+){" + (count - 1) + "}")) {
                    return List.of(line.split(" ")).stream()
                            .mapToLong(Long::parseLong)
                            .toArray();
                }
            }
            throw new IOException("The broker has ended.");
        }

        /// Entries, bytes and keyframes.
        long[] recorded() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return numbers(3);
        }

        void tell(String what) throws IOException {
            var peak = Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmHWM"))
                    .findFirst()
                    .orElse("");
            var cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            say(
                    "%s: serves after %,d ms, %,d ms with the process; CPU %,d ms; %s",
                    what, startMs, readyMs, cpu.toMillis(), peak.replaceAll("\\s+", " "));
        }

        void end() throws IOException, InterruptedException {
            long from = System.nanoTime();
            process.getOutputStream().close();
            process.waitFor();
            say("ended in %,d ms", (System.nanoTime() - from) / 1_000_000);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private void fill(Broker broker) throws IOException, InterruptedException {
        long from = System.nanoTime();
        try (var subscriber = connect(broker.port, "subscriber")) {
            for (int i = 0; i < CHANNELS; i++) {
                subscriber.channel("room-" + i).attach().await();
            }
            var full = new AtomicBoolean();
            var agents = new ArrayList<Thread>();
            for (int i = 0; i < AGENTS; i++) {
                int number = i;
                agents.add(Thread.ofPlatform().start(() -> answer(broker.port, number, full)));
            }
            var recorded = broker.recorded();
            while (recorded[0] < entries && agents.stream().allMatch(Thread::isAlive)) {
                Thread.sleep(500);
                recorded = broker.recorded();
            }
            full.set(true);
            for (var agent : agents) {
                agent.join();
            }
            recorded = broker.recorded();
            say(
                    "recorded %,d entries, %,d MB, %d keyframes, in %,d s",
                    recorded[0], recorded[1] >> 20, recorded[2], (System.nanoTime() - from) / 1_000_000_000);
        }
    }

    private void answer(int port, int number, AtomicBoolean full) {
        try (var agent = connect(port, "agent-" + number)) {
            for (int i = number; !full.get(); i++) {
                var room = agent.channel("room-" + i % CHANNELS);
                var begun = room.publish(text("The answer to question " + i + " begins: " + "x".repeat(100)));
                var serial = Objects.requireNonNull(begun.await().serials().getFirst());
                var appends = new ArrayList<Answer<PublishResult>>();
                for (int token = 0; token < tokens; token++) {
                    appends.add(room.append(serial, text(" and goes on with token " + token)));
                }
                for (var append : appends) {
                    append.await();
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("An agent was stopped", e);
        }
    }

    /// Connects; every append of this client is published by itself.
    private static RealtimeClient connect(int port, String clientId) throws IOException, InterruptedException {
        var options = ClientOptions.key(port, "load.key:secret")
                .clientId(clientId)
                .with("echo", "false")
                .with("appendRollupWindow", "0");
        return RealtimeClient.connect(options, frame -> {});
    }

    private static Message.Builder text(String text) {
        return Message.builder().data(new Data.Text(text));
    }
}
