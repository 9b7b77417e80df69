package dev.playhead.transport.codec.image;

import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.codec.JacksonStreams;
import dev.playhead.transport.codec.JsonBytes;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.state.ImagePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Writes the state of a broker as JSON, in pages of limited size, and reads it back. What comes back is
/// equal to what was written, to the last bit; the same state gives the same bytes. For one thread.
public final class ImageCodec {
    /// Size in bytes from which on a page ends and the next one begins; one piece is never divided.
    public static final int PAGE_BYTES = 256 * 1024;

    // A page and the piece that fills it, of nearly all states.
    private static final int PAGE_ROOM = PAGE_BYTES + PAGE_BYTES / 4;

    private static final Shape PARTS = new Shapes().of(ImagePart.class);

    private final PageReceiver to;
    private final JsonBytes page = new JsonBytes(PAGE_ROOM);
    private int parts;
    private int pages;

    /// Gets the pages, one by one.
    public interface PageReceiver {
        /// @param page its number, from 0
        /// @param last whether the image ends with it
        void page(byte[] json, int page, boolean last) throws IOException;
    }

    /// @param to gets the pages in their order
    ImageCodec(PageReceiver to) {
        this.to = to;
    }

    /// Writes one piece.
    ///
    /// @throws IOException when the receiver throws it
    void write(ImagePart part) throws IOException {
        if (page.size() >= PAGE_BYTES) {
            endPage(false);
        }
        if (parts == 0) {
            page.writeStartArray();
        }
        PARTS.write(page, part);
        parts++;
    }

    /// Writes the whole state of a broker, which must not change meanwhile.
    ///
    /// @throws IOException when the receiver throws it
    public static void write(Broker broker, PageReceiver to) throws IOException {
        write(broker, name -> true, to);
    }

    /// Writes the state of some channels of a broker, and of what belongs to none. The broker must not change
    /// meanwhile.
    ///
    /// @param channels which channels, by their names
    /// @throws IOException when the receiver throws it
    public static void write(Broker broker, Predicate<String> channels, PageReceiver to) throws IOException {
        var codec = new ImageCodec(to);
        try {
            broker.image(new ChannelParts(channels, part -> {
                try {
                    codec.write(part);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        codec.end();
    }

    /// Writes the pieces of an image.
    ///
    /// @throws IOException when the receiver throws it
    public static void write(Iterable<ImagePart> parts, PageReceiver to) throws IOException {
        var codec = new ImageCodec(to);
        for (var part : parts) {
            codec.write(part);
        }
        codec.end();
    }

    /// Ends the last page.
    ///
    /// @throws IOException when the receiver throws it
    void end() throws IOException {
        if (parts == 0) {
            page.writeStartArray();
        }
        endPage(true);
    }

    private void endPage(boolean last) throws IOException {
        page.writeEndArray();
        var json = page.next();
        parts = 0;
        to.page(json, pages++, last);
    }

    /// Reads the pieces of one page.
    ///
    /// @throws IOException when it is no page of an image, or of one of another version
    public static void read(byte[] json, Consumer<ImagePart> to) throws IOException {
        try (var in = JacksonStreams.imageParser(json)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("A page of a keyframe must be a JSON array.");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                to.accept((ImagePart) PARTS.read(in));
            }
        } catch (RuntimeException e) {
            throw new IOException("The keyframe cannot be used: " + e.getMessage(), e);
        }
    }
}
