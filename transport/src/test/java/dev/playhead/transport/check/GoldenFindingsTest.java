package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the rules find in recordings of earlier versions, whose resumes were kept.
class GoldenFindingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"v0", "v0-killed", "v1", "v1-killed"})
    void noResumeOfARealBrokerIsAccused(String name) throws IOException, URISyntaxException {
        var url = GoldenFindingsTest.class.getResource("/golden/" + name + ".playhead.mcap");
        try (var log = LogFile.open(Path.of(Objects.requireNonNull(url).toURI()))) {
            var found = Checked.findings(log);
            assertEquals(List.of(), Checked.of("resume-without-replay", found));
            assertEquals(List.of(), Checked.of("text-after-stop", found));
        }
    }
}
