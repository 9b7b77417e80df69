package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.codec.image.ImageCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Sends brokers to bytes and back. Nothing may get lost on the way.
public final class ImageTrip {
    private final Set<String> told = new TreeSet<>();
    private final Set<String> all = new TreeSet<>();

    /// The broker that comes back, the same in every field of its state.
    public static Broker of(Broker broker) {
        return new ImageTrip().go(broker);
    }

    public static byte[] bytes(Broker broker) {
        var bytes = new ByteArrayOutputStream();
        pages(broker).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    Broker go(Broker broker) {
        var pages = pages(broker);
        var reader = new ImageReader();
        try {
            for (var page : pages) {
                ImageCodec.read(page, reader::take);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var back = reader.broker();
        var different = new StateGraph(told, all).compare("state", StateGraph.state(broker), StateGraph.state(back));
        assertEquals(null, different);
        assertArrayEquals(bytes(broker), bytes(back), "the image of the same state is another");
        return back;
    }

    /// Fields that no broker had anything in.
    Set<String> neverTold() {
        var never = new TreeSet<>(all);
        never.removeAll(told);
        return never;
    }

    /// What a keyframe of it has on its pages.
    public static List<byte[]> pages(Broker broker) {
        var pages = new ArrayList<byte[]>();
        try {
            ImageCodec.write(broker, (json, page, last) -> {
                assertEquals(pages.size(), page);
                pages.add(json);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}
