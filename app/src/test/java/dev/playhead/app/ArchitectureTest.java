package dev.playhead.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The borders of the command: it wires broker and screens and does no work of theirs.
@AnalyzeClasses(packages = "dev.playhead.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule noPackageKnowsOneThatKnowsIt =
            slices().matching("dev.playhead.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCommandUsesDoorsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.playhead.transport.core.state..",
                    "dev.playhead.transport.log.mcap..",
                    "dev.playhead.transport.server.http..",
                    "dev.playhead.transport.server.fanout..",
                    "dev.playhead.transport.server.transport..",
                    "com.fasterxml..");
}
