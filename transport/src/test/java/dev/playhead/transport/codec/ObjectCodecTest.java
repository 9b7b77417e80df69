package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.objects.ObjectQuery;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ObjectAction;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ObjectState;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Operations and states of LiveObjects on the wire of protocol 6.
class ObjectCodecTest {
    private static final String FAN_OUT = """
            {"action":19,"id":"Tz3kQ9bWlx:4","channel":"board","channelSerial":"01780234575000-000@locAbC12",\
            "connectionId":"Tz3kQ9bWlx","timestamp":1780234575000,"state":[{"serial":"01780234575000-000@locAbC12:000",\
            "serialTimestamp":1780234575000,"siteCode":"loc","operation":{"action":4,\
            "objectId":"counter:9xQ@1780234573999","counterInc":{"number":1}}}]}""";

    private static final String SYNC = """
            {"action":20,"channel":"board","channelSerial":"o7:","state":[\
            {"object":{"objectId":"root","siteTimeserials":{"loc":"01:000"},"tombstone":false,\
            "map":{"semantics":0,"entries":{"score":{"timeserial":"01:000","data":{"objectId":"counter:9xQ@1"}},\
            "gone":{"timeserial":"01:000","tombstone":true,"serialTimestamp":17}},"clearTimeserial":"00:000"}}},\
            {"object":{"objectId":"counter:9xQ@1","siteTimeserials":{},"tombstone":false,"createOp":{"action":3,\
            "objectId":"counter:9xQ@1","counterCreate":{"count":10}},"counter":{"count":-2.5}}}]}""";

    @ParameterizedTest
    @ValueSource(strings = {FAN_OUT, SYNC})
    void theFramesOfTheReferenceAreReadAndWrittenAsTheyAre(String json) throws Exception {
        var frame = decode(json);
        assertEquals(Map.of(), frame.unknown());
        for (var message : Objects.requireNonNull(frame.state())) {
            assertEquals(Map.of(), message.unknown());
        }
        assertEquals(json, new String(FrameCodec.of(Format.JSON).encode(frame), StandardCharsets.UTF_8));
    }

    @Test
    void aStateIsUnderstood() throws Exception {
        var state = Objects.requireNonNull(decode(SYNC).state());
        var root = Objects.requireNonNull(state.getFirst().object());
        assertEquals(Map.of("loc", "01:000"), root.siteTimeserials());
        var map = Objects.requireNonNull(root.map());
        assertEquals("00:000", map.clearTimeserial());
        assertEquals(new ObjectEntry(null, "01:000", true, 17L), map.entries().get("gone"));
        var counter = Objects.requireNonNull(state.getLast().object());
        assertEquals(new ObjectState.CounterState(-2.5), counter.counter());
        assertEquals(ObjectOperation.of("counter:9xQ@1", new ObjectPayload.CounterCreate(10)), counter.createOp());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyValueAndOperationIsReadBack(Format format) throws Exception {
        var values = new LinkedHashMap<String, ObjectEntry>();
        for (var data : List.of(
                new ObjectData.Reference("map:x@1"),
                new ObjectData.Bool(false),
                new ObjectData.Number(1.5),
                new ObjectData.Number(-9_007_199_254_740_991.0),
                new ObjectData.Number(1e300),
                new ObjectData.Number(-0.0),
                new ObjectData.Text(""),
                new ObjectData.Json("[1]"),
                new ObjectData.Bytes(new byte[] {0, -1}),
                new ObjectData.Bytes(new byte[0]),
                new ObjectData.Unrecognised(Map.of("later", "x")))) {
            values.put("k" + values.size(), ObjectEntry.initial(data));
        }
        var payloads = List.of(
                new ObjectPayload.MapCreate(0, values),
                new ObjectPayload.MapSet("k", new ObjectData.Bytes(new byte[] {1, 2, 3})),
                new ObjectPayload.MapRemove("k"),
                new ObjectPayload.CounterCreate(0.1),
                new ObjectPayload.CounterInc(-3),
                new ObjectPayload.ObjectDelete(),
                new ObjectPayload.MapClear(),
                new ObjectPayload.CreateWithObjectId(
                        ObjectAction.COUNTER_CREATE, "{\"count\":4}", "n", new ObjectPayload.CounterCreate(4)));
        var frame = ProtocolMessage.builder(Action.OBJECT)
                .channel("c")
                .state(payloads.stream()
                        .map(payload -> ObjectMessage.of("id", "me", ObjectOperation.of("map:x@1", payload)))
                        .toList())
                .build();
        var codec = FrameCodec.of(format);
        assertEquals(frame, codec.decode(codec.encode(frame)));
    }

    @Test
    void anInitialValueSaysWhatItIs() throws Exception {
        var create = (ObjectPayload.CreateWithObjectId) payload("""
                {"action":0,"objectId":"map:x@1","mapCreateWithObjectId":{"nonce":"n","initialValue":\
                "{\\"semantics\\":0,\\"entries\\":{\\"b\\":{\\"data\\":{\\"bytes\\":\\"AQI=\\"}}}}"}}""");
        var bytes = ObjectEntry.initial(new ObjectData.Bytes(new byte[] {1, 2}));
        assertEquals(new ObjectPayload.MapCreate(0, Map.of("b", bytes)), create.initial());
        for (var wrong :
                List.of("", "[]", "{", "7", "{\\\"semantics\\\":\\\"X\\\"}", "{\\\"entries\\\":{\\\"a\\\":1}}")) {
            var other = (ObjectPayload.CreateWithObjectId) payload(
                    "{\"action\":0,\"objectId\":\"map:x@1\",\"mapCreateWithObjectId\":{\"nonce\":\"n\",\"initialValue\":\""
                            + wrong + "\"}}");
            assertNull(other.initial(), wrong);
        }
    }

    @Test
    void whatCannotBeReadIsKept() throws Exception {
        var operation =
                operation("{\"action\":4,\"objectId\":\"counter:x@1\",\"counterInc\":{\"number\":\"1\"},\"new\":1}");
        assertNull(operation.payload());
        assertEquals(Map.of("counterInc", Map.of("number", "1"), "new", 1L), operation.unknown());
        var set = (ObjectPayload.MapSet)
                payload(
                        "{\"action\":1,\"objectId\":\"root\",\"mapSet\":{\"key\":\"k\",\"value\":{\"string\":\"a\",\"number\":1}}}");
        assertEquals(new ObjectData.Unrecognised(Map.of("string", "a", "number", 1L)), set.value());
        var nulls = (ObjectPayload.MapSet)
                payload(
                        "{\"action\":1,\"objectId\":\"root\",\"mapSet\":{\"key\":\"k\",\"value\":{\"string\":\"a\",\"json\":null}}}");
        assertEquals(new ObjectData.Text("a"), nulls.value());
        var frame = decode("{\"action\":19,\"channel\":\"c\",\"state\":[1]}");
        assertEquals(Map.of("state", List.of(1L)), frame.unknown());
    }

    @Test
    void restRequestsAreUnderstoodAtBothAddresses() throws Exception {
        var body =
                "[{\"id\":\"i\",\"path\":\"a.b\",\"counterInc\":{\"number\":2}},{\"mapCreate\":{\"semantics\":\"lww\"}}]";
        for (var word : List.of("object", "objects")) {
            assertEquals(
                    new RestCall.ChangeObjects(
                            "a/b",
                            List.of(
                                    new ObjectRequest("i", null, "a.b", new ObjectPayload.CounterInc(2)),
                                    new ObjectRequest(null, null, null, new ObjectPayload.MapCreate(0, Map.of())))),
                    rest("POST", "/channels/a%2Fb/" + word, body));
            assertEquals(
                    new RestCall.ReadObjects("c", new ObjectQuery("map:x@1", "p", ObjectQuery.Form.FULL)),
                    rest("GET", "/channels/c/" + word + "/map%3Ax%401?path=p&compact=false", ""));
        }
        assertEquals(
                new RestCall.ReadObjects("c", new ObjectQuery(null, null, ObjectQuery.Form.COMPACT)),
                rest("GET", "/channels/c/object", ""));
    }

    private static RestCall rest(String method, String target, String body) throws RestRefusedException {
        return RestRequestDecoder.decode(method, target, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectPayload payload(String operation) throws MalformedFrameException {
        return Objects.requireNonNull(operation(operation).payload());
    }

    private static ObjectOperation operation(String operation) throws MalformedFrameException {
        var state = decode("{\"action\":19,\"channel\":\"c\",\"state\":[{\"operation\":" + operation + "}]}")
                .state();
        return Objects.requireNonNull(Objects.requireNonNull(state).getFirst().operation());
    }

    private static ProtocolMessage decode(String json) throws MalformedFrameException {
        return FrameCodec.of(Format.JSON).decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
