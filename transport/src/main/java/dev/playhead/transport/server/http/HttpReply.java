package dev.playhead.transport.server.http;

import dev.playhead.transport.codec.rest.RestAnswer;
import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answer to one request, written at once or in pieces as they come, by whichever thread has them.
public final class HttpReply {
    private static final Logger LOG = LoggerFactory.getLogger(HttpReply.class);
    private static final byte[] NEW_LINE = {'\r', '\n'};
    private static final Pattern LINKS = Pattern.compile(", (?=<)");
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final Socket underneath;
    private final OutputStream out;
    private final boolean last;
    private final boolean keepsAlive;
    private final boolean chunked;
    private final boolean bodiless;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Runnable whenGone;
    private volatile boolean gone;
    private volatile boolean goesOn = true;

    public HttpReply(TlsDetector.Opened opened, HttpHead head) throws IOException {
        this(opened, head, false);
    }

    private HttpReply(TlsDetector.Opened opened, HttpHead head, boolean last) throws IOException {
        this.socket = opened.socket();
        this.underneath = opened.underneath();
        this.out = socket.getOutputStream();
        this.last = last;
        this.keepsAlive = !last && head.keepsAlive();
        this.chunked = head.version().equals("HTTP/1.1");
        this.bodiless = head.method().equals("HEAD");
    }

    /// The answer to a request that was not read to its end, and the last of its socket: what is left of the request
    /// must not be taken for the next one. Whoever sends it closes the socket.
    public static HttpReply last(TlsDetector.Opened opened, HttpHead head) throws IOException {
        return new HttpReply(opened, head, true);
    }

    public HttpReply header(String name, String value) {
        // What a request said is echoed in some headers; it must not begin another one.
        headers.put(name, value.replace('\r', ' ').replace('\n', ' '));
        return this;
    }

    /// Everything at once.
    public void send(int status, String contentType, byte[] body) throws IOException {
        header("Content-Type", contentType);
        header("Content-Length", Integer.toString(body.length));
        var bytes = head(status, keepsAlive);
        if (!bodiless) {
            bytes.writeBytes(body);
        }
        bytes.writeTo(out);
        finished(keepsAlive);
    }

    /// Nothing but a status and headers.
    void sendEmpty(int status) throws IOException {
        if (status != 204) {
            header("Content-Length", "0");
        }
        head(status, keepsAlive).writeTo(out);
        finished(keepsAlive);
    }

    public void send(RestAnswer answer) throws IOException {
        answer.headers().forEach(this::header);
        if (answer.body().length == 0) {
            sendEmpty(answer.status());
            return;
        }
        send(answer.status(), answer.format().contentType(), answer.body());
    }

    public void sendError(ErrorInfo error) throws IOException {
        send(RestAnswerEncoder.failure(error, Format.JSON, ""));
    }

    /// The head of an answer whose body comes in pieces.
    public void begin(int status, String contentType) throws IOException {
        header("Content-Type", contentType);
        if (chunked) {
            header("Transfer-Encoding", "chunked");
        }
        head(status, keepsAlive && chunked).writeTo(out);
        out.flush();
    }

    /// One piece of the body; it leaves at once.
    public void piece(byte[] bytes) throws IOException {
        if (!chunked) {
            out.write(bytes);
        } else {
            var whole = new ByteArrayOutputStream(bytes.length + 16);
            whole.writeBytes(Integer.toHexString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            whole.writeBytes(NEW_LINE);
            whole.writeBytes(bytes);
            whole.writeBytes(NEW_LINE);
            whole.writeTo(out);
        }
        out.flush();
    }

    /// There are no more pieces.
    public void end() throws IOException {
        if (chunked) {
            out.write(LAST_CHUNK);
        }
        finished(keepsAlive && chunked);
    }

    /// Breaks the socket: the other end sees a reset in the middle of the answer.
    public void breakOff() {
        try {
            underneath.setSoLinger(true, 0);
            underneath.close();
        } catch (IOException e) {
            LOG.debug("A socket was gone before it could be broken", e);
        }
        goesOn = false;
        done.countDown();
    }

    /// Sets what is done when the client goes away before the end.
    public void whenGone(Runnable act) {
        whenGone = act;
        if (gone) {
            act.run();
        }
    }

    /// The client has gone away.
    public void gone() {
        gone = true;
        var act = whenGone;
        if (act != null && !isDone()) {
            act.run();
        }
    }

    /// Returns whether another request may follow on the socket; before the answer is done, whether one might.
    public boolean goesOn() {
        return goesOn;
    }

    public boolean isDone() {
        return done.getCount() == 0;
    }

    public void awaitDone() throws InterruptedException {
        done.await();
    }

    private ByteArrayOutputStream head(int status, boolean goesOn) {
        var text = new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(words(status));
        headers.forEach((name, value) -> {
            // One line for each link: ably-java finds only the last one of a line.
            for (var line : name.equals("Link") ? LINKS.split(value) : new String[] {value}) {
                text.append("\r\n").append(name).append(": ").append(line);
            }
        });
        text.append("\r\nConnection: ").append(goesOn ? "keep-alive" : "close").append("\r\n\r\n");
        var bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        return bytes;
    }

    private void finished(boolean another) throws IOException {
        out.flush();
        goesOn = another;
        done.countDown();
        if (last) {
            socket.shutdownOutput(); // closed with something unread it would be reset, and the answer lost
        } else if (!another) {
            socket.close();
        }
    }

    private static String words(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 417 -> "Expectation Failed";
            case 426 -> "Upgrade Required";
            case 431 -> "Request Header Fields Too Large";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> status < 400 ? "OK" : "Error";
        };
    }
}
