package dev.playhead.transport.network;

import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.log.directory.PrivateFiles;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The certificate of this machine's broker, made once and kept in the data directory: the key in a file that
/// only its owner can read, the certificate in another beside it, which clients are given to trust. For any thread.
public final class LocalCertificate {
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(7);
    // A key store wants a password, but this one never leaves the memory.
    private static final char[] NO_PASSWORD = {};

    private final Path key;
    private final Path pem;

    /// The certificate kept in `data`; nothing is made before it is asked for.
    public LocalCertificate(DataDirectory data) {
        this.key = data.path().resolve("tls").resolve("localhost.key");
        this.pem = data.path().resolve("tls").resolve("localhost.pem");
    }

    /// The file that clients are given to trust, made when it is missing.
    ///
    /// @throws IOException when it cannot be made or written
    public Path pem() throws IOException {
        load();
        return pem;
    }

    /// Returns the TLS context with the certificate, which is made when there is none.
    ///
    /// @throws IOException when the certificate cannot be made or read
    public SSLContext context() throws IOException {
        var made = load();
        try {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, NO_PASSWORD);
            keys.setKeyEntry("playhead", made.key(), NO_PASSWORD, new Certificate[] {made.certificate()});
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private synchronized SelfSigned load() throws IOException {
        try {
            if (!Files.exists(key) || endsSoon(read())) {
                make();
            }
            var made = read();
            var trusted = made.certificatePem();
            if (!Files.exists(pem)
                    || !Files.readString(pem, StandardCharsets.US_ASCII).equals(trusted)) {
                Files.deleteIfExists(pem);
                Files.writeString(pem, trusted, StandardCharsets.US_ASCII);
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private SelfSigned read() throws IOException {
        try {
            return SelfSigned.read(Files.readString(key, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private IOException unusable(Exception e) {
        return new IOException("The key in " + key + " cannot be used; delete it and try again.", e);
    }

    private static boolean endsSoon(SelfSigned made) {
        return made.certificate()
                .getNotAfter()
                .toInstant()
                .isBefore(Instant.now().plus(RENEW_BEFORE_END));
    }

    // Made under another name and moved, so that two brokers that start at once never see half a file.
    private void make() throws IOException, GeneralSecurityException {
        PrivateFiles.createFolderOf(key);
        Files.deleteIfExists(key);
        var making = key.resolveSibling("localhost.key." + UUID.randomUUID());
        try {
            try (var out = Channels.newOutputStream(PrivateFiles.create(making))) {
                out.write(SelfSigned.make(Instant.now()).bundle().getBytes(StandardCharsets.US_ASCII));
            }
            Files.move(making, key);
        } catch (FileAlreadyExistsException otherWasFaster) {
            // its key is as good
        } finally {
            Files.deleteIfExists(making);
        }
    }
}
