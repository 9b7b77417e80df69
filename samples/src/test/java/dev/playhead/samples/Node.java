package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Runs the JavaScript programs of the samples on the Node of this machine, with the packages that their lock files
/// name.
final class Node {
    static final Path FOLDER = Path.of("js");

    private Node() {}

    /// Skips the test when there is no Node, unless `playhead.requireNode` says that there must be one. Installs the
    /// packages of `js`.
    static void assume() {
        assume(FOLDER);
    }

    /// The same for the packages of another folder.
    static void assume(Path folder) {
        boolean found = finds("node", "--version") && finds("npm", "--version");
        if (Boolean.getBoolean("playhead.requireNode")) {
            assertTrue(found, "Node 20 or newer with npm is needed for the tests of the JavaScript SDKs; install it.");
        }
        Assumptions.assumeTrue(found, "No Node on this machine: the tests of the JavaScript SDKs are skipped.");
        install(folder);
    }

    private static boolean finds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static synchronized void install(Path folder) {
        var stamp = folder.resolve("node_modules/.package-lock.json");
        var lock = folder.resolve("package-lock.json");
        try {
            if (!Files.exists(stamp)
                    || Files.getLastModifiedTime(stamp).compareTo(Files.getLastModifiedTime(lock)) < 0) {
                run(300, folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=5"), Map.of());
            }
        } catch (IOException e) {
            throw new IllegalStateException("The npm packages of the samples could not be installed", e);
        }
    }

    /// What a program prints; fails the test when it does not end well in time.
    static String run(long withinSeconds, List<String> command, int port) {
        return run(withinSeconds, command, Map.of("PLAYHEAD_PORT", Integer.toString(port)));
    }

    /// What a program prints that is told more than the port.
    static String run(long withinSeconds, List<String> command, Map<String, String> environment) {
        return run(withinSeconds, FOLDER, command, environment);
    }

    /// What a program prints that runs in another folder than `js`.
    static String run(long withinSeconds, Path folder, List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = new StringBuilder();
            var reader = Thread.ofVirtual().start(() -> {
                try {
                    output.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    output.append(e);
                }
            });
            boolean ended = process.waitFor(withinSeconds, TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            reader.join();
            assertTrue(ended && process.exitValue() == 0, () -> String.join(" ", command) + "\n" + output);
            return output.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
