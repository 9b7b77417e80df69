package dev.playhead.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText.Piece;
import dev.playhead.ui.theme.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FxToolkit.class)
class WrappedTextTest {
    private static final int ROOM = 200;
    // A letter may lean out of its box, but not out of the padding of a card.
    private static final int OVERHANG = 12;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void everyScriptIsLaidOutAndNoLineRunsOutOfItsRoom(String name, String text) {
        for (int width : new int[] {1, 44, 255, 384}) {
            FxToolkit.onFx(() -> {
                var shown = new WrappedText("ph-main-text", "ph-reading");
                var scene = laidOut(shown, text, width);
                assertEquals(shown.prefHeight(width), shown.getHeight(), 0.01);
                if (width > 44) {
                    assertEquals(List.of(), inkBeyond(scene, width), name + " at " + width);
                }
                return shown;
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void everyScriptGrowsAndShrinksWithPiecesAndTail(String name, String text) {
        FxToolkit.onFx(() -> {
            var shown = new WrappedText("ph-stage-text").spaced(4);
            var tail = new Rectangle(7, 13);
            for (int to = 0; to <= text.length(); to += 1 + text.length() / 25) {
                int third = to / 3;
                var pieces = List.of(
                        new Piece(text.substring(0, third), "ph-main-text", false),
                        new Piece(text.substring(third, 2 * third), "ph-extra", false),
                        new Piece(text.substring(2 * third, to), "ph-ghost-text", true));
                shown.show(pieces, to % 2 == 0 ? tail : null);
                laidOut(shown, 255 - to % 90);
                assertEquals(text.substring(0, to), shown.getText(), name);
            }
            return shown;
        });
    }

    @Test
    void rightToLeftBeginsAtTheRightAndLatinAtTheLeft() {
        FxToolkit.onFx(() -> {
            var arabic = new WrappedText("ph-main-text");
            laidOut(arabic, "مرحبا", 300);
            assertTrue(ink(arabic).minX() > 200, () -> ink(arabic).toString());
            var latin = new WrappedText("ph-main-text");
            laidOut(latin, "hello", 300);
            assertTrue(ink(latin).maxX() < 100, () -> ink(latin).toString());
            return latin;
        });
    }

    @Test
    void aLineThatBeginsInTheOtherScriptKeepsTheDirectionOfItsParagraph() {
        FxToolkit.onFx(() -> {
            var shown = new WrappedText("ph-stage-text");
            var first = new Piece("on\u00a0day\u00a0two\u00a0of\u00a0the\u00a0trip ", "ph-main-text", false);
            var arabic = new Piece("\u0645\u0631\u062d\u0628\u0627 ", "ph-main-text", false);
            var last = new Piece("ferry", "ph-ghost-text", true);
            shown.show(List.of(first, arabic, last), null);
            laidOut(shown, 130);
            var tint = (Path) shown.lookup(".ph-ghost-tint");
            assertTrue(tint.getLayoutBounds().getMinX() > 25, () -> "behind the Arabic word: " + tint);
            assertTrue(shown.getHeight() < 40, "two lines");
            return shown;
        });
    }

    @Test
    void whatIsMissingHasATintOnEveryLineItIsOn() {
        FxToolkit.onFx(() -> {
            for (String script :
                    List.of("and a ferry to Lokrum ".repeat(9), Scripts.ARABIC, Scripts.CHINESE.repeat(2))) {
                var shown = new WrappedText("ph-stage-text").spaced(4);
                shown.show(
                        List.of(new Piece("Day 2: ", "ph-main-text", false), new Piece(script, "ph-ghost-text", true)),
                        null);
                laidOut(shown, 255);
                double tinted = shown.lookupAll(".ph-ghost-tint").stream()
                        .mapToDouble(tint -> ((Path) tint).getLayoutBounds().getHeight())
                        .sum();
                assertTrue(tinted > 0.7 * shown.getHeight(), tinted + " of " + shown.getHeight());
            }
            return null;
        });
    }

    @Test
    void textThatGrowsKeepsTheNodesOfTheLinesBefore() {
        FxToolkit.onFx(() -> {
            var shown = new WrappedText("ph-main-text");
            laidOut(shown, Scripts.ARABIC.repeat(30), 255);
            var before = shown.lookupAll("Text");
            laidOut(shown, Scripts.ARABIC.repeat(30) + "و", 255);
            var kept = shown.lookupAll("Text");
            assertEquals(before.size(), kept.size());
            kept.retainAll(before);
            assertEquals(before.size(), kept.size());
            return null;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void itIsAsHighAsItsLinesAre(String name, String text) {
        FxToolkit.onFx(() -> {
            for (var tail : Arrays.asList(null, new Rectangle(7, 13), new Rectangle(7, 40))) {
                for (int width : new int[] {44, 255, 384}) {
                    var shown = new WrappedText("ph-stage-text").spaced(4);
                    shown.show(List.of(new Piece(text, "ph-main-text", false)), tail);
                    laidOut(shown, width);
                    double lowest = shown.lookupAll("TextFlow").stream()
                            .mapToDouble(flow ->
                                    flow.getParent().getBoundsInParent().getMinY() + ((TextFlow) flow).getHeight())
                            .max()
                            .orElseThrow();
                    assertEquals(lowest, shown.getHeight(), 1, name + " at " + width + " with " + tail);
                }
            }
            return null;
        });
    }

    @Test
    void aLabelThatSaysTheSameChangesNoHeight() {
        FxToolkit.onFx(() -> {
            var before = new WrappedText("ph-stage-text");
            laidOut(before, "said here only", 255);
            var centred = new Text("said by a label too");
            centred.setFont(((Text) before.lookup("TextFlow > Text")).getFont());
            centred.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
            centred.getLayoutBounds();
            var shown = new WrappedText("ph-stage-text").spaced(0);
            shown.show(List.of(new Piece("said by a label too\n".repeat(20), "ph-main-text", false)), null);
            laidOut(shown, 255);
            var other = new WrappedText("ph-stage-text").spaced(0);
            other.show(List.of(new Piece("said by no label so\n".repeat(20), "ph-main-text", false)), null);
            laidOut(other, 255);
            assertEquals(other.getHeight(), shown.getHeight());
            return null;
        });
    }

    @Test
    void whoAsksHowHighItWouldBeElsewhereChangesNothing() {
        FxToolkit.onFx(() -> {
            var shown = new WrappedText("ph-main-text");
            laidOut(shown, Scripts.ARABIC.repeat(8), 255);
            var changes = new AtomicInteger();
            var texts = shown.lookupAll("TextFlow > Text");
            texts.forEach(text -> ((Text) text).textProperty().addListener((o, was, now) -> changes.incrementAndGet()));
            shown.setText(shown.getText() + "\u0648");
            shown.prefHeight(255);
            shown.prefHeight(241);
            shown.minHeight(255);
            shown.layout();
            assertEquals(1, changes.get(), "one text was set, once, in " + texts.size());
            return null;
        });
    }

    private record Ink(double minX, double maxX) {}

    private static Ink ink(WrappedText shown) {
        var image = shown.getScene().snapshot(null);
        double min = Double.MAX_VALUE;
        double max = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            if (isInked(image.getPixelReader(), x, (int) image.getHeight())) {
                min = Math.min(min, x);
                max = x;
            }
        }
        return new Ink(min, max);
    }

    private static List<Integer> inkBeyond(Scene scene, int width) {
        var image = scene.snapshot(null);
        return IntStream.range(width + OVERHANG, width + ROOM)
                .filter(x -> isInked(image.getPixelReader(), x, (int) image.getHeight()))
                .boxed()
                .toList();
    }

    private static boolean isInked(PixelReader pixels, int x, int height) {
        for (int y = 0; y < height; y++) {
            if (pixels.getColor(x, y).getBrightness() < 0.8) {
                return true;
            }
        }
        return false;
    }

    private static Scene laidOut(WrappedText shown, String text, int width) {
        shown.setText(text);
        return laidOut(shown, width);
    }

    private static Scene laidOut(WrappedText shown, int width) {
        var scene = shown.getScene();
        if (scene == null) {
            shown.setManaged(false); // as wide as it is told
            scene = new Scene(new Pane(shown), width + ROOM, 300, Color.WHITE);
            Theme.LIGHT.apply(scene);
            scene.getRoot().setStyle("-fx-background-color: white");
        }
        scene.getRoot().applyCss();
        shown.resize(width, shown.prefHeight(width));
        scene.getRoot().layout();
        assertTrue(shown.lookupAll("Text").stream().noneMatch(text -> ((Text) text).getFont() == null));
        return scene;
    }
}
