package dev.playhead.transport.server.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Watches the bytes that a client sends over its WebSocket for what RFC 6455 forbids and the protocol engine lets
/// pass. Payloads are passed over, but for that of a close. For one thread.
final class FrameGuard {
    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PONG = 10;
    private static final int MOST_OF_CONTROL = 125;

    private final byte[] head = new byte[14];
    private final byte[] closing = new byte[MOST_OF_CONTROL];
    private int read;
    private int needed = 2;
    private long left;
    private int opcode;
    private boolean inMessage;
    private boolean closed;

    /// A frame that ends the connection: the code of the close and its reason.
    static final class BrokenFrameException extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;
        private final String reason;

        BrokenFrameException(int code, String reason) {
            super(reason);
            this.code = code;
            this.reason = reason;
        }

        /// Returns what was wrong, for the close frame.
        String reason() {
            return reason;
        }

        int code() {
            return code;
        }
    }

    /// Looks at the next bytes, wherever frames begin and end in them.
    void see(byte[] bytes, int length) throws BrokenFrameException {
        int at = 0;
        while (at < length) {
            if (read < needed) {
                head[read++] = bytes[at++];
                headByte();
            } else {
                int piece = (int) Math.min(left, length - at);
                payload(bytes, at, piece);
                at += piece;
            }
            if (read == needed && left == 0) {
                end();
            }
        }
    }

    /// Returns whether a whole close has come.
    boolean hasClose() {
        return closed;
    }

    private void headByte() throws BrokenFrameException {
        if (read == 1) {
            first(head[0] & 0xff);
        } else if (read == 2) {
            second(head[1] & 0xff);
        }
        if (read == needed) {
            left = length();
        }
    }

    private void first(int bits) throws BrokenFrameException {
        boolean last = (bits & 0x80) != 0;
        opcode = bits & 0x0f;
        if ((bits & 0x70) != 0) {
            throw broken("A reserved bit is set, and no extension was agreed on.");
        }
        if ((opcode > BINARY && opcode < CLOSE) || opcode > PONG) {
            throw broken("The opcode is a reserved one.");
        }
        if (opcode >= CLOSE) {
            if (!last) {
                throw broken("A control frame comes in one piece.");
            }
            return;
        }
        if ((opcode == CONTINUATION) != inMessage) {
            throw broken(inMessage ? "A message has begun inside another." : "A message goes on that has not begun.");
        }
        inMessage = !last;
    }

    private void second(int bits) throws BrokenFrameException {
        if ((bits & 0x80) == 0) {
            throw broken("A client masks its frames.");
        }
        int size = bits & 0x7f;
        if (opcode >= CLOSE && size > MOST_OF_CONTROL) {
            throw broken("A control frame holds at most " + MOST_OF_CONTROL + " bytes.");
        }
        needed = 6 + (size == 126 ? 2 : size == 127 ? 8 : 0);
    }

    private long length() throws BrokenFrameException {
        int size = head[1] & 0x7f;
        if (size < 126) {
            return size;
        }
        var buffer = ByteBuffer.wrap(head);
        long length = size == 126 ? buffer.getShort(2) & 0xffff : buffer.getLong(2);
        if (length < (size == 126 ? 126 : 65_536)) {
            throw broken("A length must be written in as few bytes as it needs.");
        }
        return length;
    }

    private void payload(byte[] bytes, int from, int length) {
        if (opcode == CLOSE) {
            int done = size() - (int) left;
            for (int i = 0; i < length; i++) {
                closing[done + i] = (byte) (bytes[from + i] ^ head[2 + (done + i) % 4]);
            }
        }
        left -= length;
    }

    private int size() {
        return head[1] & 0x7f;
    }

    private void end() throws BrokenFrameException {
        if (opcode == CLOSE) {
            checkClose(size());
            closed = true;
        }
        read = 0;
        needed = 2;
    }

    private void checkClose(int length) throws BrokenFrameException {
        if (length == 0) {
            return;
        }
        int code = length == 1 ? 0 : ByteBuffer.wrap(closing).getShort() & 0xffff;
        // 1004 to 1006 and 1015 are never sent; from 3000 on codes are for libraries and applications.
        boolean known = (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
        if (!known && (code < 3000 || code > 4999)) {
            throw broken("The close has no code that may be sent.");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(closing, 2, length - 2));
        } catch (CharacterCodingException e) {
            throw new BrokenFrameException(1007, "The reason of the close is not UTF-8.");
        }
    }

    private static BrokenFrameException broken(String why) {
        return new BrokenFrameException(1002, why);
    }
}
