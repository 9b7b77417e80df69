package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.objects.ObjectId;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ObjectAction;
import dev.playhead.transport.protocol.ObjectData;
import dev.playhead.transport.protocol.ObjectEntry;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ObjectOperation;
import dev.playhead.transport.protocol.ObjectPayload;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.BrokerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random schedules of clients that change the same objects, lose their transports with frames on the way, come back
/// and send again what was not answered: all of them end with the same objects, and nothing is counted twice.
class ObjectSimulationTest {
    private static final Set<ChannelMode> MODES = Set.of(ChannelMode.OBJECT_SUBSCRIBE, ChannelMode.OBJECT_PUBLISH);
    private static final List<String> CLIENTS = List.of("ada", "bob", "cy");
    private static final String COUNTER = "counter:" + ObjectId.hash("{\"count\":0}", "hits") + "@1780000000000";

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void everyClientThatIsBackHasTheSameObjects(long block) throws Exception {
        for (long seed = block * 150; seed < (block + 1) * 150; seed++) {
            new Schedule(seed).run();
        }
    }

    private static final class Client {
        final ObjectDevice device = new ObjectDevice();
        final Map<Long, List<ObjectMessage>> unanswered = new LinkedHashMap<>();
        long msgSerial;
        int taken; // frames of the present transport
        boolean online;
        String position = "";
    }

    private static final class Schedule {
        private final long seed;
        private final Random random;
        private final BrokerScript script;
        private final Map<String, Client> clients = new LinkedHashMap<>();
        private final List<String> maps = new ArrayList<>(List.of("root"));
        private double hits;

        Schedule(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.script = new BrokerScript(seed);
        }

        void run() throws Exception {
            for (var name : CLIENTS) {
                clients.put(name, new Client());
                script.connect(name);
                attach(name);
            }
            var create = new ObjectPayload.CreateWithObjectId(
                    ObjectAction.COUNTER_CREATE, "{\"count\":0}", "hits", new ObjectPayload.CounterCreate(0));
            publish("ada", List.of(ObjectOperation.of(COUNTER, create)));
            for (int step = 0; step < 80; step++) {
                step(CLIENTS.get(random.nextInt(CLIENTS.size())), step);
            }
            for (var name : CLIENTS) {
                if (!client(name).online) {
                    back(name);
                }
            }
            check();
        }

        private void step(String name, int step) {
            var client = client(name);
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (client.online) {
                        lose(name);
                    }
                }
                case 1, 2 -> {
                    if (!client.online) {
                        back(name);
                    }
                }
                case 3 -> take(name, random.nextInt(4));
                case 4 -> {
                    if (client.online) {
                        attach(name); // setOptions
                    }
                }
                default -> {
                    if (client.online) {
                        publish(name, operations(step));
                    }
                }
            }
        }

        private List<ObjectOperation> operations(int step) {
            var operations = new ArrayList<ObjectOperation>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                var map = maps.get(random.nextInt(maps.size()));
                var key = "k" + random.nextInt(4);
                switch (random.nextInt(8)) {
                    case 0 -> operations.add(ObjectOperation.of(map, new ObjectPayload.MapRemove(key)));
                    case 1, 2 -> {
                        int number = random.nextInt(9) - 3;
                        hits += number;
                        operations.add(ObjectOperation.of(COUNTER, new ObjectPayload.CounterInc(number)));
                    }
                    case 3 -> operations.addAll(newMap(map, key, step + "." + i));
                    case 4 ->
                        operations.add(
                                random.nextInt(4) == 0
                                        ? ObjectOperation.of(map, new ObjectPayload.MapClear())
                                        : set(map, "counter", new ObjectData.Reference(COUNTER)));
                    case 5 -> {
                        if (random.nextInt(4) == 0 && !map.equals("root")) {
                            operations.add(ObjectOperation.of(map, new ObjectPayload.ObjectDelete()));
                        }
                    }
                    default -> operations.add(set(map, key, new ObjectData.Text(seed + "/" + step)));
                }
            }
            return operations;
        }

        private static ObjectOperation set(String map, String key, ObjectData value) {
            return ObjectOperation.of(map, new ObjectPayload.MapSet(key, value));
        }

        private List<ObjectOperation> newMap(String parent, String key, String nonce) {
            var initial = new ObjectPayload.MapCreate(0, Map.of("k0", ObjectEntry.initial(new ObjectData.Bool(true))));
            var text = "{\"semantics\":0,\"entries\":{\"k0\":{\"data\":{\"boolean\":true}}}}";
            var id = "map:" + ObjectId.hash(text, nonce) + "@1780000000000";
            maps.add(id);
            var create = new ObjectPayload.CreateWithObjectId(ObjectAction.MAP_CREATE, text, nonce, initial);
            return List.of(ObjectOperation.of(id, create), set(parent, key, new ObjectData.Reference(id)));
        }

        private Client client(String name) {
            return Objects.requireNonNull(clients.get(name));
        }

        private void attach(String name) {
            var client = client(name);
            client.online = true;
            script.send(
                    name,
                    ProtocolMessage.builder(Action.ATTACH)
                            .channel("board")
                            .flags(ChannelMode.bits(MODES))
                            .channelSerial(client.position.isEmpty() ? null : client.position));
        }

        private void publish(String name, List<ObjectOperation> operations) {
            if (operations.isEmpty()) {
                return;
            }
            var client = client(name);
            var messages = operations.stream()
                    .map(operation -> ObjectMessage.of(null, null, operation))
                    .toList();
            client.unanswered.put(client.msgSerial, messages);
            send(name, client.msgSerial++, messages);
        }

        private void send(String name, long msgSerial, List<ObjectMessage> messages) {
            script.send(
                    name,
                    ProtocolMessage.builder(Action.OBJECT)
                            .channel("board")
                            .msgSerial(msgSerial)
                            .state(messages));
        }

        /// Some of the frames that were sent arrive before the transport is gone; the others never do.
        private void lose(String name) {
            take(name, random.nextInt(6));
            client(name).online = false;
            script.lose(name);
        }

        private void back(String name) {
            var client = client(name);
            script.resume(name);
            client.taken = 0;
            boolean attachFirst = random.nextBoolean();
            if (attachFirst) {
                attach(name);
            }
            Map.copyOf(client.unanswered).keySet().stream()
                    .sorted()
                    .forEach(serial -> send(name, serial, Objects.requireNonNull(client.unanswered.get(serial))));
            if (!attachFirst) {
                attach(name);
            }
        }

        private void take(String name, int frames) {
            var client = client(name);
            if (!client.online) {
                return;
            }
            var got = script.got(name);
            for (int end = Math.min(got.size(), client.taken + frames); client.taken < end; client.taken++) {
                take(client, got.get(client.taken));
            }
        }

        private static void take(Client client, ProtocolMessage frame) {
            if (frame.action() == Action.ACK) {
                var operations = client.unanswered.remove(Objects.requireNonNull(frame.msgSerial()));
                if (operations != null) {
                    var serials = Objects.requireNonNull(frame.res()).getFirst().serials();
                    assertEquals(operations.size(), serials.size());
                    client.device.acknowledged(operations, serials);
                }
            } else {
                client.device.take(frame);
                if (frame.channelSerial() != null && frame.action() != Action.OBJECT_SYNC) {
                    client.position = frame.channelSerial();
                }
            }
        }

        private void check() throws Exception {
            for (var name : CLIENTS) {
                take(name, Integer.MAX_VALUE / 2);
                assertEquals(Map.of(), client(name).unanswered, "seed " + seed + ", " + name);
                assertTrue(script.got(name, Action.NACK).isEmpty(), "seed " + seed);
            }
            var expected = client("ada").device.view();
            assertEquals(hits, expected.get(COUNTER), "seed " + seed);
            for (var name : CLIENTS) {
                assertEquals(expected, client(name).device.view(), "seed " + seed + ", " + name);
            }
            var reborn = ImageTrip.of(script.broker).nextLife(BrokerSettings.DEFAULT, ~seed, script.now());
            assertEquals(expected, newcomer(reborn), "seed " + seed);
            assertEquals(expected, newcomer(script.broker.copy()), "seed " + seed + " copied");
            var again = new Broker(BrokerSettings.DEFAULT, seed);
            var effects = new ArrayList<Effect>();
            var insight = new ObjectInsight(seed, script.inputs.getFirst().atMs() - 1);
            for (var input : script.inputs) {
                var next = again.apply(input);
                effects.addAll(next);
                if (seed % 4 == 0) {
                    insight.record(input, next);
                    insight.compare(again, "insight, seed " + seed);
                }
                again = random.nextInt(20) == 0 ? again.copy() : again; // a copy goes on as the original would
            }
            insight.compareAll("insight, seed " + seed);
            assertEquals(script.effects, effects, "seed " + seed + " is not deterministic");
        }

        /// What somebody has who attaches for the first time.
        private static Map<String, Object> newcomer(Broker broker) {
            var script = new BrokerScript(broker);
            script.tick(1_000_000);
            script.connectAs(900, "newcomer")
                    .send(
                            "newcomer",
                            ProtocolMessage.builder(Action.ATTACH)
                                    .channel("board")
                                    .flags(ChannelMode.bits(MODES)));
            var device = new ObjectDevice();
            script.got("newcomer").forEach(device::take);
            return device.view();
        }
    }
}
