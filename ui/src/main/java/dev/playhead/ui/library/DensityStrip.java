package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RecordingContent.FaultMark;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// Frames over the length of a recording, to its own maximum, with its faults below. FX thread.
final class DensityStrip extends Region {
    private static final int WIDTH = 96;
    private static final int TALL = 28;
    private static final int BARS = 22;
    private static final int PITCH = WIDTH / RecordingContent.PARTS;

    private final SVGPath ground = path("ph-strip-ground");
    private final SVGPath bars = path("ph-strip-bars");
    private final SVGPath losses = path("ph-strip-fault");
    private final SVGPath delays = path("ph-strip-warn");
    private final SVGPath lost = path("ph-strip-lost");
    private final SVGPath live = path("ph-strip-live");

    DensityStrip() {
        setMinSize(WIDTH, TALL);
        setPrefSize(WIDTH, TALL);
        setMaxSize(WIDTH, TALL);
        ground.setContent("M0 " + BARS + ".5h" + WIDTH);
        live.setContent("M" + (WIDTH - 2) + " 0h2v" + (BARS + 2) + "h-2z");
        lost.setContent("M" + (WIDTH - 6) + " 0h6v22h-6zl6 6m-6 0l6 6m-6 0l6 6m-6 0l4 4");
        getChildren().addAll(ground, bars, delays, losses, lost, live);
        setMouseTransparent(true);
    }

    private static SVGPath path(String style) {
        var path = new SVGPath();
        path.getStyleClass().add(style);
        path.setManaged(false);
        return path;
    }

    void show(LibraryItem item) {
        var content = item.content();
        bars.setContent(content.map(known -> bars(known.density())).orElse(""));
        losses.setContent(content.map(known -> faults(known, FaultMark::loses)).orElse(""));
        delays.setContent(
                content.map(known -> faults(known, fault -> !fault.loses())).orElse(""));
        lost.setVisible(item.isDamaged());
        live.setVisible(item.live());
    }

    /// A bar for each part; one with any frame is at least 1 px tall.
    static String bars(List<Integer> density) {
        int most = density.stream().mapToInt(Integer::intValue).max().orElse(0);
        var path = new StringBuilder();
        for (int i = 0; i < density.size(); i++) {
            int tall = most == 0 ? 0 : (int) Math.ceil(density.get(i) * (double) BARS / most);
            if (tall > 0) {
                path.append(String.format(Locale.ROOT, "M%d %dh2v%dh-2z", i * PITCH, BARS - tall, tall));
            }
        }
        return path.toString();
    }

    private static String faults(RecordingContent content, Predicate<FaultMark> wanted) {
        var path = new StringBuilder();
        content.faults().stream().filter(wanted).forEach(fault -> {
            double from = x(content, fault.fromNanos());
            double wide = Math.max(3, x(content, fault.toNanos()) - from);
            path.append(String.format(
                    Locale.ROOT, "M%.1f %dh%.1fv3h-%.1fz", Math.min(from, WIDTH - 3.0), TALL - 4, wide, wide));
        });
        return path.toString();
    }

    private static double x(RecordingContent content, long nanos) {
        return Math.clamp((nanos - content.beganNanos()) / (content.lengthNanos() + 1.0), 0, 1) * WIDTH;
    }
}
