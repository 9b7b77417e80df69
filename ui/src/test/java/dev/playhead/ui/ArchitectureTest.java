package dev.playhead.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;

/// The borders of the screens: what they may see of a session, and of one another.
@AnalyzeClasses(packages = "dev.playhead.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_IN_A_PACKAGE = 30;
    private static final String TRANSPORT = "dev.playhead.transport.";

    @ArchTest
    static final ArchRule screensSeeASessionAndNoBroker = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    TRANSPORT + "core..",
                    TRANSPORT + "server..",
                    TRANSPORT + "codec..",
                    TRANSPORT + "credential..",
                    TRANSPORT + "replay..",
                    TRANSPORT + "log",
                    TRANSPORT + "log.mcap..");

    @ArchTest
    static final ArchRule noPackageKnowsOneThatKnowsIt =
            slices().matching("dev.playhead.ui.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule canvasesKnowNoWindow = noClasses()
            .that()
            .resideInAnyPackage("dev.playhead.ui.canvas", "dev.playhead.ui.timeline", "dev.playhead.ui.frame")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.playhead.ui.window", "dev.playhead.ui.snapshot");

    @ArchTest
    static void noPackageIsCrowded(JavaClasses classes) {
        var crowded = new TreeMap<String, Integer>();
        for (JavaClass type : classes) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                crowded.merge(type.getPackageName(), 1, Integer::sum);
            }
        }
        crowded.values().removeIf(count -> count <= MOST_IN_A_PACKAGE);
        assertEquals(Map.of(), crowded, "split them");
    }
}
