package dev.playhead.app.broker;

import dev.playhead.transport.serving.Serving;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/// Lines that people type while a recording is served: Enter opens or closes its gate, `s` skips a turn.
final class GateKeys {
    private static final String SKIP = "s";

    private final Serving serving;
    private final boolean steps;

    /// @param steps whether Enter lets one frame go
    GateKeys(Serving serving, boolean steps) {
        this.serving = serving;
        this.steps = steps;
    }

    /// Listens until there is nothing more to read.
    void listen() {
        Thread.ofPlatform().daemon().name("keys").start(() -> {
            try {
                var lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    typed(line.strip());
                }
            } catch (IOException nothingMoreToRead) {
                // it goes on without keys
            }
        });
    }

    /// Does what a line says.
    void typed(String line) {
        if (line.equals(SKIP)) {
            serving.skipTurn();
        } else if (!line.isEmpty()) {
            return; // nothing that is known
        } else if (steps) {
            serving.step();
        } else if (serving.state().closed() == null) {
            serving.closeGate();
        } else {
            serving.goOn();
        }
    }
}
