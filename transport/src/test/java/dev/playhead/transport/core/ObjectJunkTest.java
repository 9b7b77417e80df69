package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that send nonsense where operations should be: each is answered, none breaks the broker, and a client that
/// follows the rules and one that comes later agree about what is left.
class ObjectJunkTest {
    private static final String FRAME = """
            {"action":19,"channel":"board","msgSerial":0,"state":[
            {"operation":{"action":1,"objectId":"root","mapSet":{"key":"k","value":{"string":"x"}}}},
            {"id":"i","operation":{"action":2,"objectId":"root","mapRemove":{"key":"k"}}},
            {"operation":{"action":4,"objectId":"counter:NmkNZNNBPqFwn7VprcjC1u10kN9ZjCrwBHDDfaDxNAY@1",
            "counterInc":{"number":1}}},
            {"operation":{"action":3,"objectId":"counter:NmkNZNNBPqFwn7VprcjC1u10kN9ZjCrwBHDDfaDxNAY@1",
            "counterCreateWithObjectId":{"initialValue":"{\\"count\\":10}","nonce":"nonce"}}},
            {"operation":{"action":6,"objectId":"map:x@1","mapClear":{}}},
            {"operation":{"action":1,"objectId":"map:x@1","mapSet":{"key":"up","value":{"objectId":"root"}}}},
            {"operation":{"action":5,"objectId":"map:y@1","objectDelete":{}}}]}""";

    private static final String REST = """
            {"all":[{"path":"a","mapCreate":{"semantics":0,"entries":{"k":{"data":{"number":1}}}}},
            {"id":"r","path":"a.*","counterCreate":{"count":1}},
            {"path":"*.k","counterInc":{"number":1}},{"objectId":"root","mapSet":{"key":"b","value":{"bytes":"AA=="}}}]}""";

    private static final List<@Nullable Object> JUNK = Arrays.asList(
            null,
            "",
            "root",
            "map:x@1",
            "counter:y@1",
            "*",
            "a.b",
            true,
            -1L,
            0L,
            6L,
            99L,
            1e308,
            List.of(),
            Map.of(),
            Map.of("objectId", "map:z@1"),
            Map.of("json", "{"),
            Map.of("bytes", "?"),
            List.of(1L));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nonsenseIsAnsweredAndHarmsNobody(long seed) throws IOException {
        var random = new Random(seed);
        var script = new BrokerScript(seed);
        var modes = ChannelMode.bits(Set.of(ChannelMode.OBJECT_SUBSCRIBE, ChannelMode.OBJECT_PUBLISH));
        var attach = ProtocolMessage.builder(Action.ATTACH).channel("board").flags(modes);
        script.connect("reader").send("reader", attach).connect("vandal").send("vandal", attach);
        int answered = 0;
        int sent = 0;
        for (int i = 0; i < 1500; i++) {
            var frame = frame(mutated(random, FRAME), random);
            if (frame != null) {
                sent++;
                script.send("vandal", frame.toBuilder().msgSerial((long) sent).channel("board"));
                answered += script.last.stream().anyMatch(effect -> effect instanceof Effect.Send) ? 1 : 0;
            }
            rest(script, mutated(random, REST));
        }
        assertEquals(sent, answered, "seed " + seed);
        int accepted = script.got("vandal", Action.ACK).size();
        assertTrue(accepted > 50 && script.got("vandal", Action.NACK).size() > 200, "accepted: " + accepted);
        assertTrue(script.got("reader", Action.OBJECT).size() > accepted, "REST was accepted now and then");
        var device = new ObjectDevice();
        script.got("reader").forEach(device::take);
        script.connect("late").send("late", attach);
        var late = new ObjectDevice();
        script.got("late").forEach(late::take);
        assertEquals(late.view(), device.view(), "seed " + seed);
    }

    private static Map<String, @Nullable Object> mutated(Random random, String json) throws IOException {
        var tree = JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
        for (int times = random.nextInt(3); times >= 0; times--) {
            mutate(random, tree);
        }
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static void mutate(Random random, Object node) {
        if (node instanceof Map<?, ?> raw && !raw.isEmpty()) {
            var map = (Map<String, @Nullable Object>) raw;
            var key = List.copyOf(map.keySet()).get(random.nextInt(map.size()));
            var inner = map.get(key);
            boolean deeper = (inner instanceof Map || inner instanceof List) && random.nextInt(6) > 0;
            if (deeper) {
                mutate(random, inner);
            } else if (random.nextInt(8) == 0) {
                map.remove(key);
            } else {
                map.put(random.nextInt(8) == 0 ? "mapSet" : key, junk(random));
            }
        } else if (node instanceof List<?> raw && !raw.isEmpty()) {
            var list = (List<@Nullable Object>) raw;
            int index = random.nextInt(list.size());
            var inner = list.get(index);
            if (inner != null && random.nextInt(10) > 0) {
                mutate(random, inner);
            } else {
                list.set(index, junk(random));
            }
            if (random.nextBoolean()) {
                list.remove(random.nextInt(list.size())); // shorter frames are refused less often
            }
        }
    }

    private static @Nullable Object junk(Random random) {
        return switch (JUNK.get(random.nextInt(JUNK.size()))) {
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            case List<?> list -> new ArrayList<>(list);
            case null -> null;
            case Object other -> other;
        };
    }

    private static @Nullable ProtocolMessage frame(Map<String, @Nullable Object> tree, Random random) {
        tree.put("action", 19L);
        try {
            var frame = FrameCodec.of(Format.JSON).decode(JsonTree.write(tree));
            if (random.nextBoolean()) {
                var msgpack = FrameCodec.of(Format.MSGPACK);
                return msgpack.decode(msgpack.encode(frame));
            }
            return frame;
        } catch (MalformedFrameException refused) {
            return null;
        }
    }

    private static void rest(BrokerScript script, Map<String, @Nullable Object> tree) {
        if (!(tree.get("all") instanceof List<?> requests)) {
            return;
        }
        for (var request : requests) {
            if (request instanceof Map<?, ?> map) {
                var body = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> body.put(String.valueOf(key), value));
                try {
                    var call =
                            RestRequestDecoder.decode("POST", "/channels/board/object", Map.of(), JsonTree.write(body));
                    script.apply(new Input.Requested(
                            1_780_000_000_000L + script.inputs.size(),
                            new RequestId(script.inputs.size()),
                            new Identity("a.k", Identity.ANY),
                            call));
                } catch (RestRefusedException refused) {
                    // answered before it reaches the core
                }
            }
        }
    }
}
