package dev.playhead.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.TreeMap;

/// Packages that hold more types than somebody who opens them can see at once. For the architecture tests of
/// all modules.
public final class CrowdedPackages {
    private static final int MOST = 30;

    private CrowdedPackages() {}

    /// Fails with the packages that are crowded.
    public static void check(JavaClasses classes) {
        var crowded = new TreeMap<String, Integer>();
        for (JavaClass type : classes) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                crowded.merge(type.getPackageName(), 1, Integer::sum);
            }
        }
        crowded.values().removeIf(count -> count <= MOST);
        assertEquals(Map.of(), crowded, "split them");
    }
}
