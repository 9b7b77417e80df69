package dev.playhead.transport.server.http;

import dev.playhead.transport.network.LocalCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Looks at the first byte of a connection: a TLS handshake begins with 22, and what follows it goes on inside TLS.
public final class TlsDetector {
    private static final int HANDSHAKE = 22;

    private final LocalCertificate certificate;
    private @Nullable SSLContext context;

    public TlsDetector(LocalCertificate certificate) {
        this.certificate = certificate;
    }

    /// A connection past the door.
    ///
    /// @param socket reads and writes what the client means
    /// @param underneath the socket that carries the bytes; the same one without TLS
    /// @param in what the client sends, the first byte included
    public record Opened(Socket socket, Socket underneath, WireInput in) {}

    /// Lets a connection in; null when it ended before its first byte.
    @Nullable
    public Opened open(Socket socket) throws IOException {
        int first = socket.getInputStream().read();
        if (first < 0) {
            return null;
        }
        if (first != HANDSHAKE) {
            return new Opened(socket, socket, new WireInput(socket.getInputStream(), (byte) first));
        }
        var secure = context()
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(new byte[] {(byte) first}), true);
        return new Opened(secure, socket, new WireInput(secure.getInputStream()));
    }

    private synchronized SSLContext context() throws IOException {
        var made = context;
        if (made == null) {
            made = certificate.context();
            context = made;
        }
        return made;
    }
}
