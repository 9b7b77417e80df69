package dev.playhead.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxToolkit.class)
class ThemeTest {
    @ParameterizedTest
    @EnumSource
    void paletteIsReadFromTheSheet(Theme theme) {
        var tokens = Palette.tokens(theme);
        assertEquals(tokens.get("fault-mark"), Palette.of(theme).faultMark());
        assertEquals(6, Palette.of(theme).ids().size());
        assertEquals(tokens.get("id1"), Palette.of(theme).id(7), "identities repeat from the seventh on");
    }

    @Test
    void themesDifferInEveryTokenButTheTextOnFills() {
        var dark = Palette.tokens(Theme.DARK);
        var light = Palette.tokens(Theme.LIGHT);
        assertEquals(dark.keySet(), light.keySet());
        dark.forEach((name, colour) -> {
            if (!name.equals("accent-text")) {
                assertNotEquals(colour, light.get(name), name);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void textTokensAreReadableOnEverySurface(Theme theme) {
        var tokens = Palette.tokens(theme);
        for (String text : List.of("fg0", "fg1", "fg2", "accent", "fault", "warn", "ok")) {
            for (String surface : List.of("bg0", "bg1", "bg2", "bg3")) {
                double ratio = contrast(tokens.get(text), tokens.get(surface));
                assertTrue(ratio >= 4.5, text + " on " + surface + " has only " + ratio);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK_CONTRAST", "LIGHT_CONTRAST"})
    void withHighContrastLinesAndMarksAreAsReadableAsText(Theme theme) {
        var tokens = Palette.tokens(theme);
        for (String surface : List.of("bg0", "bg1", "bg2", "bg3")) {
            for (String text : List.of("fg0", "fg1", "fg2", "accent", "fault", "warn", "ok")) {
                double ratio = contrast(tokens.get(text), tokens.get(surface));
                assertTrue(ratio >= 7, text + " on " + surface + " has only " + ratio);
            }
            for (String mark : List.of(
                    "line",
                    "line-strong",
                    "control",
                    "fault-mark",
                    "warn-mark",
                    "ok-mark",
                    "ink",
                    "id1",
                    "id2",
                    "id3",
                    "id4",
                    "id5",
                    "id6")) {
                double ratio = contrast(tokens.get(mark), tokens.get(surface));
                assertTrue(ratio >= 4.5, mark + " on " + surface + " has only " + ratio);
            }
        }
        for (String fill : List.of("accent-fill", "fault-fill")) {
            double ratio = contrast(tokens.get("accent-text"), tokens.get(fill));
            assertTrue(ratio >= 7, "text on " + fill + " has only " + ratio);
        }
        assertEquals(tokens.get("control"), tokens.get("line"), "lines become controls");
        assertEquals(tokens.get("control"), Palette.of(theme).tintEdge(), "tints have an edge");
        assertEquals(tokens.get("bg0"), tokens.get("id3-bg"), "and no ground of their own");
    }

    @Test
    void baseSheetHasNoColourOfItsOwn() throws IOException {
        String sheet = new String(Theme.url("playhead.css").openStream().readAllBytes(), StandardCharsets.UTF_8);
        assertFalse(
                Pattern.compile("#[0-9A-Fa-f]{3,8}\\b|rgba?\\(").matcher(sheet).find());
    }

    @Test
    void everyTokenThatTheBaseSheetUsesExists() throws IOException {
        String sheet = new String(Theme.url("playhead.css").openStream().readAllBytes(), StandardCharsets.UTF_8);
        var known = Palette.tokens(Theme.DARK).keySet();
        var used = Pattern.compile("-ph-([a-z0-9-]+)").matcher(sheet);
        while (used.find()) {
            assertTrue(known.contains(used.group(1)) || used.group(1).equals("icon-color"), used.group());
        }
    }

    @Test
    void sheetsParseWithoutErrors() throws IOException {
        for (String name : List.of("tokens.css", "playhead.css")) {
            var errors = new ArrayList<String>();
            FxToolkit.onFx(() -> {
                ListChangeListener<CssParser.ParseError> listener = change -> {
                    while (change.next()) {
                        change.getAddedSubList().forEach(error -> errors.add(error.getMessage()));
                    }
                };
                CssParser.errorsProperty().addListener(listener);
                try {
                    return new CssParser().parse(Theme.url(name));
                } finally {
                    CssParser.errorsProperty().removeListener(listener);
                }
            });
            assertEquals(List.of(), errors, name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void controlsResolveEveryColour(Theme theme) {
        var warnings = new CssWarnings();
        try (warnings) {
            Label label = FxToolkit.onFx(() -> {
                var strong = new Label("Runs");
                strong.getStyleClass().addAll("ph-chip", "ph-fault");
                var live = new ToggleButton("Live");
                var segments = new HBox(live);
                segments.getStyleClass().add("ph-segments");
                var primary = new Button("Run", Icon.PLAY.node(14));
                primary.getStyleClass().add("ph-primary");
                var table = new TableView<String>();
                table.getColumns().add(new TableColumn<>("Time"));
                var root = new VBox(strong, segments, primary, new TextField(), new TextArea(), table);
                var scene = new Scene(root, 400, 400);
                theme.apply(scene);
                root.applyCss();
                root.layout();
                root.snapshot(null, null);
                return strong;
            });
            assertEquals(Palette.of(theme).fault(), label.getTextFill());
        }
        assertEquals(List.of(), warnings.messages());
    }

    @Test
    void colourThatNobodyDefinesIsNoticed() {
        var warnings = new CssWarnings();
        try (warnings) {
            FxToolkit.onFx(() -> {
                var label = new Label("x");
                label.setStyle("-fx-text-fill: -ph-no-such-colour;");
                var root = new VBox(label);
                Theme.DARK.apply(new Scene(root, 100, 100));
                root.applyCss();
                return label;
            });
        }
        assertFalse(warnings.messages().isEmpty());
    }

    @Test
    void everyFaceIsKnownByTheNameTheSheetsUse() {
        Fonts.load();
        for (String family : List.of(
                Fonts.UI, Fonts.UI_MEDIUM, Fonts.UI_SEMIBOLD, Fonts.MONO, Fonts.MONO_MEDIUM, Fonts.MONO_SEMIBOLD)) {
            assertEquals(
                    family,
                    Font.font(family, 12).getFamily(),
                    Font.getFamilies().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void iconFitsItsBox(Icon icon) {
        var bounds = FxToolkit.onFx(() -> icon.node(12).getBoundsInLocal());
        assertTrue(bounds.getMinX() >= -1.5 && bounds.getMaxX() <= 13.5, icon + " " + bounds);
        assertTrue(bounds.getMinY() >= -1.5 && bounds.getMaxY() <= 13.5, icon + " " + bounds);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
