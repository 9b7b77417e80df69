package dev.playhead.transport.objects;

import static dev.playhead.transport.objects.Ops.COUNTER;
import static dev.playhead.transport.objects.Ops.MAP;
import static dev.playhead.transport.objects.Ops.message;
import static dev.playhead.transport.objects.Ops.refer;
import static dev.playhead.transport.objects.Ops.remove;
import static dev.playhead.transport.objects.Ops.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.ObjectAction;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelObjectsTest {
    private static final long DAY = ChannelObjects.GRACE_MS;

    private final ChannelObjects objects = new ChannelObjects();
    private final Ops.Serials serials = new Ops.Serials();

    private ChannelObjects.Outcome.Applied publish(ObjectOperation... operations) {
        var outcome =
                objects.publish(List.of(operations).stream().map(Ops::message).toList(), serials);
        return assertInstanceOf(ChannelObjects.Outcome.Applied.class, outcome);
    }

    private int refused(ObjectOperation... operations) {
        int before = serials.given();
        var outcome =
                objects.publish(List.of(operations).stream().map(Ops::message).toList(), serials);
        assertEquals(before, serials.given(), "a refusal takes no serials");
        return assertInstanceOf(ChannelObjects.Outcome.Refused.class, outcome)
                .error()
                .code();
    }

    private Object tree() {
        return ((ObjectReading.Tree) objects.read(new ObjectQuery(null, null, ObjectQuery.Form.COMPACT))).value();
    }

    private int reading(@Nullable String id, String path) {
        var refused = (ObjectReading.Refused) objects.read(new ObjectQuery(id, path, ObjectQuery.Form.COMPACT));
        return refused.error().code();
    }

    private static ObjectOperation made(String id, String initialValue, String nonce, @Nullable ObjectPayload initial) {
        var action = id.startsWith("map") ? ObjectAction.MAP_CREATE : ObjectAction.COUNTER_CREATE;
        return ObjectOperation.of(id, new ObjectPayload.CreateWithObjectId(action, initialValue, nonce, initial));
    }

    @Test
    void aCreateMustBeTheHashOfItsValueAndIsFannedOutAsTheValue() {
        var value = "{\"count\":10}";
        // openssl dgst -sha256 of {"count":10}:nonce, in base64 for addresses
        var id = "counter:NmkNZNNBPqFwn7VprcjC1u10kN9ZjCrwBHDDfaDxNAY@1780000000000";
        var create = new ObjectPayload.CounterCreate(10);
        assertEquals(92000, refused(made(id, value, "other", create)));
        assertEquals(92000, refused(made(id, value + " ", "nonce", create)));
        assertEquals(92000, refused(made(id, value, "nonce", null)), "an initial value that says nothing");
        assertEquals(92000, refused(ObjectOperation.of(id, create)), "without its nonce");
        var stored = publish(made(id, value, "nonce", create)).stored().getFirst();
        assertEquals(create, Objects.requireNonNull(stored.operation()).payload());
        publish(refer("root", "c", id));
        assertEquals(Map.of("c", 10.0), tree());
    }

    @Test
    void whatIsMalformedIsRefusedWithAllThatCameWithIt() {
        assertEquals(92000, refused(set("root", "ok", "1"), new ObjectOperation(99, "root", null, Map.of())));
        assertEquals(92000, refused(new ObjectOperation(null, "root", null, Map.of())));
        assertEquals(92000, refused(new ObjectOperation(1, "root", new ObjectPayload.MapRemove("x"), Map.of())));
        assertEquals(92000, refused(set("root", "k", new ObjectData.Unrecognised(Map.of()))));
        assertEquals(92000, refused(set("root", "k", new ObjectData.Number(Double.NaN))));
        assertEquals(92000, refused(refer("root", "k", "nonsense")));
        for (var id : List.of(
                "",
                "map",
                "map:",
                "map:x",
                "map:x@",
                "map:@1",
                "map:x@y",
                "tree:x@1",
                "map:a:b@1",
                "map:a@b@1",
                "map:a@12345678901234567")) {
            assertEquals(92000, refused(set(id, "k", "v")), id);
        }
        assertEquals(92007, refused(Ops.inc("root", 1)));
        assertEquals(92007, refused(set(COUNTER, "k", "v")));
        assertEquals(92000, refused(Ops.delete("root")));
        assertEquals(Map.of(), tree());
    }

    @Test
    void anIdIsAppliedOnceAndAnsweredAsBefore() {
        publish(refer("root", "c", COUNTER));
        var message = ObjectMessage.of("id-1", null, Ops.inc(COUNTER, 5));
        var first = (ChannelObjects.Outcome.Applied) objects.publish(List.of(message, message), serials);
        assertEquals(first.serials().getFirst(), first.serials().getLast());
        var again = (ChannelObjects.Outcome.Applied) objects.publish(List.of(message), serials);
        assertEquals(first.serials().subList(0, 1), again.serials());
        assertEquals(List.of(), again.stored());
        assertEquals(Map.of("c", 5.0), tree());
        assertEquals(
                Map.of("c", 5.0),
                ((ObjectReading.Tree) objects.copy().read(new ObjectQuery(null, null, ObjectQuery.Form.COMPACT)))
                        .value());
        objects.sweep(serials.at(3_600_000), 3_600_000);
        objects.publish(List.of(message), serials);
        assertEquals(Map.of("c", 10.0), tree(), "an hour later the id is forgotten");
    }

    @Test
    void theLimitRefusesWhatGrowsAndNothingElse() {
        var value = "x".repeat(60_000);
        int fit = 0;
        while (objects.publish(List.of(message(set("root", "k" + fit, value))), serials)
                instanceof ChannelObjects.Outcome.Applied) {
            fit++;
        }
        assertEquals(ChannelObjects.LIMIT_BYTES / 60_000, fit);
        assertEquals(92001, refused(set("root", "more", value)));
        publish(remove("root", "k0"));
        publish(Ops.inc(COUNTER, 1));
        publish(set("root", "more", value));
    }

    @Test
    void whatNobodyCanReachIsDeletedAfterTheGracePeriodAndForgottenAfterAnother() {
        publish(refer("root", "m", MAP), set(MAP, "k", "v"), refer(MAP, "c", COUNTER), Ops.inc(COUNTER, 1));
        publish(refer(MAP, "self", MAP));
        assertEquals(List.of(), objects.sweep(serials.at(DAY), DAY));
        publish(remove("root", "m"));
        assertEquals(List.of(), objects.sweep(serials.at(2 * DAY), 2 * DAY));
        assertEquals(List.of(), objects.sweep(serials.at(3 * DAY - 1), 3 * DAY - 1));
        var deletions = objects.sweep(serials.at(3 * DAY + 60_000), 3 * DAY + 60_000);
        assertEquals(
                List.of(Ops.delete(MAP), Ops.delete(COUNTER)),
                deletions.stream().map(ObjectMessage::operation).toList());
        assertEquals(3, objects.objectImages().size());
        objects.sweep(serials.at(5 * DAY), 5 * DAY);
        assertEquals(1, objects.objectImages().size(), "only the root is left");
    }

    @Test
    void whatIsReachedAgainInTimeIsKept() {
        publish(refer("root", "m", MAP));
        publish(set(MAP, "k", "v"));
        publish(remove("root", "m"));
        objects.sweep(serials.at(DAY), DAY);
        publish(refer("root", "back", MAP));
        objects.sweep(serials.at(DAY + 120_000), DAY + 120_000);
        publish(remove("root", "back"));
        objects.sweep(serials.at(2 * DAY - 60_000), 2 * DAY - 60_000);
        assertEquals(List.of(), objects.sweep(serials.at(2 * DAY + 60_000), 2 * DAY + 60_000));
    }

    @Test
    void pagesStayBelowAFrameAndTogetherAreTheWhole() {
        var value = "y".repeat(3_000);
        for (int i = 0; i < 150; i++) {
            publish(set("root", "k" + i, value));
            publish(set("map:m" + i + "@1", "inner", value), refer("root", "m" + i, "map:m" + i + "@1"));
        }
        var pages = objects.pages();
        assertTrue(pages.size() >= 7, "pages: " + pages.size());
        for (var page : pages) {
            long size = page.stream()
                    .mapToLong(m -> ObjectSize.of(Objects.requireNonNull(
                                    Objects.requireNonNull(m.object()).map())
                            .entries()))
                    .sum();
            assertTrue(size > 0 && size <= SyncPages.PAGE_BYTES, "page of " + size);
        }
        var keys = new ArrayList<String>();
        pages.stream()
                .flatMap(List::stream)
                .map(m -> Objects.requireNonNull(m.object()))
                .filter(s -> s.objectId().equals("root"))
                .forEach(s ->
                        keys.addAll(Objects.requireNonNull(s.map()).entries().keySet()));
        assertEquals(300, keys.size());
        assertEquals(300, Map.copyOf((Map<?, ?>) tree()).size());
        assertEquals(1, new ChannelObjects().pages().size());
        assertEquals(1, new ChannelObjects().pages().getFirst().size());
    }

    @Test
    void aValueLargerThanAPageIsAPageOfItsOwn() {
        var large = "z".repeat((int) SyncPages.PAGE_BYTES + 1);
        publish(set("root", "a", "1"), set("root", "large", large), set("root", "b", "2"));
        var pages = objects.pages();
        assertEquals(3, pages.size());
        var keys = Objects.requireNonNull(((ObjectState) Objects.requireNonNull(whole(pages))).map())
                .entries();
        var image = Objects.requireNonNull(objects.objectImages().getFirst().map());
        assertEquals(image.entries(), keys);
    }

    private static @Nullable Object whole(List<List<ObjectMessage>> pages) {
        var states = pages.stream()
                .flatMap(List::stream)
                .map(m -> Objects.requireNonNull(m.object()))
                .toList();
        var entries = new LinkedHashMap<String, ObjectEntry>();
        states.forEach(s -> entries.putAll(Objects.requireNonNull(s.map()).entries()));
        var first = states.getFirst();
        var map = new ObjectState.MapState(0, entries, null);
        return new ObjectState(first.objectId(), first.siteTimeserials(), false, first.createOp(), map, null, Map.of());
    }

    @Test
    void viewsNameWhatTheyHaveShownAndWhatLiesTooDeep() {
        publish(refer("root", "a", MAP), refer("root", "b", MAP), refer(MAP, "up", "root"), set(MAP, "k", "v"));
        assertEquals(
                Map.of(
                        "a", Map.of("up", Map.of("objectId", "root"), "k", "v"),
                        "b", Map.of("objectId", MAP)),
                tree());
        publish(IntStream.range(0, 20_000)
                .mapToObj(i -> refer(i == 0 ? "root" : "map:d" + i + "@1", "next", "map:d" + (i + 1) + "@1"))
                .toArray(ObjectOperation[]::new));
        Object at = tree();
        int depth = 0;
        while (at instanceof Map<?, ?> map && map.containsKey("next")) {
            at = map.get("next");
            depth++;
        }
        assertEquals(200, depth);
        assertEquals(Map.of("objectId", "map:d200@1"), at);
        assertEquals(92005, reading(null, "a.none"));
        assertEquals(92005, reading(null, "a.k.deeper"));
        assertEquals(92004, reading("map:none@1", ""));
        publish(Ops.delete(MAP));
        assertEquals(92003, reading(MAP, ""));
    }
}
