package dev.playhead.app.broker;

import dev.playhead.app.sample.SampleConversation;
import dev.playhead.app.terminal.Problems;
import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// A broker without a window: runs until the process is told to end.
public final class Headless {
    private final PrintWriter out;
    private final PrintWriter err;

    /// Makes one that says what is to be said on `out`, and what is wrong on `err`.
    public Headless(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// Returns whether there is a screen to open a window on. Windows and macOS always have one.
    static boolean hasDisplay(String os, Map<String, String> environment) {
        boolean asksForOne = !os.startsWith("Windows") && !os.startsWith("Mac");
        return !asksForOne || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    /// Returns whether this process has a screen to open a window on.
    public static boolean hasDisplay() {
        return hasDisplay(System.getProperty("os.name", ""), System.getenv());
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /// Prints one line with the address and waits for SIGTERM or SIGINT; the recording is closed before the end.
    public int run(BrokerServer server, Function<BrokerServer, String> line, boolean withSample)
            throws InterruptedException {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(server, ended)));
        server.notices().forEach(err::println);
        out.println(line.apply(server));
        out.flush();
        if (withSample) {
            SampleConversation.start(server, 1);
        }
        ended.await();
        return 0;
    }

    /// Returns where a broker listens and what it records to, in a sentence.
    public static String line(BrokerServer server) {
        return "Playhead listens on " + server.address() + " and records to " + server.recording();
    }

    // SIGTERM and SIGINT arrive as a shutdown of the JVM; it waits for this, and so the recording is closed.
    private void end(BrokerServer server, CountDownLatch ended) {
        int exitCode = 2;
        try {
            server.close();
            exitCode = 0;
        } catch (IOException e) {
            err.println("The recording could not be closed: " + Problems.inWords(e));
        } finally {
            ended.countDown();
            // A JVM that is ended by a signal would exit with 143; ending cleanly on request is exit code 0.
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
