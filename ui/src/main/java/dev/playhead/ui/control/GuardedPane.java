package dev.playhead.ui.control;

import dev.playhead.ui.theme.Icon;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A pane of the window that may fail alone: when an update or the layout of it throws, it is replaced by a
/// message with a way to try again, and the rest of the window goes on. FX thread.
///
/// JavaFX leaves every node between a layout that threw and the root marked as being laid out, and never lays it out
/// again. So what throws here never gets further up, and a pane whose layout threw is made anew.
public final class GuardedPane<T extends Region> extends Region {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedPane.class);

    private final String name;
    private final Supplier<T> make;
    private final Map<String, Consumer<T>> updates = new LinkedHashMap<>();
    private final Region first = new First();
    private T pane;
    private Region shown;
    private @Nullable Throwable failure;
    private double lastWidth;
    private boolean arming;
    private boolean only;
    private boolean broken;

    /// @param name what people call the pane
    /// @param make makes it, the first time and whenever it has failed
    public GuardedPane(String name, Supplier<T> make) {
        this.name = name;
        this.make = make;
        pane = make.get();
        shown = pane;
        getChildren().addAll(first, shown);
    }

    /// A pane that cannot be made anew, since others hold on to it.
    ///
    /// @param pane shown again after an update has thrown, but never after a layout has
    public static <T extends Region> GuardedPane<T> of(String name, T pane) {
        var guarded = new GuardedPane<T>(name, () -> pane);
        guarded.only = true;
        return guarded;
    }

    /// The pane as it is now; another one after a failure.
    public T pane() {
        return pane;
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /// Changes the pane. The latest change of each kind is done again when the pane has been made anew.
    public void update(String kind, Consumer<T> change) {
        updates.put(kind, change);
        if (failure == null) {
            run(change);
        }
    }

    private void run(Consumer<T> change) {
        try {
            change.accept(pane);
        } catch (RuntimeException | StackOverflowError e) {
            failed(e);
        }
    }

    /// Tries again with a pane that is new.
    public void reload() {
        try {
            var fresh = make.get();
            pane = fresh;
            failure = null;
            replace(fresh);
            updates.values().stream().toList().forEach(change -> {
                if (failure == null) {
                    run(change);
                }
            });
        } catch (RuntimeException | StackOverflowError e) {
            failed(e);
        }
    }

    private void failed(Throwable e) {
        if (failure != null) {
            return;
        }
        failure = e;
        LOG.error("The pane {} has failed; the rest of the window goes on", name, e);
        // Not now: the children of a node must stay the same while it is laid out.
        Platform.runLater(() -> {
            if (failure == e) {
                replace(message(e));
            }
        });
    }

    private void replace(Region next) {
        shown = next;
        getChildren().setAll(first, next);
    }

    private Region message(Throwable e) {
        var what = new WrappedText("ph-main-text");
        what.setText(name + " has failed and shows nothing. The recording and the other panes go on."
                + (broken ? " Close the window and open it again to have it back." : ""));
        var why = new WrappedText("ph-mono", "ph-second");
        why.setText(e.toString());
        var copy = new Button("Copy details", Icon.COPY.node(14));
        copy.setOnAction(event -> Nodes.copy(details(e)));
        var again = new Button("Reload pane");
        again.setId("reload-pane");
        again.getStyleClass().add("ph-primary");
        again.setOnAction(event -> reload());
        Nodes.show(again, !broken);
        var buttons = new HBox(8, again, copy);
        var mark = Icon.ERROR.node(16);
        mark.getStyleClass().add("ph-fault-icon");
        var box = new VBox(8, mark, what, why, buttons);
        box.getStyleClass().addAll("ph-panel", "ph-failed");
        box.setMinSize(0, 0);
        return box;
    }

    private static String details(Throwable e) {
        var words = new StringWriter();
        e.printStackTrace(new PrintWriter(words));
        return words.toString();
    }

    @Override
    protected void layoutChildren() {
        lastWidth = getWidth();
        guarded(0, () -> {
            layoutInArea(shown, 0, 0, getWidth(), getHeight(), 0, HPos.LEFT, VPos.TOP);
            return 0;
        });
    }

    @Override
    public void requestLayout() {
        if (!arming) {
            super.requestLayout();
        }
    }

    private double guarded(double otherwise, DoubleSupplier size) {
        if (failure != null && shown == pane) {
            return otherwise; // the message comes with the next pulse
        }
        try {
            return size.getAsDouble();
        } catch (RuntimeException | StackOverflowError e) {
            if (shown == pane) {
                broken = only; // JavaFX takes it for being laid out for ever
                failed(e);
                return otherwise;
            }
            throw e;
        }
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return shown.getContentBias();
    }

    @Override
    protected double computeMinWidth(double height) {
        return guarded(0, () -> pane.minWidth(height));
    }

    @Override
    protected double computeMinHeight(double width) {
        return guarded(0, () -> shown == pane ? pane.minHeight(width) : 0);
    }

    // A pane that has failed keeps its place.
    @Override
    protected double computePrefWidth(double height) {
        return shown == pane ? guarded(lastWidth, () -> pane.prefWidth(height)) : lastWidth;
    }

    @Override
    protected double computePrefHeight(double width) {
        return guarded(getHeight(), () -> shown.prefHeight(width));
    }

    @Override
    protected double computeMaxWidth(double height) {
        return guarded(Double.MAX_VALUE, () -> shown.maxWidth(height));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return guarded(Double.MAX_VALUE, () -> shown.maxHeight(width));
    }

    /// The first child of the pane. Being laid out before the content, it lays the content out itself, where what that
    /// throws can be caught. To come first in each layout it asks for the next one at once, which nobody else is
    /// told of: otherwise there would be a layout of the whole window after each.
    private final class First extends Region {
        @Override
        protected void layoutChildren() {
            if (shown == pane && failure == null) {
                guarded(0, () -> {
                    pane.layout();
                    return 0;
                });
            }
            arming = true;
            requestLayout();
            arming = false;
        }
    }
}
