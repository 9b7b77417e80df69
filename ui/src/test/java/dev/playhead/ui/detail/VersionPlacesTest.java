package dev.playhead.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.MessageVersions.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionPlacesTest {
    private static List<Version> versions(Kind... kinds) {
        var versions = new ArrayList<Version>();
        for (var kind : kinds) {
            versions.add(new Version(versions.size() + 1, kind, 0, 0, 0, null, "x"));
        }
        return versions;
    }

    @Test
    void appendsThatFollowEachOtherShareABox() {
        var places = VersionPlaces.of(
                versions(Kind.CREATE, Kind.APPEND, Kind.APPEND, Kind.UPDATE, Kind.APPEND, Kind.DELETE), 600);
        assertEquals(2, places.boxes().size());
        assertEquals(1, places.boxes().getFirst().first());
        assertEquals(2, places.boxes().getFirst().size());
        assertEquals(1, places.boxes().getLast().size());
    }

    @Test
    void everythingIsInOrderAndInside() {
        for (int appends : List.of(0, 1, 40, 5_000)) {
            var kinds = new ArrayList<>(List.of(Kind.CREATE));
            kinds.addAll(Collections.nCopies(appends, Kind.APPEND));
            kinds.add(Kind.UPDATE);
            kinds.add(Kind.DELETE);
            for (double width : new double[] {40, 300, 1_200}) {
                var x = VersionPlaces.of(versions(kinds.toArray(Kind[]::new)), width)
                        .x();
                for (int i = 0; i < x.length; i++) {
                    assertTrue(x[i] >= 0 && x[i] <= width, appends + " in " + width + ": " + x[i]);
                    assertTrue(i == 0 || x[i] > x[i - 1], appends + " in " + width);
                }
            }
        }
    }

    @Test
    void thePlaceThatIsPointedAtLeadsToTheNearestVersion() {
        var places = VersionPlaces.of(versions(Kind.CREATE, Kind.UPDATE, Kind.DELETE), 300);
        assertEquals(0, places.nearest(-50));
        assertEquals(1, places.nearest(places.x()[1] + 5));
        assertEquals(2, places.nearest(999));
        assertEquals(-1, VersionPlaces.of(List.of(), 300).nearest(10));
    }
}
