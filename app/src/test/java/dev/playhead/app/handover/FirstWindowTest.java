package dev.playhead.app.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.directory.DataDirectory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstWindowTest {
    @TempDir
    private Path folder;

    private final List<Optional<Path>> starts = Collections.synchronizedList(new ArrayList<>());

    private DataDirectory data() {
        return new DataDirectory(folder.resolve("data"));
    }

    @Test
    void laterStartsAreHandedToTheFirst() throws Exception {
        assertFalse(FirstWindow.handOver(data(), null), "there is no first yet");
        try (var first = FirstWindow.become(data(), starts::add).orElseThrow()) {
            assertTrue(first.toString().length() > 0);
            assertTrue(FirstWindow.become(data(), starts::add).isEmpty(), "only one is the first");
            assertTrue(FirstWindow.handOver(data(), null));
            var file = folder.resolve("a b \u00e9.mcap");
            assertTrue(FirstWindow.handOver(data(), file));
            assertEquals(List.of(Optional.empty(), Optional.of(file)), starts);
        }
    }

    @Test
    void aFirstThatIsGoneTakesNothingAndAnotherMayBe() throws Exception {
        FirstWindow.become(data(), starts::add).orElseThrow().close();
        assertFalse(FirstWindow.handOver(data(), null));
        try (var next = FirstWindow.become(data(), starts::add).orElseThrow()) {
            assertTrue(FirstWindow.handOver(data(), null), next::toString);
        }
        assertEquals(1, starts.size());
    }

    @Test
    void whoeverDoesNotKnowTheWordOpensNothing() throws Exception {
        try (var first = FirstWindow.become(data(), starts::add).orElseThrow()) {
            var said = Files.readString(data().path().resolve("playhead.window"));
            int port = Integer.parseInt(said.split(" ")[0]);
            for (var line : List.of("{\"word\":\"guess\",\"open\":\"/etc/hosts\"}", "no json", "{}")) {
                try (var to = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    to.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    assertEquals(-1, to.getInputStream().read(), line);
                }
            }
            assertTrue(FirstWindow.handOver(data(), null), first::toString);
        }
        assertEquals(List.of(Optional.empty()), starts);
    }
}
