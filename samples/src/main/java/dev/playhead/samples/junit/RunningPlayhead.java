package dev.playhead.samples.junit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process of `playhead serve`, and the requests that break and restore what it does.
final class RunningPlayhead {
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");
    private static final Pattern RECORDING = Pattern.compile("\"recording\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern RULE = Pattern.compile("\"rule\":\"([^\"]+)\"");

    private final String command;
    private final Process process;
    private final int port;
    private final Path recording;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningPlayhead(String command, Process process, String first) {
        this.command = command;
        this.process = process;
        port = Integer.parseInt(found(PORT, first));
        recording = Path.of(found(RECORDING, first).replaceAll("\\\\(.)", "$1"));
    }

    /// Starts it, and waits until it listens.
    ///
    /// @throws IOException when the command is not there, or ends before it listens
    static RunningPlayhead start(String command, Path data) throws IOException {
        var process = new ProcessBuilder(
                        command, "serve", "--port", "0", "--data", data.toString(), "--fresh", "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var first = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (first == null) {
            throw new IOException(command + " serve ended before it listened; it said why on standard error.");
        }
        return new RunningPlayhead(command, process, first);
    }

    int port() {
        return port;
    }

    Path recording() {
        return recording;
    }

    String fault(String line) throws IOException, InterruptedException {
        return found(RULE, ask("POST", "", HttpRequest.BodyPublishers.ofString(line)));
    }

    void end(String rule) throws IOException, InterruptedException {
        ask("DELETE", "/" + rule, HttpRequest.BodyPublishers.noBody());
    }

    void endFaults() throws IOException, InterruptedException {
        ask("DELETE", "", HttpRequest.BodyPublishers.noBody());
    }

    private String ask(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/playhead/faults" + path))
                .method(method, body)
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.body());
        }
        return answer.body();
    }

    /// Ends the recording and judges it.
    ///
    /// @return names of the rules that failed
    List<String> stop() throws IOException, InterruptedException {
        process.destroy(); // SIGTERM, which ends the recording cleanly; on Windows it is as after a kill, and whole
        process.waitFor();
        http.close();
        var judge = new ProcessBuilder(command, "check", recording.toString(), "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var failed = new ArrayList<String>();
        judge.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"type\":\"verdict\"") && line.contains("\"verdict\":\"fail\""))
                .forEach(line -> failed.add(found(RULE, line)));
        if (judge.waitFor() > 1) {
            throw new IOException(recording + " cannot be checked; it was said why on standard error.");
        }
        return failed;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
