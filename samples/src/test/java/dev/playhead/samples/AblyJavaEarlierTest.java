package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The last ably-java of protocol version 2, which ends its connection at a message whose `version` is an object.
class AblyJavaEarlierTest {
    @TempDir
    private Path data;

    @BothFormats
    void aClientOfProtocolTwoHearsWhatIsPublished(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.open(data, binary)) {
            var told = new EarlierAblyJava()
                    .program(EarlierClientProgram.class)
                    .apply(Map.of(
                            "port", Integer.toString(stage.broker().port()),
                            "binary", Boolean.toString(binary),
                            "channel", "c"));
            assertEquals(
                    List.of("heard MESSAGE_CREATE hello", "history [MESSAGE_CREATE hello]", "left connected false"),
                    told);
        }
    }
}
