package dev.playhead.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// JavaFX's wrapping of text throws on right-to-left text, so only the part that never lets it wrap may come near it.
class WrappingTest {
    private static final Set<String> WRAPPING =
            Set.of("setWrapText", "wrapTextProperty", "setWrappingWidth", "wrappingWidthProperty");
    private static final JavaClasses SCREENS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.playhead.ui", "dev.playhead.app");

    @Test
    void onlyOnePartTouchesTextFlow() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.playhead.ui.control.TextBlock")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.scene.text.TextFlow")
                .check(SCREENS);
    }

    @Test
    void nobodyLetsAControlOrATextWrap() {
        var wraps = DescribedPredicate.describe(
                "lets JavaFX wrap", (JavaCall<?> call) -> WRAPPING.contains(call.getName()));
        noClasses().should().callMethodWhere(wraps).check(SCREENS);
    }

    @Test
    void noStyleSheetDoesEither() throws IOException {
        try (var sheets = Files.walk(Path.of("src/main/resources"))) {
            for (Path sheet :
                    sheets.filter(file -> file.toString().endsWith(".css")).toList()) {
                assertEquals(
                        List.of(),
                        Files.readAllLines(sheet).stream()
                                .filter(line ->
                                        line.contains("-fx-wrap-text") || line.contains("-fx-text-overrun: wrap"))
                                .toList(),
                        sheet.toString());
            }
        }
    }
}
