package dev.playhead.ui.rehearsal;

import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.stage.StageColumn;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.timeline.LanesView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Rehearsal of an answer that is streamed to four devices, with panes of its own in a scene that nobody sees: the code
/// is compiled, styles are known and the fonts of other scripts are found when the first answer comes. FX thread.
public final class ConversationRehearsal {
    private static final double WIDTH = 1_600;
    private static final double HEIGHT = 900;
    private static final double HIGH = 260;
    private static final double STRIP = 64;
    private static final long SECOND = 1_000_000_000;
    private static final int WORDS = 48;
    // How often a stage is shown what is new until it has the cards of all devices.
    private static final int CARDS = 5;

    private static final String ARABIC =
            "مرحبا بكم في مدينة دوبروفنيك، سنزور الجدران في الصباح الباكر ثم نتناول الغداء "
                    + "بجانب البحر، وفي المساء نعود إلى الفندق بالحافلة رقم 12 من المحطة. ";
    /// A line in each of the scripts whose letters another font has, or which are shaped.
    private static final List<String> SCRIPTS = List.of(
            "Day 2: 10:00 ferry to Lokrum, and be back by 16:00.",
            ARABIC,
            "שלום לכולם, נבקר בחומות בבוקר.",
            "早上我们先参观城墙，然后在海边吃午饭。",
            "朝は城壁を見て、海辺で昼食をとります。",
            "아침에는 성벽을 둘러봅니다.",
            "सुबह हम दीवारें देखेंगे।",
            "ตอนเช้าเราจะไปชมกำแพงเมือง",
            "Спочатку стіни, потім обід. Πρώτα τα τείχη.",
            "\uD83D\uDE42\uD83D\uDC4D\uD83C\uDFFD\u2764\uFE0F");

    private final Palette palette;
    private final Scene scene;
    private final VBox room = new VBox();
    private final TimelineViewport viewport = new TimelineViewport();
    private @Nullable StageColumn stage;
    private @Nullable DeviceStrip strip;
    private @Nullable LanesView lanes;
    private long now = SECOND;

    /// @param sheets style sheets of the window besides those of the theme
    public ConversationRehearsal(Theme theme, List<String> sheets) {
        palette = Palette.of(theme);
        scene = new Scene(room, WIDTH, HEIGHT);
        scene.getStylesheets().addAll(sheets);
        theme.apply(scene);
    }

    /// Steps in order; each is short.
    public List<Runnable> steps() {
        var steps = new ArrayList<Runnable>();
        steps.add(() -> enters(stage = new StageColumn(), HIGH * 2));
        for (var text : SCRIPTS) {
            steps.add(() -> stage(text, CARDS));
        }
        steps.add(() -> enters(strip = new DeviceStrip(), STRIP));
        steps.add(this::strip);
        steps.add(() -> enters(lanes = new LanesView(viewport), HIGH));
        steps.add(this::lanes);
        var words = ARABIC.split("(?<= )", -1);
        for (int count = 1; count <= WORDS; count++) {
            int grown = count;
            steps.add(() -> grow(words, grown));
        }
        steps.add(() -> room.getChildren().clear());
        return steps;
    }

    /// Lays out a part of the window before it is seen. One that is in a window already stays there.
    public void enter(Region part) {
        if (part.getScene() == null) {
            VBox.setVgrow(part, Priority.ALWAYS);
            room.getChildren().setAll(part);
            layOut();
        }
    }

    /// The part leaves again, unless it was taken by a window meanwhile.
    public void leave(Region part) {
        room.getChildren().remove(part);
    }

    boolean isEmpty() {
        return room.getChildren().isEmpty();
    }

    private void enters(Region part, double height) {
        part.setMinHeight(height);
        part.setPrefHeight(height);
        room.getChildren().add(part);
        layOut();
    }

    // The parts stay: each that comes anew would be styled anew.
    private void layOut() {
        room.resize(WIDTH, HEIGHT);
        room.applyCss();
        room.layout();
    }

    private void stage(String text, int turns) {
        var shown = stage;
        if (shown == null) {
            return;
        }
        for (int turn = 0; turn < turns; turn++) {
            shown.follow(ExampleAnswer.timeline(now), ExampleAnswer.state(now, text));
        }
        layOut();
        painted(shown);
    }

    private void strip() {
        if (strip != null) {
            strip.show(ExampleAnswer.timeline(now), ExampleAnswer.state(now, ""), null);
            layOut();
        }
    }

    private void lanes() {
        if (lanes != null) {
            lanes.modeProperty().set(PlayMode.LIVE);
            lanes.show(ExampleAnswer.timeline(now), List.of(), palette);
            layOut();
            lanes.paintNow();
            painted(lanes);
        }
    }

    private void grow(String[] words, int count) {
        now += SECOND / 20;
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(words[i % words.length]);
        }
        switch (count % 6) {
            case 0 -> lanes();
            case 3 -> strip();
            default -> stage(text.toString(), 1);
        }
    }

    // What is painted needs code and glyphs of its own.
    private void painted(Region part) {
        var some = new SnapshotParameters();
        some.setViewport(new Rectangle2D(0, 0, Math.min(part.getWidth(), 420), Math.min(part.getHeight(), HIGH)));
        part.snapshot(some, null);
    }
}
