package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random schedules of an agent that streams and devices that come and go; whatever happens, a device that is back
/// has the server's text, and the same inputs give the same effects.
class SimulationTest {
    private static final List<String> DEVICES = List.of("laptop", "phone", "tablet");
    private static final int SEEDS_PER_BLOCK = 250;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void everyDeviceThatIsBackHasTheServersText(long block) {
        for (long seed = block * SEEDS_PER_BLOCK; seed < (block + 1) * SEEDS_PER_BLOCK; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        var random = new Random(seed);
        var script = new BrokerScript(seed).connect("agent");
        var online = new LinkedHashMap<String, Boolean>();
        var texts = new LinkedHashMap<String, Map<String, String>>();
        var resumeFrom = new LinkedHashMap<String, String>();
        for (var device : DEVICES) {
            script.connect(device).attach(device, "chat");
            online.put(device, true);
            texts.put(device, new TreeMap<>());
        }
        var streams = new ArrayList<String>();
        for (int step = 0; step < 60; step++) {
            var device = DEVICES.get(random.nextInt(DEVICES.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    script.publish("agent", "chat", "<");
                    streams.add(script.lastSerial("agent"));
                }
                case 1, 2, 3 -> {
                    if (!streams.isEmpty()) {
                        var serial = streams.get(random.nextInt(streams.size()));
                        script.append("agent", "chat", serial, Integer.toString(step));
                    }
                }
                case 4 -> {
                    if (Objects.requireNonNull(online.put(device, false))) {
                        keep(script, device, texts, resumeFrom);
                        script.lose(device);
                    }
                }
                default -> {
                    if (!Objects.requireNonNull(online.put(device, true))) {
                        back(script, device, resumeFrom);
                    }
                }
            }
        }
        for (var device : DEVICES) {
            if (!Objects.requireNonNull(online.get(device))) {
                back(script, device, resumeFrom);
            }
            keep(script, device, texts, resumeFrom);
            assertEquals(serverTexts(script), texts.get(device), () -> "seed " + seed + ", " + device);
        }
        var again = new Broker(BrokerSettings.DEFAULT, seed);
        var effects = new ArrayList<Effect>();
        script.inputs.forEach(input -> effects.addAll(again.apply(input)));
        assertEquals(script.effects, effects, () -> "seed " + seed + " is not deterministic");
    }

    private static void back(BrokerScript script, String device, Map<String, String> resumeFrom) {
        script.resume(device).attachFrom(device, "chat", Objects.requireNonNull(resumeFrom.get(device)));
    }

    private static void keep(
            BrokerScript script,
            String device,
            Map<String, Map<String, String>> texts,
            Map<String, String> resumeFrom) {
        for (var frame : script.got(device, Action.MESSAGE)) {
            BrokerScript.fold(Objects.requireNonNull(texts.get(device)), frame);
        }
        resumeFrom.put(device, script.lastChannelSerial(device));
    }

    private static Map<String, String> serverTexts(BrokerScript script) {
        var texts = new TreeMap<String, String>();
        for (var channel : script.broker.channels()) {
            for (var message : channel.messages()) {
                var text = message.data() instanceof Data.Text(var value) ? value : "";
                texts.put(Objects.requireNonNull(message.serial()), text);
            }
        }
        return texts;
    }
}
