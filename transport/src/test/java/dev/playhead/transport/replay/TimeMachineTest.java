package dev.playhead.transport.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.ImageTrip;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeMachineTest {
    private static final long SEED = 7;
    private static final TransportId AGENT = new TransportId(1);

    private final List<Entry> entries = new ArrayList<>();
    private final List<@Nullable String> serials = new ArrayList<>();
    private boolean created;
    private final Broker driven = new Broker(BrokerSettings.DEFAULT, SEED);

    private long position() {
        return entries.size();
    }

    private long at() {
        return 1_780_000_000_000_000_000L + position() * 1_000_000;
    }

    private void add(Entry entry) {
        entries.add(entry);
        if (entry instanceof InputEntry input) {
            RecordedInputs.of(input).map(driven::apply).ifPresent(this::noteSerials);
        }
    }

    // Serials of the messages that the agent published, from their ACKs; changes answer with serials of versions.
    private void noteSerials(List<Effect> effects) {
        for (var effect : effects) {
            if (created && effect instanceof Effect.Send(var to, var frame) && frame.action() == Action.ACK) {
                serials.addAll(Objects.requireNonNull(frame.res()).getFirst().serials());
            }
        }
    }

    private void open(long transport, String client) {
        var handshake =
                new Handshake(Format.JSON, 6, new Identity("a.k", client), null, true, null, null, 15_000, "here");
        add(new Entry.Opened(position(), at(), new TransportId(transport), handshake));
    }

    private void frame(TransportId transport, String json) {
        add(new Entry.FrameIn(
                position(), at(), transport, "chat", Format.JSON, json.getBytes(StandardCharsets.UTF_8), null));
    }

    private static String attach(String channel) {
        return "{\"action\":10,\"channel\":\"" + channel + "\"}";
    }

    private static String publish(long msgSerial, String message) {
        return "{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + msgSerial + ",\"messages\":[" + message + "]}";
    }

    /// A recording of an agent that streams to devices that come and go.
    private ListLog recording(int length) {
        var random = new Random(SEED);
        add(new Entry.Started(0, at(), SEED, "0.1.0", BrokerSettings.DEFAULT.toMap()));
        open(1, "agent");
        frame(AGENT, attach("chat"));
        long lastTransport = 1;
        long msgSerial = 0;
        var open = new ArrayList<TransportId>();
        while (position() < length) {
            int dice = random.nextInt(100);
            if (dice < 3) {
                var device = new TransportId(++lastTransport);
                open.add(device);
                open(lastTransport, "device" + lastTransport % 4);
                frame(device, attach("chat"));
                frame(device, "{\"action\":14,\"channel\":\"chat\",\"msgSerial\":0,\"presence\":[{\"action\":2}]}");
            } else if (dice < 6 && !open.isEmpty()) {
                var device = open.remove(random.nextInt(open.size()));
                if (random.nextInt(20) > 0) {
                    frame(device, "{\"action\":7}"); // most say goodbye; the others stay attached
                }
                add(new Entry.Closed(position(), at(), device, CloseReason.LOST));
            } else if (dice < 12) {
                created = true;
                frame(AGENT, publish(msgSerial++, "{\"data\":\"m" + position() + "\"}"));
                created = false;
            } else if (dice < 16) {
                var body = "{\"name\":\"rest\",\"data\":\"r\"}".getBytes(StandardCharsets.UTF_8);
                add(new Entry.RestIn(
                        position(),
                        at(),
                        new RequestId(position()),
                        new Identity("a.k", "*"),
                        null,
                        "POST",
                        "/channels/other" + dice + "/messages",
                        Map.of(),
                        body));
            } else if (dice < 30) {
                add(new Entry.Written(position(), at(), List.of()));
            } else if (!serials.isEmpty()) {
                var serial = serials.get(Math.max(0, serials.size() - 1 - random.nextInt(3)));
                frame(AGENT, publish(msgSerial++, "{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\"x\"}"));
            }
        }
        return new ListLog(entries);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyMomentIsTheSameWhereverTheMachineComesFrom(long seed) throws IOException {
        var log = recording(4000);
        var machine = new TimeMachine(log);
        var random = new Random(seed);
        long position = 0;
        for (int jump = 0; jump < 60; jump++) {
            position = switch (random.nextInt(3)) {
                case 0 -> random.nextLong(log.size() + 1);
                case 1 -> Math.max(0, position - random.nextLong(700));
                default -> Math.min(log.size(), position + random.nextLong(700));
            };
            var fresh = new TimeMachine(log).at(position);
            var at = machine.at(position);
            assertArrayEquals(ImageTrip.bytes(fresh), ImageTrip.bytes(at), "seed " + seed + ", position " + position);
            assertEquals(fresh.channels(), at.channels(), "seed " + seed + ", position " + position);
        }
    }

    @Test
    void goingBackCostsABoundedNumberOfEntries() throws IOException {
        var log = recording(24_000);
        var machine = new TimeMachine(log);
        machine.at(log.size());
        var random = new Random(3);
        for (int jump = 0; jump < 300; jump++) {
            long position = random.nextLong(log.size() + 1);
            machine.at(position);
            log.reads = 0;
            machine.at(Math.max(0, position - 1));
            assertTrue(log.reads <= 24_000 / 16 + 1, log.reads + " entries for one step back from " + position);
        }
        log.reads = 0;
        machine.at(0);
        machine.at(12_000);
        assertTrue(log.reads <= 24_000 / 16 + 1, log.reads + " entries to go far");
    }

    @Test
    void steppingBackIsCheapNearThePresent() throws IOException {
        var log = recording(24_000);
        var machine = new TimeMachine(log);
        machine.at(log.size());
        for (long position = log.size() - 1; position > log.size() - 600; position -= 20) {
            log.reads = 0;
            machine.at(position);
            assertTrue(log.reads <= Keyframes.LEAST_GAP, log.reads + " entries back to " + position);
        }
    }

    @Test
    void theNumberOfCopiesIsLimitedHoweverLongTheLogIs() {
        var keyframes = new Keyframes();
        var broker = new Broker(BrokerSettings.DEFAULT, SEED);
        var random = new Random(5);
        long present = 0;
        for (long target = 0; target < 3_000_000; target += random.nextLong(200_000)) {
            for (; present < target; present++) {
                keyframes.passing(present, target, broker);
            }
            keyframes.arrived(target);
            assertTrue(keyframes.count() <= Keyframes.MOST, keyframes.count() + " copies at " + target);
        }
        long before = 0;
        for (long position = 0; position < present; position += 1000) {
            var copy = keyframes.atOrBefore(position);
            before = copy == null ? 0 : copy.getKey();
            assertTrue(position - before <= keyframes.furthest(), position + " is far from " + before);
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void whatTheCoreCouldNotTakeDoesNotStopTheMachine() throws IOException {
        var log = recording(500);
        var broken = new Entry.TimerFired(250, log.read(250).atNanos(), null);
        assertThrows(
                NullPointerException.class,
                () -> driven.apply(RecordedInputs.of(broken).orElseThrow()));
        log.entries.set(250, broken);
        var without = new ListLog(log.entries);
        without.entries.set(250, new Entry.Note(250, log.read(250).atNanos(), "nothing happens here"));
        assertEquals(
                new TimeMachine(without).at(500).channels(),
                new TimeMachine(log).at(500).channels());
    }

    @Test
    void aRequestThatWasRefusedBeforeTheCoreIsNotAppliedLater() throws IOException {
        recording(100);
        var body = "{\"data\":\"unwanted\"}".getBytes(StandardCharsets.UTF_8);
        var id = new RequestId(9000);
        long refused = position();
        var why = new ErrorInfo(40101, 401, "No credentials.");
        entries.add(new Entry.RestIn(refused, at(), id, null, why, "POST", "/channels/new/messages", Map.of(), body));
        entries.add(new Entry.Stopping(position(), at()));
        assertTrue(!names().contains("new"), names().toString());
        // Without the refusal the same request was taken.
        var anybody = new Identity(null, null);
        entries.set(
                (int) refused,
                new Entry.RestIn(refused, at(), id, anybody, null, "POST", "/channels/new/messages", Map.of(), body));
        assertTrue(names().contains("new"), names().toString());
    }

    private List<String> names() throws IOException {
        return new TimeMachine(new ListLog(entries))
                .at(position()).channels().stream().map(c -> c.name()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6i536", "", "-1", "0", "99999999999999999999"})
    void aSettingThatIsNoNumberIsNamed(String value) {
        entries.add(new Entry.Started(0, at(), SEED, "0.1.0", Map.of("maxMessageSize", value)));
        var refused = assertThrows(IOException.class, () -> new TimeMachine(new ListLog(entries)).at(1));
        assertEquals(
                "The log cannot be run again. The setting maxMessageSize is \"" + value
                        + "\"; it must be a whole number above 0.",
                refused.getMessage());
    }
}
