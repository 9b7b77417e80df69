package dev.playhead.samples.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Many clients that do nothing but stay: what each of them costs the broker, and whether they all stay.
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = "Measure what an idle connection costs a broker.")
public final class IdleMain implements Callable<Integer> {
    private static final long FIRST_OF_A_KIND = 200;

    @Option(names = "--port", description = "Default 9477.")
    private int port = 9477;

    @Option(names = "--pid", required = true, description = "Process of the broker, a JVM of the same user.")
    private long pid;

    @Option(names = "--connections", description = "Default 5000.")
    private int connections = 5000;

    @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}; default WEB_SOCKET.")
    private IdleClients.Kind kind = IdleClients.Kind.WEB_SOCKET;

    @Option(names = "--seconds", description = "How long they stay. Default 60.")
    private int seconds = 60;

    public static void main(String[] args) {
        System.exit(new CommandLine(new IdleMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var clients = new IdleClients(kind, port)) {
            // Classes are loaded and tables made for the first of them; that is not what one more costs.
            clients.open((int) FIRST_OF_A_KIND);
            long heap = liveHeap();
            long resident = resident();
            long begun = System.nanoTime();
            clients.open(connections);
            double openedIn = (System.nanoTime() - begun) / 1e9;
            say("open", connections, heap, resident);
            System.out.printf(
                    Locale.ROOT, "  opened and attached in %.1f s, %.0f/s%n", openedIn, connections / openedIn);
            double cpu = cpuSeconds();
            Thread.sleep(seconds * 1000L);
            System.out.printf(
                    Locale.ROOT,
                    "  broker CPU while they idle: %.1f %% of one core%n",
                    (cpuSeconds() - cpu) * 100 / seconds);
            say("after " + seconds + " s", connections, heap, resident);
            System.out.printf("  still open: %,d of %,d%n", clients.stillOpen(), connections + FIRST_OF_A_KIND);
            return clients.stillOpen() == connections + FIRST_OF_A_KIND ? 0 : 1;
        }
    }

    private void say(String when, int count, long heapBefore, long residentBefore) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%s %s: live heap %,d bytes each, resident %,d bytes each%n",
                kind,
                when,
                (liveHeap() - heapBefore) / count,
                (resident() - residentBefore) / count);
    }

    /// Bytes of the objects that are reachable in the broker: the histogram collects first.
    private long liveHeap() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var total = text.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd says: " + text));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private long resident() throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                * 1024;
    }

    private double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
