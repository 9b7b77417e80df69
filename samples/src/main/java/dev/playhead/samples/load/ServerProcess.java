package dev.playhead.samples.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server that is measured, in a process of its own; what it costs is read from the system (Linux).
final class ServerProcess implements AutoCloseable {
    private final long pid;
    private final int port;
    private final Runnable end;

    private ServerProcess(long pid, int port, Runnable end) {
        this.pid = pid;
        this.port = port;
        this.end = end;
    }

    /// Nothing to read from and nothing to end.
    static ServerProcess unknown(int port) {
        return new ServerProcess(0, port, () -> {});
    }

    static ServerProcess running(long pid, int port) {
        return new ServerProcess(pid, port, () -> {});
    }

    /// Starts one and waits until its port answers. Its output goes to a file.
    static ServerProcess start(int port, Path output, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long until = System.nanoTime() + 20_000_000_000L;
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroy();
                throw new IOException("Did not start: " + String.join(" ", command) + "\n" + Files.readString(output));
            }
            Thread.sleep(50);
        }
        return new ServerProcess(process.pid(), port, () -> stop(process));
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) { // a broker writes its recording once more at the end
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /// CPU it has used, in clock ticks of 10 ms.
    double cpuSeconds() throws IOException {
        if (pid == 0) {
            return 0;
        }
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /// Memory that it holds, in bytes.
    long residentBytes() throws IOException {
        if (pid == 0) {
            return 0;
        }
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    /// Lets a Java process collect its garbage and says how much of its heap is then in use, in bytes.
    long heapBytes() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        output(List.of(jcmd, Long.toString(pid), "GC.run"));
        for (var line : output(List.of(jcmd, Long.toString(pid), "GC.heap_info"))
                .lines()
                .toList()) {
            int used = line.indexOf("used ");
            if (used > 0) {
                return Long.parseLong(line.substring(used + 5).replaceAll("K.*", "")) * 1024;
            }
        }
        return 0;
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    @Override
    public void close() {
        end.run();
    }
}
