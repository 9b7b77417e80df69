package dev.playhead.transport.server.transport;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;

/// The protocol of WebSockets, but a text that comes in one piece is handed over as the bytes it is: the library has
/// checked that they are UTF-8, and JSON is read from bytes.
final class TextAsBytes extends Draft_6455 {
    private static final int BYTES_OF_A_PIECE = 16; // an empty one takes memory too

    private final int mostBytes;
    private final Consumer<ByteBuffer> texts;
    private boolean inPieces;
    private long bytesOfPieces;

    /// @param mostBytes of one message, all of its pieces together
    TextAsBytes(int mostBytes, Consumer<ByteBuffer> texts) {
        super(List.of(), mostBytes);
        this.mostBytes = mostBytes;
        this.texts = texts;
    }

    @Override
    public void processFrame(WebSocketImpl engine, Framedata frame) throws InvalidDataException {
        if (frame.getOpcode() == Opcode.TEXT && frame.isFin() && !inPieces) {
            texts.accept(frame.getPayloadData());
            return;
        }
        if (frame.getOpcode() == Opcode.CONTINUOUS || !frame.isFin()) {
            inPieces = !frame.isFin();
            count(frame);
        }
        super.processFrame(engine, frame);
    }

    // The library counts the first piece and the last; those between would fill the memory.
    private void count(Framedata piece) throws LimitExceededException {
        bytesOfPieces += piece.getPayloadData().remaining() + BYTES_OF_A_PIECE;
        if (bytesOfPieces > mostBytes) {
            throw new LimitExceededException(mostBytes);
        }
        if (!inPieces) {
            bytesOfPieces = 0;
        }
    }

    // The library makes a draft of its own for each connection.
    @Override
    public TextAsBytes copyInstance() {
        return new TextAsBytes(mostBytes, texts);
    }
}
