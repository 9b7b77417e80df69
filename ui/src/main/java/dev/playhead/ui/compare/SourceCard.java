package dev.playhead.ui.compare;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One of the two sources: what it is called, with a menu of what could be in its place, and what is in it. FX thread.
final class SourceCard extends HBox {
    private static final double WIDE = 520;
    private static final double MIDDLE = 380;
    private static final int MOST_ICONS = 5;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MenuButton name;
    private final Label when = Nodes.label("", "ph-muted", "ph-small");
    private final Figure length = new Figure("length", 84);
    private final Figure frames = new Figure("frames", 60);
    private final Figure runs = new Figure("runs", 44);
    private final HBox icons = new HBox(6);
    private final Label who = Nodes.label("", "ph-muted", "ph-small");
    private final VBox people = new VBox(icons, who);
    private final Label errors = Nodes.label("", "ph-chip", "ph-fault");
    private final Label warnings = Nodes.label("", "ph-chip", "ph-warn");

    /// @param name what is compared, with a menu of what could be
    SourceCard(String letter, MenuButton name) {
        super(12);
        this.name = name;
        name.setId("compare-source-" + letter.toLowerCase(Locale.ROOT));
        name.getStyleClass().addAll("ph-ghost", "ph-sm", "ph-compare-name");
        name.setMaxWidth(260);
        name.setMinWidth(60);
        getStyleClass().add("ph-compare-source");
        errors.setGraphic(Icon.ERROR.node(12));
        warnings.setGraphic(Icon.WARNING.node(12));
        errors.setMinWidth(Region.USE_PREF_SIZE);
        warnings.setMinWidth(Region.USE_PREF_SIZE);
        icons.setAlignment(Pos.CENTER_LEFT);
        people.setAlignment(Pos.CENTER_LEFT);
        people.setMinWidth(Region.USE_PREF_SIZE);
        when.setMinWidth(0);
        var names = new VBox(name, when);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        names.setPrefWidth(236);
        HBox.setHgrow(names, Priority.SOMETIMES);
        getChildren()
                .addAll(
                        Nodes.label(letter, "ph-compare-letter"),
                        names,
                        length,
                        frames,
                        runs,
                        Nodes.space(),
                        people,
                        errors,
                        warnings);
        widthProperty().addListener(o -> fit());
        setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this, Priority.ALWAYS);
        clear("");
    }

    /// Returns the name as a node that can have the focus.
    MenuButton name() {
        return name;
    }

    private void fit() {
        Nodes.show(people, getWidth() >= WIDE && !icons.getChildren().isEmpty());
        Nodes.show(frames, getWidth() >= MIDDLE);
        Nodes.show(runs, getWidth() >= MIDDLE);
    }

    /// Shows that there is none yet.
    void clear(String words) {
        when.setText(words);
        for (var figure : List.of(length, frames, runs)) {
            figure.set("");
        }
        icons.getChildren().clear();
        Nodes.show(errors, false);
        Nodes.show(warnings, false);
        fit();
    }

    void show(ComparedSource source) {
        when.setText(when(source.timeline().startNanos())
                + (source.device() < 0 ? sdk(source) : ", " + ComparedSource.name(source.file())));
        length.set(Formats.clock(source.lengthNanos()));
        frames.set(Formats.number(source.timeline().frames().count()));
        runs.set(Formats.number(source.side().runs().size()));
        var all = source.device() < 0
                ? Stream.concat(source.devices().stream(), source.agents().stream())
                        .toList()
                : List.of(source.timeline().participants().get(source.device()));
        var nodes = new ArrayList<Node>();
        all.stream().limit(MOST_ICONS).map(ParticipantIcon::of).forEach(nodes::add);
        if (all.size() > MOST_ICONS) {
            nodes.add(Nodes.label("+" + (all.size() - MOST_ICONS), "ph-mono", "ph-muted"));
        }
        icons.getChildren().setAll(nodes);
        who.setText(
                source.device() < 0
                        ? Formats.count(source.devices().size(), "device") + ", "
                                + Formats.count(source.agents().size(), "agent")
                        : Objects.requireNonNullElse(all.getFirst().clientId(), "anonymous"));
        count(errors, source.findings(Severity.ERROR), "error");
        count(warnings, source.findings(Severity.WARNING), "warning");
        fit();
    }

    private static void count(Label chip, int count, String noun) {
        chip.setText(Formats.number(count));
        chip.setAccessibleText(Formats.count(count, noun));
        Nodes.show(chip, count > 0);
    }

    private static String sdk(ComparedSource source) {
        return source.agents().stream()
                .map(Participant::sdk)
                .filter(Objects::nonNull)
                .findFirst()
                .map(sdk -> ", agent " + sdk)
                .orElse("");
    }

    private static String when(long nanos) {
        return WHEN.format(Instant.ofEpochSecond(0, nanos));
    }

    /// Returns the start of a source in few words: `27 Nov, 03:00`; the name of a device.
    static String shortName(@Nullable ComparedSource source) {
        if (source == null) {
            return "";
        }
        return source.device() >= 0
                ? source.name()
                : SHORT.format(Instant.ofEpochSecond(0, source.timeline().startNanos()));
    }

    /// A number over its noun.
    private static final class Figure extends VBox {
        private final Label value = Nodes.label("", "ph-mono-12");
        private final Label noun;

        Figure(String noun, double width) {
            this.noun = Nodes.label(noun, "ph-muted", "ph-small");
            setAlignment(Pos.CENTER_LEFT);
            CompareColumns.fix(this, width);
            getChildren().addAll(value, this.noun);
        }

        void set(String text) {
            value.setText(text);
            noun.setVisible(!text.isEmpty());
        }
    }
}
