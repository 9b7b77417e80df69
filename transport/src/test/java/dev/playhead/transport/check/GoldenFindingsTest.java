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

/// Findings in recordings of earlier versions, whose broker kept what it promised.
class GoldenFindingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"v0", "v0-killed", "v1", "v1-killed"})
    void aRealBrokerIsNotAccused(String name) throws IOException, URISyntaxException {
        var url = GoldenFindingsTest.class.getResource("/golden/" + name + ".playhead.mcap");
        try (var log = LogFile.open(Path.of(Objects.requireNonNull(url).toURI()))) {
            var found = Checked.findings(log);
            var accused = found.stream()
                    .filter(finding -> !finding.rule().equals("publish-refused"))
                    .toList();
            assertEquals(List.of(), accused);
        }
    }
}
