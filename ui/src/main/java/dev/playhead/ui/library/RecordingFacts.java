package dev.playhead.ui.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.Lineage;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Facts about a recording, in groups: who, channels, findings and faults, where it comes from. FX thread.
final class RecordingFacts extends VBox {
    private static final int MOST = 12;

    RecordingFacts() {
        getStyleClass().add("ph-recording-facts");
    }

    /// Shows a recording.
    ///
    /// @param onMoment told a moment that somebody wants to see, ns since 1970
    /// @param onItem told another recording that somebody wants to see
    void show(
            LibraryItem item,
            List<LibraryItem> all,
            LongConsumer onMoment,
            Consumer<LibraryItem> onItem,
            Runnable onCheck) {
        getChildren().clear();
        var lost = LibraryWords.lost(item);
        if (!lost.isEmpty()) {
            var words = new WrappedText("ph-fault-text");
            words.setText(lost);
            getChildren().add(words);
        }
        item.content().ifPresent(content -> {
            who(content);
            channels(content);
            findings(content, onMoment, item.live() ? () -> {} : onCheck);
        });
        origin(item, all, onItem);
    }

    private VBox group(String title, String hint) {
        var heading =
                new HBox(8, Nodes.label(title, "ph-strong"), Nodes.space(), Nodes.label(hint, "ph-muted", "ph-small"));
        heading.getStyleClass().add("ph-centred");
        var group = new VBox(2, heading);
        group.getStyleClass().add("ph-recording-group");
        getChildren().add(group);
        return group;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(22);
        return line;
    }

    private static Region wide(Region region, double width) {
        region.setMinWidth(0);
        region.setPrefWidth(width);
        return region;
    }

    private static Label number(long number) {
        var label = Nodes.label(Formats.number(number), "ph-mono", "ph-second");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void who(RecordingContent content) {
        if (content.participants().isEmpty()) {
            return;
        }
        var group = group("Who", "frames to and from them");
        content.participants().stream()
                .limit(MOST)
                .forEach(who -> group.getChildren()
                        .add(line(
                                Attendants.icon(who),
                                wide(Nodes.label(who.name()), 90),
                                wide(
                                        Nodes.label(
                                                who.clientId() == null ? "" : who.clientId(), "ph-mono", "ph-second"),
                                        100),
                                wide(Nodes.label(who.sdk() == null ? "" : who.sdk(), "ph-muted"), 120),
                                Nodes.space(),
                                number(who.frames()))));
        more(group, content.participants().size(), "participant");
    }

    private void channels(RecordingContent content) {
        var group = group("Channels", "frames, messages");
        content.channels().stream().limit(MOST).forEach(channel -> {
            var name = channel.name().isEmpty()
                    ? Nodes.label("of no channel", "ph-muted")
                    : Nodes.label(channel.name(), "ph-mono");
            var messages = number(channel.messages());
            messages.setMinWidth(48);
            messages.setAlignment(Pos.CENTER_RIGHT);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.SOMETIMES);
            group.getChildren().add(line(name, Nodes.space(), number(channel.frames()), messages));
        });
        more(group, content.channels().size(), "channel");
    }

    private static void more(VBox group, int all, String noun) {
        if (all > MOST) {
            group.getChildren().add(Nodes.label("and " + Formats.count(all - MOST, "more " + noun), "ph-muted"));
        }
    }

    /// One of them, by its moment.
    private record Mark(Icon icon, String tone, String words, long atNanos) {}

    private void findings(RecordingContent content, LongConsumer onMoment, Runnable onCheck) {
        var group = group("Findings and faults", "");
        var marks = new ArrayList<Mark>();
        content.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .forEach(finding -> marks.add(new Mark(
                        finding.severity() == Severity.ERROR ? Icon.ERROR : Icon.WARNING,
                        finding.severity() == Severity.ERROR ? "ph-fault-icon" : "ph-warn-icon",
                        finding.title(),
                        finding.atNanos())));
        content.faults()
                .forEach(fault -> marks.add(new Mark(
                        fault.loses() ? Icon.CUT : Icon.SLOW,
                        fault.loses() ? "ph-fault-icon" : "ph-warn-icon",
                        fault.label() + ", " + Formats.seconds(fault.toNanos() - fault.fromNanos()),
                        fault.fromNanos())));
        marks.sort(Comparator.comparingLong(Mark::atNanos));
        marks.stream().limit(MOST).forEach(mark -> {
            var icon = mark.icon().node(14);
            icon.getStyleClass().add(mark.tone());
            var words = Nodes.label(mark.words());
            words.setMinWidth(0);
            var clock = Formats.clock(mark.atNanos() - content.beganNanos());
            var link = new Hyperlink(clock);
            link.getStyleClass().addAll("ph-mono");
            link.setMinWidth(USE_PREF_SIZE);
            link.setAccessibleText("Open at " + clock + ", " + mark.words());
            link.setOnAction(e -> onMoment.accept(mark.atNanos()));
            group.getChildren().add(line(icon, words, Nodes.space(), link));
        });
        if (marks.size() > MOST) {
            group.getChildren().add(Nodes.label("and " + (marks.size() - MOST) + " more", "ph-muted"));
        }
        if (!content.isChecked()) {
            var check = new Button("Check");
            check.setId("check-recording");
            check.getStyleClass().add("ph-sm");
            check.setOnAction(e -> onCheck.run());
            group.getChildren().add(line(Nodes.label("Not checked: the file is large.", "ph-muted"), check));
        } else if (marks.isEmpty()) {
            group.getChildren().add(Nodes.label("Nothing found, and no fault was on.", "ph-muted"));
        }
    }

    private void origin(LibraryItem item, List<LibraryItem> all, Consumer<LibraryItem> onItem) {
        var group = group("Where it comes from", "");
        if (!item.label().importedFrom().isEmpty()) {
            group.getChildren()
                    .add(line(
                            Nodes.label("imported from", "ph-muted"),
                            Nodes.label(item.label().importedFrom(), "ph-mono")));
        }
        for (var link : Lineage.of(item, all).links()) {
            group.getChildren()
                    .add(
                            switch (link) {
                                case Lineage.Link.Deleted() ->
                                    line(dot(false), Nodes.label("an earlier recording, deleted", "ph-muted"));
                                case Lineage.Link.Present(var each, var self, var continues) ->
                                    link(each, self, continues, onItem);
                            });
        }
    }

    private static Node link(LibraryItem each, boolean self, boolean continues, Consumer<LibraryItem> onItem) {
        var words = continues ? "continues the one above, serials go on" : LibraryWords.source(each);
        var hint = Nodes.label(each.live() ? words + ", live now" : words, "ph-muted", "ph-small");
        hint.setMinWidth(0);
        if (self) {
            var name = Nodes.label(each.title(), "ph-medium");
            name.setMinWidth(0);
            return line(dot(true), new VBox(name, hint));
        }
        var name = new Hyperlink(each.title());
        name.setOnAction(e -> onItem.accept(each));
        return line(dot(false), new VBox(name, hint));
    }

    private static Region dot(boolean filled) {
        var dot = new Region();
        dot.getStyleClass().addAll("ph-origin-dot", filled ? "ph-self" : "ph-other");
        return dot;
    }
}
