package dev.playhead.samples.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts the servers that are measured, each in a process of its own with its files in one folder.
record Servers(Path playhead, Path nats, Path peers, Path folder) {
    ServerProcess playheadServer() throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        var data = Files.createTempDirectory(folder, "playhead-");
        return ServerProcess.start(
                port,
                folder.resolve("playhead.log"),
                List.of(
                        playhead.toString(),
                        "serve",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString(),
                        "--fresh"));
    }

    /// nats-server with a WebSocket port and nothing else that differs from its defaults.
    ServerProcess natsServer() throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        var settings = Files.writeString(
                folder.resolve("nats.conf"),
                "host: 127.0.0.1\nport: " + ServerProcess.freePort() + "\nwebsocket { host: 127.0.0.1, port: " + port
                        + ", no_tls: true, compression: false }\n");
        return ServerProcess.start(
                port, folder.resolve("nats.log"), List.of(nats.toString(), "-c", settings.toString()));
    }

    ServerProcess socketIoServer() throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        return ServerProcess.start(
                port,
                folder.resolve("socket-io.log"),
                List.of("node", peers.resolve("socket-io.mjs").toString(), Integer.toString(port)));
    }

    ServerProcess echoServer() throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        return ServerProcess.start(
                port,
                folder.resolve("echo.log"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName(),
                        Integer.toString(port)));
    }
}
