package dev.playhead.samples;

import dev.playhead.samples.junit.PlayheadCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The helper for tests of an application that are written in JavaScript.
class NodeHelperTest {
    @Test
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "Node starts no script there; the installed command is a program.")
    void itStartsBreaksAndJudges(@TempDir Path folder) throws Exception {
        Node.assume();
        Node.run(
                120,
                List.of("node", "--test", "test/helper.test.mjs"),
                Map.of("PLAYHEAD_COMMAND", PlayheadCommand.in(folder).toString()));
    }
}
