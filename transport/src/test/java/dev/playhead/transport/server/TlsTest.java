package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.LocalCertificate;
import dev.playhead.transport.network.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one port speaks TLS to those who begin with it.
class TlsTest {
    @TempDir
    private Path data;

    @Test
    void restAndWebSocketsWorkInsideTlsAndBesideItOnTheSamePort() throws Exception {
        var directory = new DataDirectory(data);
        try (var broker = BrokerServer.start(ServerOptions.any(directory));
                var secure = HttpClient.newBuilder()
                        .sslContext(trusting(new LocalCertificate(directory).pem()))
                        .build();
                var plain = HttpClient.newHttpClient()) {
            var time = URI.create("https://localhost:" + broker.port() + "/time");
            var answer = secure.send(HttpRequest.newBuilder(time).build(), BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().matches("\\[\\d{13}]"), answer.body());
            var beside = URI.create("http://localhost:" + broker.port() + "/time");
            assertEquals(
                    200,
                    plain.send(HttpRequest.newBuilder(beside).build(), BodyHandlers.ofString())
                            .statusCode());

            var listener = new TransportListener();
            var target = "wss://localhost:" + broker.port() + "/?key=dev.key:secret&clientId=phone&format=json&v=5";
            var socket = secure.newWebSocketBuilder()
                    .buildAsync(URI.create(target), listener)
                    .join();
            assertTrue(listener.next().contains("\"action\":4"));
            socket.sendText("{\"action\":10,\"channel\":\"ai:demo\"}", true).join();
            assertTrue(listener.next().contains("\"action\":11"));
            broker.set(new FaultRule.Target.Client("phone"), new Cut(), "Cut phone")
                    .join();
            assertTrue(listener.lost.get(10, TimeUnit.SECONDS) != null);
        }
    }

    @Test
    void theCertificateIsMadeOnce() throws Exception {
        var certificate = new LocalCertificate(new DataDirectory(data));
        var first = Files.readAllBytes(certificate.pem());
        assertEquals(new String(first), Files.readString(new LocalCertificate(new DataDirectory(data)).pem()));
        try (var files = Files.list(data.resolve("tls"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aCertificateNamesThisMachineAndIsReadBack() throws Exception {
        var made = SelfSigned.make(Instant.now());
        var read = SelfSigned.read(made.bundle());
        assertEquals(made.certificate(), read.certificate());
        assertEquals(made.key(), read.key());
        read.certificate().verify(read.certificate().getPublicKey());
        var names = read.certificate().getSubjectAlternativeNames().stream()
                .map(name -> name.get(1))
                .toList();
        assertEquals(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), names);
        assertTrue(
                Duration.between(Instant.now(), read.certificate().getNotAfter().toInstant())
                                .toDays()
                        >= 824);
    }

    @Test
    void aKeyThatIsNoneIsSaidToBeThatAndOneThatEndsSoonIsReplaced() throws Exception {
        var certificate = new LocalCertificate(new DataDirectory(data));
        var first = Files.readString(certificate.pem());
        var key = data.resolve("tls/localhost.key");
        Files.writeString(
                key, SelfSigned.make(Instant.now().minus(Duration.ofDays(820))).bundle());
        var second = Files.readString(certificate.pem());
        assertNotEquals(first, second);
        assertTrue(Files.readString(key).endsWith(second));
        Files.writeString(key, "no key");
        var refused = assertThrows(IOException.class, certificate::pem);
        assertTrue(refused.getMessage().contains("delete it"), refused.getMessage());
    }

    @Test
    void keysAndRecordingsAreTheOwnersAlone() throws Exception {
        Assumptions.assumeTrue(
                data.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var directory = new DataDirectory(data.resolve("new"));
        try (var broker = BrokerServer.start(ServerOptions.any(directory))) {
            new LocalCertificate(directory).pem();
            try (var files = Files.walk(directory.path())) {
                for (var file : files.toList()) {
                    var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    boolean forAll = file.toString().endsWith(".pem");
                    assertTrue(forAll || mode.endsWith("------"), () -> mode + " " + file);
                }
            }
            assertTrue(Files.exists(broker.recording()));
        }
    }

    private static SSLContext trusting(Path pem) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "playhead", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static final class TransportListener implements WebSocket.Listener {
        private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> lost = new CompletableFuture<>();

        String next() throws InterruptedException {
            return String.valueOf(frames.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frames.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            lost.complete("closed " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lost.complete(error.toString());
        }
    }
}
