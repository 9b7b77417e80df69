package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.image.ImageCodec;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.session.BrokerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageTest {
    /// What has no state worth keeping, has it in another field, or is set in copies for insight alone.
    private static final Set<String> DERIVED = Set.of(
            "ChannelMessages.deleted",
            "Channel.passing",
            "ObjectPool.watcher",
            "Attachment.subscribes",
            "Attachment.takesDeltas",
            "Attachment.wantsAllWhole");

    @Test
    void everyFieldOfTheStateIsInTheImage() throws Exception {
        var broker = broker(FullImage.parts());
        var trip = new ImageTrip();
        trip.go(broker);
        var never = trip.neverTold();
        never.removeAll(DERIVED);
        assertEquals(
                Set.of(),
                never,
                "these fields of the state are not in its image: add them to ImagePart, to the image() and part()"
                        + " of their class, and to what makes it again from there");
    }

    @Test
    void everyComponentOfTheImageIsInTheState() throws Exception {
        var given = FullImage.parts();
        var told = new ArrayList<ImagePart>();
        broker(given).image(told::add);
        assertEquals(new String(bytes(given), StandardCharsets.UTF_8), new String(bytes(told), StandardCharsets.UTF_8));
    }

    @Test
    void whatANewerVersionAddsIsSteppedOver() throws Exception {
        var script = new BrokerScript(7).connect("ann").attach("ann", "chat").publish("ann", "chat", "hello");
        var json = new String(ImageTrip.bytes(script.broker), StandardCharsets.UTF_8)
                .replace("\"series\":", "\"invented\":{\"a\":[1,{\"b\":null}]},\"series\":")
                .replace("\"versions\":", "\"more\":[],\"versions\":");
        assertTrue(json.contains("invented") && json.contains("\"more\""));
        var reader = new ImageReader();
        ImageCodec.read(json.getBytes(StandardCharsets.UTF_8), reader::take);
        assertEquals(null, StateGraph.difference(script.broker, reader.broker()));
    }

    @Test
    void anImageOfAnotherVersionIsRefusedInWords() {
        var json = new String(ImageTrip.bytes(new Broker(BrokerSettings.DEFAULT, 1)), StandardCharsets.UTF_8)
                .replace("\"version\":1", "\"version\":2");
        var refusal = assertThrows(
                IOException.class,
                () -> ImageCodec.read(json.getBytes(StandardCharsets.UTF_8), new ImageReader()::take));
        assertTrue(refusal.getMessage().contains("version 2"), refusal.getMessage());
    }

    @Test
    void whatIsNoImageIsRefused() {
        for (var json : List.of(
                "",
                "{}",
                "[",
                "[{}]",
                "[{\"is\":\"Nobody\"}]",
                "[{\"is\":\"MemberPart\"}]",
                "[{\"is\":\"BrokerPart\",\"version\":1}]",
                "[{\"is\":\"BrokerPart\",\"version\":\"one\"}]")) {
            assertThrows(
                    IOException.class,
                    () -> ImageCodec.read(json.getBytes(StandardCharsets.UTF_8), new ImageReader()::take),
                    json);
        }
    }

    @Test
    void aLargeStateIsInPagesOfLimitedSize() throws Exception {
        var script = new BrokerScript(7).connect("ann").attach("ann", "chat");
        for (int i = 0; i < 200; i++) {
            script.publish("ann", "chat", "x".repeat(10_000));
        }
        var pages = new ArrayList<byte[]>();
        ImageCodec.write(script.broker, (json, page, last) -> {
            pages.add(json);
            assertEquals(page == 7, last);
        });
        assertEquals(8, pages.size());
        pages.forEach(page -> assertTrue(page.length < ImageCodec.PAGE_BYTES + 11_000, page.length + " bytes"));
        assertEquals(null, StateGraph.difference(script.broker, ImageTrip.of(script.broker)));
    }

    private static Broker broker(List<ImagePart> parts) throws IOException {
        var reader = new ImageReader();
        ImageCodec.read(bytes(parts), reader::take);
        return reader.broker();
    }

    private static byte[] bytes(List<ImagePart> parts) throws IOException {
        var pages = new ArrayList<byte[]>();
        ImageCodec.write(parts, (json, page, last) -> pages.add(json));
        assertEquals(1, pages.size());
        return pages.getFirst();
    }
}
