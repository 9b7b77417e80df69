package dev.playhead.transport;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.playhead.transport.core.Effect;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The borders inside the transport: what keeps the core a function of its inputs.
@AnalyzeClasses(packages = "dev.playhead.transport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.playhead.transport.";

    @ArchTest
    static final ArchRule noJavaFx = noClasses().should().dependOnClassesThat().resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule theCoreTouchesNothing = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "protocol",
                    ROOT + "ai",
                    ROOT + "interrupt",
                    ROOT + "core..",
                    ROOT + "annotations",
                    ROOT + "delta",
                    ROOT + "filter",
                    ROOT + "fault",
                    ROOT + "insight..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io",
                    "java.nio",
                    "java.nio.file..",
                    "java.net..",
                    "java.time..",
                    "java.util.concurrent..",
                    "java.util.random..",
                    "java.security..",
                    "org.slf4j..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule objectsKnowOnlyTheProtocol = classes()
            .that()
            .resideInAPackage(ROOT + "objects")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            ROOT + "objects",
                            ROOT + "protocol",
                            ROOT + "ai",
                            ROOT + "interrupt",
                            "java.lang..",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.nio.charset",
                            "org.jspecify..")
                    .or(belongToAnyOf(MessageDigest.class, NoSuchAlgorithmException.class)));

    @ArchTest
    static final ArchRule theCoreHasNoClockNoThreadNoChance = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "protocol",
                    ROOT + "ai",
                    ROOT + "interrupt",
                    ROOT + "core..",
                    ROOT + "annotations",
                    ROOT + "delta",
                    ROOT + "filter",
                    ROOT + "fault",
                    ROOT + "insight..",
                    ROOT + "objects")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.UUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    /// What leaves the core goes through one door, so that faults see all of it.
    @ArchTest
    static final ArchRule effectsAreMadeByTheOutbox = noClasses()
            .that()
            .resideInAPackage(ROOT + "core")
            .and()
            .doNotHaveSimpleName("Outbox")
            .should()
            .callConstructorWhere(target(owner(assignableTo(Effect.class))));

    @ArchTest
    static final ArchRule jacksonIsTheCodecs = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "org.msgpack..", "org.yaml..");

    @ArchTest
    static final ArchRule webSocketsAreTheServers = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "server..", ROOT + "replay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.java_websocket..");

    /// From the lowest up: each knows only those before it.
    private static final List<String> LAYERS = List.of(
            "protocol",
            "ai",
            "payload",
            "auth",
            "filter",
            "fault",
            "delta",
            "annotations",
            "objects",
            "session",
            "interrupt",
            "core.filter",
            "core.breakpoint",
            "core.state",
            "core",
            "codec",
            "codec.rest",
            "codec.image",
            "codec.yaml",
            "client",
            "credential",
            "log.mcap",
            "log.directory",
            "log",
            "replay",
            "network",
            "server.time",
            "server.http",
            "server.fanout",
            "server.transport",
            "server.interrupt",
            "serving",
            "server",
            "insight.column",
            "insight.object",
            "insight",
            "insight.row",
            "insight.track",
            "insight.run",
            "insight.build",
            "explain",
            "conversation",
            "copy",
            "compare",
            "cut",
            "mask",
            "foreign",
            "delivery",
            "check",
            "check.run",
            "check.device",
            "check.catalog",
            "field",
            "scenario",
            "scenario.stage",
            "scenario.cast",
            "participant",
            "api",
            "page",
            "library",
            "settings",
            "scenario.verdict",
            "scenario.run",
            "scenario.draft");

    @ArchTest
    static void arrowsPointDown(JavaClasses classes) {
        for (int i = 0; i < LAYERS.size() - 1; i++) {
            var above = LAYERS.subList(i + 1, LAYERS.size()).stream().map(layer -> ROOT + layer);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + LAYERS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above.toArray(String[]::new))
                    .check(classes);
        }
    }

    @ArchTest
    static void everyPackageHasItsLayer(JavaClasses classes) {
        var packages = new TreeSet<String>();
        classes.forEach(type -> packages.add(type.getPackageName()));
        packages.removeIf(name -> !name.startsWith(ROOT));
        LAYERS.forEach(layer -> packages.remove(ROOT + layer));
        assertEquals(Set.of(), packages, "say in LAYERS which packages they may know");
    }

    @ArchTest
    static void noPackageIsCrowded(JavaClasses classes) {
        CrowdedPackages.check(classes);
    }
}
