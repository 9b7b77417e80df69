package dev.playhead.transport.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.RecordedPayload;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.replay.TimeMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden recordings, in which nearly everything happens, beside their masked copies.
class MaskedRecordingTest {
    private static final List<String> SAID = List.of("from the session before", "Once upon", "by REST");

    @TempDir
    private Path folder;

    private static Path golden(String name) throws Exception {
        return Path.of(
                Objects.requireNonNull(MaskedRecordingTest.class.getResource("/golden/" + name + ".playhead.mcap"))
                        .toURI());
    }

    private LogFile masked(String name) throws Exception {
        var file = folder.resolve(name + "-masked.playhead.mcap");
        MaskedRecording.copy(golden(name), file);
        return LogFile.open(file);
    }

    private static String payload(Entry entry) {
        var bytes = entry instanceof Entry.Keyframe page
                ? page.image()
                : RecordedPayload.of(entry).bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> texts(LogReader log) throws IOException {
        return new TimeMachine(log)
                .at(log.size()).channels().stream()
                        .flatMap(view -> view.messages().stream())
                        .map(message -> message.data() instanceof Data.Text(var text) ? text : "")
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v0",
                "v0-killed",
                "v1",
                "v1-killed",
                "v2",
                "v2-killed",
                "v3",
                "v3-killed",
                "v3.1-part",
                "v4",
                "v4-killed",
                "v4-part"
            })
    void rulesSayOfAMaskedRecordingWhatTheySayOfTheOriginal(String name) throws Exception {
        try (var original = LogFile.open(golden(name));
                var masked = masked(name)) {
            assertEquals(CheckReport.of(original), CheckReport.of(masked));
            assertEquals(List.of(), masked.damage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v1", "v2", "v3", "v4", "v4-killed", "v4-part"})
    void nothingThatWasSaidIsLeftAndAllThatHappenedIs(String name) throws Exception {
        boolean wasSaid = false;
        try (var original = LogFile.open(golden(name));
                var masked = masked(name)) {
            assertEquals(original.size(), masked.size());
            for (long position = 0; position < masked.size(); position++) {
                var before = original.readForShow(position);
                var after = masked.readForShow(position);
                assertEquals(before.getClass(), after.getClass());
                assertEquals(before.atNanos(), after.atNanos());
                for (var text : SAID) {
                    wasSaid |= payload(before).contains(text);
                    assertFalse(payload(after).contains(text), after::toString);
                }
            }
        }
        assertTrue(wasSaid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v4-part"})
    void aMaskedRecordingRunsAgainToTheSameEnd(String name) throws Exception {
        try (var original = LogFile.open(golden(name));
                var masked = masked(name)) {
            assertEquals(DeterminismCheck.verify(original), DeterminismCheck.verify(masked));
            assertEquals(texts(original).stream().map(TextMask::of).toList(), texts(masked));
        }
    }

    @Test
    void aReaderMasksWithoutACopy() throws Exception {
        try (var log = new MaskedRecording(LogFile.open(golden("v4")));
                var copy = masked("v4")) {
            assertEquals(texts(copy), texts(log));
        }
    }
}
