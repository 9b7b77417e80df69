package dev.playhead.transport.core;

import dev.playhead.transport.objects.ObjectId;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.RestCall;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects that change while nobody, or only sometimes somebody, is told: insight knows them all the same, by what was
/// asked and answered.
class UnwatchedObjectsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void insightHasTheObjectsOfTheBrokerAtEveryMoment(long block) {
        for (long seed = block * 40; seed < (block + 1) * 40; seed++) {
            run(new Random(seed), new BrokerScript(seed), seed);
        }
    }

    private static void run(Random random, BrokerScript script, long seed) {
        script.connect("writer");
        attach(script, "writer", Set.of(ChannelMode.OBJECT_PUBLISH));
        script.connect("reader");
        long msgSerial = 0;
        boolean reads = false;
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    reads = !reads;
                    if (reads) {
                        attach(script, "reader", Set.of(ChannelMode.OBJECT_SUBSCRIBE));
                    } else {
                        script.send(
                                "reader", ProtocolMessage.builder(Action.DETACH).channel("board"));
                    }
                }
                case 1 -> {
                    var set = new ObjectPayload.MapSet("w" + random.nextInt(3), new ObjectData.Number(step));
                    script.send(
                            "writer",
                            ProtocolMessage.builder(Action.OBJECT)
                                    .channel("board")
                                    .msgSerial(msgSerial++)
                                    .state(List.of(
                                            ObjectMessage.of(null, null, ObjectOperation.of(ObjectId.ROOT, set)))));
                }
                default -> script.rest(new RestCall.ChangeObjects("board", List.of(request(random, step))));
            }
        }
        var broker = new Broker(BrokerSettings.DEFAULT, seed);
        var insight = new ObjectInsight(seed, script.inputs.getFirst().atMs() - 1);
        for (var input : script.inputs) {
            insight.record(input, broker.apply(input));
            insight.compare(broker, "seed " + seed);
        }
        insight.compareAll("seed " + seed);
    }

    private static void attach(BrokerScript script, String name, Set<ChannelMode> modes) {
        script.send(
                name, ProtocolMessage.builder(Action.ATTACH).channel("board").flags(ChannelMode.bits(modes)));
    }

    // Many of them are refused: what they need is not there yet, or is something else.
    private static ObjectRequest request(Random random, int step) {
        var key = "k" + random.nextInt(3);
        // An id may come again, and is answered as before.
        String id = random.nextInt(4) == 0 ? "id" + random.nextInt(4) : null;
        return switch (random.nextInt(6)) {
            case 0 -> at(id, key, new ObjectPayload.CounterCreate(random.nextInt(5)));
            case 1 ->
                at(
                        id,
                        key,
                        new ObjectPayload.MapCreate(0, Map.of("k0", ObjectEntry.initial(new ObjectData.Number(step)))));
            case 2 -> at(id, key, new ObjectPayload.CounterInc(random.nextInt(7) - 2));
            case 3 -> at(id, key + ".k1", new ObjectPayload.CounterCreate(1));
            case 4 -> at(id, key, new ObjectPayload.MapSet("in", new ObjectData.Bool(step % 2 == 0)));
            default -> at(id, "", new ObjectPayload.MapRemove(key));
        };
    }

    private static ObjectRequest at(@Nullable String id, String path, ObjectPayload payload) {
        return new ObjectRequest(id, null, path, payload);
    }
}
