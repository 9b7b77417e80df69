package dev.playhead.ui.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifeStepTest {
    private final List<MessageVersions.Version> versions = new ArrayList<>();

    private LifeStepTest add(Kind kind, @Nullable String text) {
        int number = versions.size() + 1;
        versions.add(new MessageVersions.Version(number, kind, number * 10L, 3, number, "s" + number, text));
        return this;
    }

    private List<LifeStep> steps() {
        return LifeStep.of(new MessageVersions("s1", versions));
    }

    @Test
    void appendsThatFollowEachOtherAreOneStep() {
        add(Kind.CREATE, "").add(Kind.APPEND, "Pack ").add(Kind.APPEND, "a light coat");
        add(Kind.UPDATE, "Pack a rain coat").add(Kind.APPEND, ".").add(Kind.DELETE, null);
        var steps = steps();
        assertEquals(
                List.of("v1", "v2\u2013v3", "v4", "v5", "v6"),
                steps.stream().map(LifeStep::numbers).toList());
        assertEquals(17, steps.get(1).characters());
        assertEquals(20, steps.get(1).fromNanos());
        assertEquals(30, steps.get(1).toNanos());
        assertEquals(4, steps.get(2).added());
        assertEquals(5, steps.get(2).removed());
        assertEquals(17, steps.get(4).characters(), "a delete without a text leaves it as it was");
    }

    @Test
    void ofThousandsOfEditsOnlySomeAreCompared() {
        add(Kind.CREATE, "a");
        for (int i = 0; i < 2_000; i++) {
            add(Kind.UPDATE, "text " + i);
        }
        var steps = steps();
        assertEquals(2_001, steps.size());
        assertEquals(-1, steps.getLast().added());
        assertEquals(9, steps.getLast().characters());
    }
}
