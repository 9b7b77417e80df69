package dev.playhead.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.playhead.ui.FxToolkit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class GuardedPaneTest {
    private final List<Fragile> made = new ArrayList<>();
    private final Label neighbour = new Label("first");
    private GuardedPane<Fragile> guarded;
    private Window window;
    private Stage stage;

    /// Counts how often it was asked for a layout of all that it holds.
    private static final class Window extends VBox {
        private int asked;

        Window(Region... children) {
            super(children);
        }

        @Override
        public void requestLayout() {
            asked++;
            super.requestLayout();
        }
    }

    /// Throws where it is told to.
    private static final class Fragile extends StackPane {
        private final Region inner = new Region() {
            @Override
            protected void layoutChildren() {
                innerLayouts++;
                fail(innerThrows);
            }
        };
        private boolean layoutThrows;
        private boolean sizeThrows;
        private boolean innerThrows;
        private int layouts;
        private int innerLayouts;

        Fragile() {
            inner.setManaged(false); // its layout does not lead through its parents
            getChildren().add(inner);
        }

        private static void fail(boolean fails) {
            if (fails) {
                throw new ArrayIndexOutOfBoundsException("Index -78 out of bounds for length 91");
            }
        }

        @Override
        protected double computePrefHeight(double width) {
            fail(sizeThrows);
            return 50;
        }

        @Override
        protected void layoutChildren() {
            layouts++;
            fail(layoutThrows);
            super.layoutChildren();
        }
    }

    private void open() {
        FxToolkit.onFx(() -> {
            guarded = new GuardedPane<>("The stage", () -> {
                made.add(new Fragile());
                return made.getLast();
            });
            stage = new Stage();
            window = new Window(guarded, neighbour);
            stage.setScene(new Scene(window, 400, 300));
            stage.show();
            return stage;
        });
        awaitFx(() -> made.getFirst().layouts > 0);
    }

    @AfterEach
    void close() {
        FxToolkit.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void anUpdateThatThrowsLeavesAMessageAndTheNextPaneIsBroughtUpToDate() {
        open();
        var widths = new ArrayList<Double>();
        FxToolkit.onFx(() -> {
            guarded.update("fit", pane -> widths.add(pane.getPrefWidth()));
            guarded.update("show", pane -> Fragile.fail(pane == made.getFirst()));
            return guarded;
        });
        assertMessageAndNeighbour();
        reload();
        assertEquals(2, made.size());
        assertEquals(2, widths.size());
        assertFalse(FxToolkit.onFx(guarded::hasFailed));
    }

    @Test
    void aLayoutThatThrowsStaysInItsPane() {
        open();
        change(pane -> pane.layoutThrows = true, Region::requestLayout);
        assertMessageAndNeighbour();
        reload();
        awaitFx(() -> made.size() == 2 && made.getLast().layouts > 0);
    }

    @Test
    void soDoesASizeThatCannotBeWorkedOut() {
        open();
        change(pane -> pane.sizeThrows = true, Region::requestLayout);
        assertMessageAndNeighbour();
    }

    @Test
    void soDoesTheLayoutOfANodeThatNobodyManages() {
        open();
        change(pane -> pane.innerThrows = true, pane -> pane.inner.requestLayout());
        assertMessageAndNeighbour();
        reload();
        awaitFx(() -> made.size() == 2 && made.getLast().layouts > 0);
    }

    @Test
    void aPaneThatFailsAgainSaysSoAgain() {
        open();
        FxToolkit.onFx(() -> {
            guarded.update("show", pane -> Fragile.fail(true));
            return guarded;
        });
        assertMessageAndNeighbour();
        reload();
        assertMessageAndNeighbour();
        assertEquals(2, made.size());
    }

    // Of pulses nothing is said here: those of any other window would count too.
    @Test
    void aLayoutInsideThePaneAsksForNoneOfTheWindow() {
        open();
        FxToolkit.onFx(() -> {
            made.getFirst().inner.requestLayout();
            window.asked = 0;
            made.getFirst().innerLayouts = 0;
            return stage;
        });
        awaitFx(() -> made.getFirst().innerLayouts > 0);
        assertEquals(0, FxToolkit.onFx(() -> window.asked));
    }

    private void change(Consumer<Fragile> spoil, Consumer<Fragile> touch) {
        FxToolkit.onFx(() -> {
            spoil.accept(made.getFirst());
            touch.accept(made.getFirst());
            return stage;
        });
    }

    private void assertMessageAndNeighbour() {
        awaitFx(() -> stage.getScene().lookup("#reload-pane") != null);
        FxToolkit.onFx(() -> {
            assertNotNull(stage.getScene().lookup("#reload-pane"));
            neighbour.setText("a text that needs more room than before");
            return stage;
        });
        awaitFx(() -> neighbour.getWidth() >= neighbour.prefWidth(-1) && neighbour.getWidth() > 100);
    }

    private void reload() {
        FxToolkit.onFx(() -> {
            ((Button) stage.getScene().lookup("#reload-pane")).fire();
            return stage;
        });
    }

    private static void awaitFx(BooleanSupplier condition) {
        await().until(() -> FxToolkit.onFx(condition::getAsBoolean));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
