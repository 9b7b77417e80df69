package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// Shows a page to a browser without a window and waits for what the page has to say. The page comes from a server
/// of its own, so that its origin is not the broker's.
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path FILES = Node.FOLDER.resolve("test/browser");
    private static final Map<String, Path> PAGES = Map.of(
            "/", FILES.resolve("page.html"),
            "/suite.mjs", FILES.resolve("suite.mjs"),
            "/stranger.html", FILES.resolve("stranger.html"),
            "/ably.min.js", Node.FOLDER.resolve("node_modules/ably/build/ably.min.js"));

    private Chromium() {}

    /// Skips the test when there is no browser, unless `playhead.requireChromium` says that there must be one.
    static void assume() {
        boolean found = found() != null;
        if (Boolean.getBoolean("playhead.requireChromium")) {
            assertTrue(found, "Chromium is needed for the tests of the browser build; install it.");
        }
        Assumptions.assumeTrue(found, "No Chromium on this machine: the tests of the browser build are skipped.");
    }

    /// Returns the command that starts it. To be called after [#assume].
    static String command() {
        return Objects.requireNonNull(found());
    }

    private static @Nullable String found() {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            for (var name : NAMES) {
                var file = Path.of(folder).resolve(name);
                if (Files.isExecutable(file)) {
                    return file.toString();
                }
            }
        }
        return null;
    }

    /// What the suite in the page reported, a line for each test; fails when it says nothing in time.
    static List<String> run(long withinSeconds, String query, Path profile) throws Exception {
        return run(withinSeconds, "localhost", "/?" + query, profile);
    }

    /// What a page reported, line by line; fails when it says nothing in time.
    ///
    /// @param host the name that the page comes from: `localhost`, or any name of the domain `example`
    /// @param page path and query
    static List<String> run(long withinSeconds, String host, String page, Path profile) throws Exception {
        var results = new CompletableFuture<String>();
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> answer(exchange, results));
        http.start();
        var log = profile.resolve("chromium.log").toFile();
        var browser = new ProcessBuilder(
                        command(),
                        "--headless=new",
                        "--no-sandbox", // the pages are ours, and CI runs as root
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--host-resolver-rules=MAP *.example 127.0.0.1",
                        "http://" + host + ":" + http.getAddress().getPort() + page)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            return results.get(withinSeconds, TimeUnit.SECONDS).lines().toList();
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("The page said nothing in time.\n" + Files.readString(log.toPath()), e);
        } finally {
            end(browser);
            http.stop(0);
        }
    }

    /// Returns a page as it is when its scripts have run, as HTML.
    ///
    /// @param address of the page, such as that of a file
    static String shown(String address, Path profile) throws Exception {
        var dump = profile.resolve("shown.html").toFile();
        var browser = new ProcessBuilder(
                        command(),
                        "--headless=new",
                        "--no-sandbox", // the pages are ours, and CI runs as root
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--dump-dom",
                        address)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dump)
                .start();
        try {
            assertTrue(browser.waitFor(60, TimeUnit.SECONDS), "The browser did not come to its end.");
            return Files.readString(dump.toPath());
        } finally {
            end(browser);
        }
    }

    private static void end(Process browser) throws InterruptedException {
        var started = browser.descendants().toList();
        browser.destroy();
        if (!browser.waitFor(10, TimeUnit.SECONDS)) {
            browser.destroyForcibly().waitFor();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        for (var process : started) {
            process.onExit().join(); // what still runs would write into a folder that is being removed
        }
    }

    private static void answer(HttpExchange exchange, CompletableFuture<String> results) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/results")) {
                results.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var file = PAGES.get(path);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var bytes = Files.readAllBytes(file);
            var type = path.equals("/") || path.endsWith(".html") ? "text/html" : "text/javascript";
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
