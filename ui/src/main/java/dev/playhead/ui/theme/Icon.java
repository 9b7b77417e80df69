package dev.playhead.ui.theme;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// The icons, one path each on a box of 16 px. Strokes are 1.5 px and round at the box size of 16.
public enum Icon {
    MENU("M2.5 4.5h11M2.5 8h11M2.5 11.5h11"),
    COPY("M5.5 5.5h7v7h-7zM3.5 10.5v-7h7"),
    PLAY("M5 3.2v9.6l8-4.8z", true),
    PAUSE("M4.5 3.5h2.6v9H4.5zM8.9 3.5h2.6v9H8.9z", true),
    NEXT("M3.5 3.5v9L10 8zM11 3.5h1.8v9H11z", true),
    PREVIOUS("M12.5 3.5v9L6 8zM3.2 3.5H5v9H3.2z", true),
    FAST_FORWARD("M2 4v8l5.5-4zM8 4v8l5.5-4z", true),
    REWIND("M14 4v8L8.5 8zM8 4v8L2.5 8z", true),
    TO_END("M3 4v8l6-4zM10.5 4h1.8v8h-1.8z", true),
    SEARCH("M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4l3.1 3.1"),
    FILTER("M2.5 3.5h11l-4.2 5v4l-2.6-1.4V8.5z"),
    LAPTOP("M3.5 3.5h9v6.5h-9zM1.5 12.5h13"),
    PHONE("M5 1.5h6v13H5zM7.3 12.3h1.4"),
    TABLET("M2.5 2.5h11v11h-11zM7 11.5h2"),
    AGENT("M8 1.8l5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9zM6 6.5L7.8 8 6 9.5M8.8 9.7h1.7"),
    SERVER("M2.5 2.5h11v4.5h-11zM2.5 9h11v4.5h-11zM5 4.8h.1M5 11.3h.1"),
    CUT(
            "M6.5 9.5L9.5 6.5M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.5 8.5M9 11.5l-1.5 1.5a3 3 0 0 1-4.3-4.3L4.5 7.5M2 2l2 2M14 14l-2-2"),
    SLOW("M2 11.5a6 6 0 1 1 12 0M8 11.5L5.2 7.7"),
    FLAKY("M1.5 8h2.5l1.5-4.5 3 9L10.5 8h4"),
    STOP("M4 4h8v8H4z", true),
    MORE(
            "M3.5 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM8 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM12.5 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
            true),
    CHECK("M3 8.5l3.2 3.2L13 4.5"),
    CLOSE("M4 4l8 8M12 4l-8 8"),
    WARNING("M8 2.2L14.3 13.3H1.7zM8 6.3v3.4M8 11.4v.1"),
    ERROR("M8 1.6L14.4 8 8 14.4 1.6 8zM8 5v3.6M8 10.7v.1"),
    INFO("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.5M8 5.1v.1"),
    QUESTION("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.3M8 11.3v.1"),
    FLAG("M4 14V2.5h8L10 5.5l2 3H4"),
    RIGHT("M6 3.5L10.5 8 6 12.5"),
    DOWN("M3.5 6L8 10.5 12.5 6"),
    LEFT("M10 3.5L5.5 8l4.5 4.5"),
    UP("M3.5 10L8 5.5l4.5 4.5"),
    PIN("M6 2.5h4l-.5 4 2 2.5h-7l2-2.5zM8 9v5"),
    EYE("M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"),
    LINK("M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.3 4.3L11.5 8.5M9 11.5l-1.5 1.5a3 3 0 0 1-4.3-4.3L4.5 7.5"),
    MOON("M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z"),
    SUN(
            "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1"),
    DOWNLOAD("M8 2.5v7M5 7l3 3 3-3M3 13.5h10"),
    FILE("M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5"),
    FOLDER("M1.5 3.5h4.5l1.5 2h7v7.5h-13z"),
    PLUS("M8 3v10M3 8h10"),
    MINUS("M3 8h10"),
    RESTORE("M12.8 5.5A5.5 5.5 0 1 0 13.5 8.5M13.2 2.5v3.2H10"),
    SCREEN("M1.5 3h13v8.5h-13zM5.5 14h5M8 11.5V14"),
    SLIDERS("M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5v3M6 9.5v3"),
    CLOCK("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.7V8l2.3 1.5"),
    BOLT("M8.8 1.5L3.5 9h4l-.7 5.5L12.5 7h-4z"),
    EDIT("M3 13l.6-2.8L10.8 3 13 5.2 5.8 12.4zM9.5 4.3l2.2 2.2"),
    TRASH("M3 4.5h10M6 4.5v-2h4v2M4.3 4.5l.6 9h6.2l.6-9"),
    HISTORY("M2.5 8a5.5 5.5 0 1 0 1.8-4.1M2.5 2.5v2.3h2.3M8 5v3.2l2 1.3"),
    BROADCAST(
            "M8 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM5.2 10.8a4 4 0 0 1 0-5.6M10.8 5.2a4 4 0 0 1 0 5.6M3.2 12.8a6.8 6.8 0 0 1 0-9.6M12.8 3.2a6.8 6.8 0 0 1 0 9.6"),
    KEY("M5.5 10.5a3 3 0 1 1 2.6-4.5h6v2.5h-1.5v2h-2v-2H8.1a3 3 0 0 1-2.6 2z"),
    PEOPLE(
            "M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM1.8 13.2c.3-2.6 1.9-4 4.2-4s3.9 1.4 4.2 4M10.8 3.2a2.2 2.2 0 0 1 0 4.2M11.8 9.4c1.5.5 2.3 1.8 2.5 3.8"),
    DROP("M8 1.8c2.5 3 4.2 5.2 4.2 7.5a4.2 4.2 0 0 1-8.4 0C3.8 7 5.5 4.8 8 1.8z"),
    TREE("M2.5 2.5h4v3h-4zM9.5 6h4v3h-4zM9.5 11h4v3h-4zM4.5 5.5v7h5M4.5 7.5h5"),
    SPLIT("M8 2v12M3 5l-1.5 3L3 11M13 5l1.5 3L13 11"),
    SWAP("M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13"),
    DUPLICATE("M2.5 5.5h8v8h-8zM5.5 5.5v-3h8v8h-3"),
    SNOW("M8 2v12M2.8 5l10.4 6M13.2 5L2.8 11"),
    LANES("M2 4h5M9 4h5M2 8h8M12 8h2M2 12h3M7 12h7"),
    MESSAGE("M2.5 3h11v8H7l-3 2.5V11H2.5z"),
    COMPARE("M2 2.5h5v11H2zM9 2.5h5v11H9zM4 6h1M11 6h1M4 9h1M11 9h1"),
    GEAR(
            "M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4L5 11M11 5l1.4-1.4"),
    ARROW_UP("M8 13.5V3M4 7l4-4 4 4"),
    ARROW_DOWN("M8 2.5V13M4 9l4 4 4-4"),
    MARK("M3.5 1.5h9v4.2L8.9 9v5.5H7.1V9L3.5 5.7z", true);

    private static final double BOX = 16;

    private final String path;
    private final boolean filled;

    Icon(String path) {
        this(path, false);
    }

    Icon(String path, boolean filled) {
        this.path = path;
        this.filled = filled;
    }

    /// The path in SVG words.
    public String path() {
        return path;
    }

    /// Returns whether the path is filled instead of stroked.
    public boolean isFilled() {
        return filled;
    }

    /// A new node of 16 px.
    public Node node() {
        return node(16);
    }

    /// A new node in a square of `size` px (12, 14 or 16). It has the style classes `ph-icon` and, for
    /// example, `ph-icon-phone`, takes the colour of the text around it, and does not take the mouse or
    /// the focus.
    public Node node(double size) {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add(filled ? "ph-icon-filled" : "ph-icon-stroked");
        shape.setStrokeLineCap(StrokeLineCap.ROUND);
        shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
        shape.setManaged(false);
        double scale = size / BOX;
        // scaling works around the middle of the shape's own bounds: move it so that the box stays in place
        var bounds = shape.getLayoutBounds();
        double middleX = (bounds.getMinX() + bounds.getMaxX()) / 2;
        double middleY = (bounds.getMinY() + bounds.getMaxY()) / 2;
        shape.setScaleX(scale);
        shape.setScaleY(scale);
        shape.setTranslateX((scale - 1) * middleX);
        shape.setTranslateY((scale - 1) * middleY);
        var box = new StackPane(shape);
        box.getStyleClass()
                .addAll("ph-icon", "ph-icon-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        box.setMinSize(size, size);
        box.setPrefSize(size, size);
        box.setMaxSize(size, size);
        box.setMouseTransparent(true);
        return box;
    }
}
