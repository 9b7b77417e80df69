package dev.playhead.transport.server;

import dev.playhead.transport.log.DataDirectory;
import dev.playhead.transport.log.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The certificate of this machine's broker: made once by the JDK's own keytool, for `localhost`, `127.0.0.1` and
/// `::1`, and kept in the data directory. Clients trust it through the PEM file beside it.
public final class LocalCertificate {
    private static final String ALIAS = "playhead";
    // Guards nothing: whoever can read the file is its owner. The format wants one.
    private static final String PASSWORD = "playhead";
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(7);
    private static final long KEYTOOL_WITHIN_S = 60;

    private final Path store;
    private final Path pem;

    /// The certificate kept in `data`; nothing is made before it is asked for.
    public LocalCertificate(DataDirectory data) {
        this.store = data.path().resolve("tls").resolve("localhost.p12");
        this.pem = data.path().resolve("tls").resolve("localhost.pem");
    }

    /// The file that clients are given to trust, made when it is missing.
    ///
    /// @throws IOException when it cannot be made or written
    public Path pem() throws IOException {
        load();
        return pem;
    }

    /// What TLS connections are answered with.
    ///
    /// @throws IOException when the certificate cannot be made or read
    SSLContext context() throws IOException {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(load(), PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate in " + store + " cannot be used; delete it and try again.", e);
        }
    }

    private synchronized KeyStore load() throws IOException {
        try {
            if (!Files.exists(store) || endsSoon(read())) {
                make();
            }
            var keys = read();
            if (!Files.exists(pem)) {
                var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate(keys).getEncoded());
                Files.writeString(
                        pem,
                        "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n",
                        StandardCharsets.US_ASCII);
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate in " + store + " cannot be read; delete it and try again.", e);
        }
    }

    private KeyStore read() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static X509Certificate certificate(KeyStore keys) throws GeneralSecurityException {
        return (X509Certificate) Objects.requireNonNull(keys.getCertificate(ALIAS), ALIAS);
    }

    private static boolean endsSoon(KeyStore keys) throws GeneralSecurityException {
        return certificate(keys)
                .getNotAfter()
                .toInstant()
                .isBefore(Instant.now().plus(RENEW_BEFORE_END));
    }

    // Made under another name and moved, so that two brokers that start at once never see half a file.
    private void make() throws IOException {
        PrivateFiles.createDirectories(store.getParent());
        Files.deleteIfExists(store);
        Files.deleteIfExists(pem);
        var scratch = Files.createTempDirectory(store.getParent(), "making");
        var made = scratch.resolve("localhost.p12");
        try {
            keytool(made);
            PrivateFiles.close(made);
            Files.move(made, store);
        } catch (FileAlreadyExistsException otherWasFaster) {
            Files.deleteIfExists(made);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static void keytool(Path into) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "825",
                        "-dname",
                        "CN=localhost, O=Playhead on this machine",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                        "-ext",
                        "eku=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        into.toString()))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(KEYTOOL_WITHIN_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("No certificate could be made: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("No certificate was made: interrupted", e);
        }
    }
}
