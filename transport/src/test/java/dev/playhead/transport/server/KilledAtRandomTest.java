package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A broker is killed again and again, at any moment of its life: while it starts and reads what the one
/// before has left, while it serves, while it closes, some of them with a full disk. Whatever was
/// acknowledged by any of them is in the history of the last one, once.
///
/// The disk is filled by a limit on the size of files, which the shell sets and which needs no rights. The profile
/// `kills` does it a hundred times.
@Timeout(1800)
class KilledAtRandomTest {
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final int FULL_OF_FIVE = 1;
    private static final int LOOK_EVERY = 20;
    private static final int MOST_PUBLISHES = 150;
    private static final int UNDER_WAY = 20;
    private static final Pattern TEXT = Pattern.compile("\"data\":\"(k\\d+-\\d+)");
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @TempDir
    private Path data;

    private final long seed = Long.getLong("kills.seed", System.currentTimeMillis());
    private final Random random = new Random(seed);
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private long startMs = 1000;
    private long headBytes = 1000;
    private int killedStarting;
    private int killedClosing;
    private int killedFull;
    private int killedWithoutRoomToStart;

    /// Runs in the process that is killed: serves, and closes when it is asked to.
    public static void main(String[] args) throws Exception {
        try {
            var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(Path.of(args[0]))));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    broker.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            System.out.println(broker.port());
        } catch (IOException noRoom) {
            System.out.println(noRoom.getMessage());
        }
        Thread.sleep(600_000); // it is killed long before; without a test it ends by itself
    }

    @Test
    void whatWasEverAcknowledgedIsInHistory() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/bash")),
                "Without a shell that limits the size of files the disk cannot be filled.");
        for (int kill = 0; kill < KILLS; kill++) {
            live(kill, kill % 5 < FULL_OF_FIVE);
            if (kill % LOOK_EVERY == LOOK_EVERY - 1) {
                assertNothingIsMissing(kill + 1);
            }
        }
        assertNothingIsMissing(KILLS);
        assertTrue(acknowledged.size() > KILLS, "too few were acknowledged to say anything: " + acknowledged.size());
        System.out.printf(
                "%d kills, seed %d: %d while starting, %d while closing, %d with a full disk (%d of them without room to"
                        + " start); %d acknowledged, none missing%n",
                KILLS, seed, killedStarting, killedClosing, killedFull, killedWithoutRoomToStart, acknowledged.size());
    }

    private void live(int number, boolean full) throws Exception {
        var process = start(full);
        try {
            long begun = System.nanoTime();
            boolean whileStarting = !full && random.nextInt(5) < 2;
            if (whileStarting) {
                process.waitFor(random.nextLong(startMs * 5 / 4), TimeUnit.MILLISECONDS);
                killedStarting++;
                return;
            }
            var line = line(process);
            startMs = (startMs * 3 + (System.nanoTime() - begun) / 1_000_000) / 4;
            killedFull += full ? 1 : 0;
            if (!line.matches("\\d+")) {
                assertTrue(full && line.startsWith("Nothing can be recorded"), line);
                killedWithoutRoomToStart++;
                return;
            }
            headBytes = newestBytes();
            publish(number, Integer.parseInt(line), process, full);
        } finally {
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
    }

    private Process start(boolean full) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                KilledAtRandomTest.class.getName(),
                data.toString()));
        if (full) {
            // Half of them have no room for the state that they begin with, half fill up while they serve.
            long room = random.nextBoolean()
                    ? headBytes / 2 + random.nextLong(headBytes / 2)
                    : headBytes * 5 / 4 + random.nextLong(100_000);
            command.addAll(0, List.of("/bin/bash", "-c", "ulimit -f " + (room / 1024 + 1) + "; exec \"$@\"", "bash"));
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String line(Process process) throws IOException {
        var line = process.inputReader().readLine();
        while (line != null && !line.matches("\\d+|Nothing can be recorded.*")) {
            line = process.inputReader().readLine();
        }
        return String.valueOf(line);
    }

    private long newestBytes() throws IOException {
        long newest = 1000;
        for (var file : new DataDirectory(data).recordings()) {
            newest = Math.max(newest, Files.size(file));
        }
        return newest;
    }

    private void publish(int number, int port, Process process, boolean full) throws Exception {
        try (var client = WireClient.json(port, "publisher")) {
            if (!send(client, number, full)) {
                return; // turned away: the disk was full before the connect was written
            }
            if (!full && random.nextInt(3) == 0) {
                process.destroy();
                process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
                killedClosing++;
            }
            process.destroyForcibly().waitFor();
            client.awaitEnd();
            for (var frame = client.poll(0); frame != null; frame = client.poll(0)) {
                acknowledge(number, frame);
            }
        }
    }

    /// Publishes until some are acknowledged, or, with a full disk, nothing is any more. False when it was turned away.
    private boolean send(WireClient client, int number, boolean full) throws Exception {
        var first = client.poll(60_000);
        if (first == null || first.action() != Action.CONNECTED) {
            assertTrue(full, "instead of CONNECTED: " + first);
            return false;
        }
        int wanted = full ? MOST_PUBLISHES : 1 + random.nextInt(MOST_PUBLISHES - UNDER_WAY);
        long patienceMs = full ? 1000 : 60_000;
        int sent = 0;
        int answered = 0;
        while (answered < wanted) {
            if (sent < MOST_PUBLISHES && sent - answered < UNDER_WAY) {
                client.publish("c", sent, "k" + number + "-" + sent + " " + "x".repeat(full ? 2000 : 100));
                sent++;
                continue;
            }
            var frame = client.poll(patienceMs);
            if (frame == null) {
                assertTrue(full, "nothing was acknowledged for a minute");
                return true;
            }
            answered += acknowledge(number, frame);
        }
        return true;
    }

    private int acknowledge(int number, ProtocolMessage frame) {
        if (frame.action() != Action.ACK) {
            return 0;
        }
        long first = frame.msgSerial() == null ? 0 : frame.msgSerial();
        int count = frame.count() == null ? 1 : frame.count();
        for (long serial = first; serial < first + count; serial++) {
            acknowledged.add("k" + number + "-" + serial);
        }
        return count;
    }

    private void assertNothingIsMissing(int kills) throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            var stored = new ArrayList<String>();
            var path = "/channels/c/messages?key=a.b:c&direction=forwards&limit=1000";
            while (path != null) {
                var base = URI.create("http://localhost:" + broker.port() + "/channels/c/messages");
                var answer = http.send(
                        HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
                assertEquals(200, answer.statusCode(), answer.body());
                TEXT.matcher(answer.body()).results().forEach(found -> stored.add(found.group(1)));
                var next = NEXT.matcher(String.join(", ", answer.headers().allValues("Link")));
                path = next.find() ? next.group(1) + (next.group(1).contains("key=") ? "" : "&key=a.b:c") : null;
            }
            var missing = new LinkedHashSet<>(acknowledged);
            stored.forEach(missing::remove);
            assertEquals(
                    Set.of(),
                    missing,
                    "acknowledged and lost after " + kills + " kills, seed " + seed + "; a start said "
                            + broker.notices());
            assertEquals(stored.size(), new LinkedHashSet<>(stored).size(), "something is there twice, seed " + seed);
        }
    }
}
