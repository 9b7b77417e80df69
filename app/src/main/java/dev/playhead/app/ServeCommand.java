package dev.playhead.app;

import dev.playhead.app.broker.BrokerFlags;
import dev.playhead.app.broker.Headless;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs broker and recorder without a window until interrupted.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the broker and the recorder headless until interrupted.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BrokerFlags broker;

    @Option(names = "--json", description = "Print the address as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var line = spec.commandLine();
        return new Headless(line.getOut(), line.getErr())
                .run(broker.start(), json ? ServeCommand::asJson : Headless::line, false);
    }

    private static String asJson(BrokerServer server) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("address", server.address());
        fields.put("port", (long) server.port());
        fields.put("recording", server.recording().toString());
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }
}
