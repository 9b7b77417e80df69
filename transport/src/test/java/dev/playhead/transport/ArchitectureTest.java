package dev.playhead.transport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
                    ROOT + "core",
                    ROOT + "annotations",
                    ROOT + "delta",
                    ROOT + "fault",
                    ROOT + "insight")
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
                    ROOT + "core",
                    ROOT + "annotations",
                    ROOT + "delta",
                    ROOT + "fault",
                    ROOT + "insight",
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

    @ArchTest
    static final ArchRule jacksonIsTheCodecs = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "org.msgpack..");

    @ArchTest
    static final ArchRule webSocketsAreTheServers = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "server", ROOT + "replay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.java_websocket..");

    @ArchTest
    static final ArchRule arrowsPointDown = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "protocol", ROOT + "core", ROOT + "fault", ROOT + "codec", ROOT + "log")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "server", ROOT + "replay", ROOT + "api", ROOT + "insight", ROOT + "explain");

    @ArchTest
    static final ArchRule explanationsNeedNoSession = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "insight", ROOT + "explain")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "api", ROOT + "server", ROOT + "replay");
}
