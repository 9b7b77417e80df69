package dev.playhead.transport.codec.image;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.MessageReader;
import dev.playhead.transport.codec.ObjectFields;
import dev.playhead.transport.codec.ObjectReader;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.objects.ObjectImage;
import dev.playhead.transport.objects.ObjectsImage;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.LastChange;
import dev.playhead.transport.session.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the first form of keyframes, which stood only at the beginning of a recording and had no more than channels
/// with their messages and objects, as the image of a broker that knows nothing else.
public final class SnapshotUpgrade {
    private SnapshotUpgrade() {}

    /// Returns whether this is a keyframe of the first form.
    public static boolean isSnapshot(byte[] image) {
        return image.length > 0 && image[0] == '{';
    }

    /// @param settings and `seed` of the recording
    /// @throws IOException when it is no such keyframe
    public static void read(byte[] json, BrokerSettings settings, long seed, Consumer<ImagePart> to)
            throws IOException {
        try {
            var root = new ObjectFields(JsonTree.read(json));
            to.accept(new ImagePart.BrokerPart(
                    ImagePart.VERSION,
                    settings,
                    seed,
                    text(root, "series"),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    0,
                    Map.of(),
                    Map.of(),
                    Limits.NONE,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    0,
                    "",
                    List.of(),
                    Map.of()));
            for (var channel : Objects.requireNonNull(root.objects("channels"), "channels")) {
                channel(new ObjectFields(channel), to);
            }
        } catch (RuntimeException e) {
            throw new IOException("The keyframe is incomplete: " + e.getMessage(), e);
        }
    }

    private static String text(ObjectFields fields, String name) {
        return Objects.requireNonNull(fields.text(name), name);
    }

    private static void channel(ObjectFields channel, Consumer<ImagePart> to) {
        var name = text(channel, "name");
        to.accept(new ImagePart.ChannelPart(name, "", name, text(channel, "lastSerial"), 0, 0, "", 0, 0));
        var byPlace = new TreeMap<String, List<Annotation>>();
        for (var item : Objects.requireNonNull(channel.objects("messages"), "messages")) {
            var part = message(new ObjectFields(item));
            to.accept(part);
            for (var annotation : part.annotations() == null ? List.<Annotation>of() : part.annotations()) {
                byPlace.computeIfAbsent(place(annotation.serial()), key -> new ArrayList<>())
                        .add(annotation);
            }
        }
        byPlace.forEach((place, said) -> to.accept(new ImagePart.AnnotationPart(place, said, 0)));
        var objects = channel.objects("objects");
        if (objects != null && !objects.isEmpty()) {
            to.accept(new ImagePart.ObjectsPart(new ObjectsImage(List.of(), Map.of(), 0)));
            objects.forEach(object -> to.accept(new ImagePart.ObjectPart(object(ObjectReader.message(object)))));
        }
    }

    private static String place(@Nullable String serial) {
        var known = String.valueOf(serial);
        int colon = known.indexOf(':');
        return colon < 0 ? known : known.substring(0, colon);
    }

    private static ImagePart.MessagePart message(ObjectFields message) {
        List<Message> versions = Objects.requireNonNull(message.objects("versions"), "versions").stream()
                .map(MessageReader::message)
                .toList();
        var annotations = message.objects("annotations"); // absent when nothing was said
        return new ImagePart.MessagePart(
                place(versions.getFirst().serial()),
                versions,
                new LastChange(text(message, "lastChange"), null, null),
                false,
                annotations == null
                        ? null
                        : annotations.stream().map(MessageReader::annotation).toList(),
                message.text("lastSummary"),
                0);
    }

    // What came with the create operation stood apart from what was written since.
    private static ObjectImage object(ObjectMessage message) {
        var state = Objects.requireNonNull(message.object(), "object");
        var create = state.createOp() == null ? null : state.createOp().payload();
        ObjectImage.MapImage map = null;
        ObjectImage.CounterImage counter = null;
        if (state.counter() != null || state.objectId().startsWith("counter:")) {
            double initial = create instanceof ObjectPayload.CounterCreate(var count) ? count : 0;
            double added = state.counter() == null ? 0 : state.counter().count();
            counter = new ObjectImage.CounterImage(initial, added);
        } else {
            var entries = new LinkedHashMap<String, ObjectEntry>();
            if (create instanceof ObjectPayload.MapCreate(var semantics, var initial)) {
                entries.putAll(initial);
            }
            if (state.map() != null) {
                entries.putAll(state.map().entries());
            }
            map = new ObjectImage.MapImage(
                    entries, state.map() == null ? null : state.map().clearTimeserial());
        }
        Long tombstonedAt = state.tombstone() ? Objects.requireNonNullElse(message.serialTimestamp(), 0L) : null;
        return new ObjectImage(state.objectId(), state.siteTimeserials(), create != null, tombstonedAt, map, counter);
    }
}
