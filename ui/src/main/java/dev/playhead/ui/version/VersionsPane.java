package dev.playhead.ui.version;

import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.detail.DetailActions;
import dev.playhead.ui.detail.DetailPane;
import dev.playhead.ui.detail.VersionStrip;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One message and its life: serials, a slider over its versions, what each changed, the frame that brought it, and
/// where it arrived. FX thread.
public final class VersionsPane extends BorderPane {
    private static final double LEAST_MIDDLE = 420;
    private static final double LIFE = 248;
    private static final double NARROW_LIFE = 180;
    private static final double SIDE = 408;
    private static final double NARROW_SIDE = 352;
    private static final double NARROW = 1_040;
    private static final int NOBODY = Integer.MIN_VALUE;

    private final SideActions actions;
    private final MessageTitle title;
    private final SerialAnatomy anatomy = new SerialAnatomy();
    private final VersionStrip strip = new VersionStrip(this::choose);
    private final LifeList life = new LifeList(this::choose);
    private final DiffView diff = new DiffView();
    private final DetailPane frame;
    private final ArrivalSide side;
    private final Label none = Nodes.label("", "ph-muted");
    private final VBox head;
    private final Split lower;
    private @Nullable VersionsState state;
    private @Nullable Palette palette;
    // 0 for the newest, whichever that is.
    private int chosen;
    private int device = NOBODY;
    private int row = -1;
    private boolean wantsFocus;

    public VersionsPane(SideActions actions) {
        this.actions = actions;
        frame = DetailPane.ofFrame(new Frames());
        title = new MessageTitle(() -> actions.goTo(frameToShow()));
        side = new ArrivalSide(this::choose, this::chooseDevice, this::open, actions);
        var previous = Nodes.iconButton(Icon.LEFT, "Version before", () -> strip.step(-1));
        var next = Nodes.iconButton(Icon.RIGHT, "Version after", () -> strip.step(1));
        previous.setId("version-previous");
        next.setId("version-next");
        previous.getStyleClass().addAll("ph-sm", "ph-version-button");
        next.getStyleClass().addAll("ph-sm", "ph-version-button");
        HBox.setHgrow(strip, Priority.ALWAYS);
        var slider = new HBox(4, previous, next, strip);
        slider.getStyleClass().add("ph-version-slider");
        head = new VBox(title, anatomy, slider);
        life.setMinWidth(0);
        diff.setMinWidth(0);
        var text = new Split(Orientation.HORIZONTAL, life, room -> room < NARROW - SIDE ? NARROW_LIFE : LIFE)
                .named("versions-life");
        text.setSecond(diff);
        text.setMinHeight(120);
        frame.setMinHeight(100);
        lower = new Split(Orientation.VERTICAL, text, room -> Math.min(320, Math.rint(room * 0.5)))
                .named("versions-lower");
        lower.setSecond(frame);
        var middle = new BorderPane(new StackPane(lower, none));
        middle.setTop(head);
        middle.setMinWidth(LEAST_MIDDLE);
        side.setMinWidth(NARROW_SIDE);
        var all = new Split(Orientation.HORIZONTAL, middle, room -> room - (room < NARROW ? NARROW_SIDE : SIDE))
                .named("versions");
        all.setSecond(side);
        getStyleClass().add("ph-versions");
        setCenter(all);
        clear();
    }

    private final class Frames implements DetailActions {
        @Override
        public void select(int other) {
            actions.goTo(other);
        }

        @Override
        public void filter(String term) {
            actions.goTo(row, term);
        }

        @Override
        public void versions(int of, Consumer<MessageVersions> then) {
            actions.versions(of, then);
        }

        @Override
        public void close() {}
    }

    /// Returns the parts that F6 visits: slider, life, text, frame and arrivals.
    public List<Region> parts() {
        return List.of(strip, life, diff, frame, side.focusTarget());
    }

    /// Shows a message at a moment. What was chosen of it stays chosen; of another message it is the newest version.
    public void show(ReadMessages read, Palette colours) {
        var now = read.versions();
        if (now == null) {
            clear();
            return;
        }
        var before = state;
        boolean isOther = before == null
                || !before.serial().equals(now.serial())
                || !before.channel().equals(now.channel());
        if (isOther) {
            chosen = 0;
            device = NOBODY;
            row = -1;
            frame.show(null, null);
        }
        state = now;
        palette = colours;
        fill(isOther);
    }

    /// Puts the focus on the slider, whose arrow keys go from version to version.
    public void takeFocus() {
        wantsFocus = true;
        giveFocus();
    }

    // What is not shown yet cannot have it.
    private void giveFocus() {
        if (wantsFocus && state != null && head.isVisible()) {
            wantsFocus = false;
            strip.requestFocus();
            Nodes.showFocus(strip);
        }
    }

    /// Forgets what is shown: another session comes, or no message is chosen.
    public void clear() {
        state = null;
        row = -1;
        chosen = 0;
        life.clear();
        diff.clear();
        side.clear();
        frame.show(null, null);
        nothing("Choose a message to see its versions.");
    }

    private void nothing(String words) {
        none.setText(words);
        none.setVisible(true);
        head.setVisible(false);
        lower.setVisible(false);
        side.nothing();
    }

    /// Tells what a frame says, if it is the one that is shown.
    public void detail(Timeline of, FrameDetail read) {
        if (read.row() == row) {
            frame.show(of, read);
            frame.about(about(of, read));
        }
    }

    private String about(Timeline of, FrameDetail read) {
        int who = of.frames().participant(read.row());
        var name = who < 0 ? "" : of.participants().get(who).name();
        var words = switch (of.frames().way(read.row())) {
            case IN -> " from " + name + ", as published";
            case OUT -> " to " + name + ", as sent";
            case UNDELIVERED -> " to " + name + ", not sent";
            case EVENT -> "";
        };
        return "Frame #" + Formats.number(read.row() + 1L) + words;
    }

    private int number() {
        var of = state;
        return of == null ? 0 : chosen == 0 ? of.count() : Math.min(chosen, of.count());
    }

    private void choose(int number) {
        var of = state;
        if (of == null) {
            return;
        }
        // Whoever goes to the newest goes on with what comes.
        chosen = number >= of.count() ? 0 : number;
        fill(false);
    }

    private void chooseDevice(int participant) {
        device = participant;
        fill(false);
    }

    private void open() {
        if (row >= 0) {
            actions.goTo(row);
        }
    }

    private void fill(boolean isOther) {
        var of = state;
        var colours = palette;
        int number = number();
        if (of == null || colours == null || number == 0) {
            nothing(
                    of != null && of.mark() == null
                            ? "The versions of this message are not in the recording: it is older."
                            : "This message was not published yet at the playhead.");
            return;
        }
        none.setVisible(false);
        head.setVisible(true);
        lower.setVisible(true);
        title.show(of);
        anatomy.show(of, number);
        strip.show(of.versions().all(), number);
        life.show(of, number, isOther);
        diff.show(of, number, isOther);
        int whom = device == NOBODY ? firstReached(of, number) : device;
        side.show(of, colours, number, whom);
        look(of, number, whom);
        giveFocus();
    }

    // The first device that has it; without one the first that there is.
    private static int firstReached(VersionsState of, int number) {
        for (var line : of.grid().rows()) {
            MessageArrivals.@Nullable Cell cell = line.cells().get(number - 1);
            boolean isDevice = !line.isHistory()
                    && of.timeline().participants().get(line.participant()).isDevice();
            if (isDevice && cell != null && cell.isThere()) {
                return line.participant();
            }
        }
        return of.grid().rows().getFirst().participant();
    }

    private void look(VersionsState of, int number, int whom) {
        int wanted = of.frame(whom, number);
        wanted = wanted < 0 ? of.version(number).row() : wanted;
        if (wanted == row) {
            return;
        }
        row = wanted;
        if (wanted < 0) {
            frame.show(null, null);
            frame.about("The frame that brought it is not in the recording.");
        } else {
            actions.look(wanted);
        }
    }

    private int frameToShow() {
        var of = state;
        int published = of == null || number() == 0 ? -1 : of.version(number()).row();
        return published >= 0 ? published : row;
    }
}
