package dev.playhead.samples;

import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Records the AI Transport programs for the picture in the README: one agent, three devices, a cut in the middle of
/// the second answer. Takes the folder of the recording; `playhead snapshot` makes the picture of it. Its pauses pace
/// on purpose what the picture shows: who comes when, and how long who is cut off.
final class PictureRecording {
    private static final List<Process> STARTED = new ArrayList<>();

    private PictureRecording() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Node.assume();
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(Path.of(args[0]))))) {
            start(broker, "agent.mjs");
            TimeUnit.SECONDS.sleep(2);
            start(broker, "device.mjs", "ann-phone");
            start(broker, "device.mjs", "ann-tablet");
            TimeUnit.SECONDS.sleep(2);
            start(broker, "device.mjs", "ann-laptop", "Plan 2 days in Dubrovnik")
                    .waitFor();
            var asking = start(broker, "device.mjs", "ann-laptop", "Plan 6 days in Dubrovnik, vegan food, no car");
            TimeUnit.SECONDS.sleep(6);
            var rule = broker.set(new FaultRule.Target.Client("ann-phone"), new Cut(), "Cut phone")
                    .join();
            TimeUnit.SECONDS.sleep(3);
            broker.restore(rule);
            TimeUnit.SECONDS.sleep(3);
            var again = broker.set(new FaultRule.Target.Client("ann-phone"), new Cut(), "Cut phone")
                    .join();
            asking.waitFor();
            broker.restore(again);
            TimeUnit.SECONDS.sleep(3);
            System.out.println(broker.recording());
        } finally {
            STARTED.forEach(Process::destroy);
        }
    }

    private static Process start(BrokerServer broker, String... program) throws IOException {
        var command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(program));
        var builder = new ProcessBuilder(command)
                .directory(Node.FOLDER.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PLAYHEAD_PORT", Integer.toString(broker.port()));
        builder.environment().put("SESSION", "ai:trip-42");
        builder.environment().put("TOKENS_PER_SECOND", "14");
        var process = builder.start();
        STARTED.add(process);
        return process;
    }
}
