package dev.playhead.ui.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RecordingContent.Attendance;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Row of the list of recordings on screen: it keeps its nodes and changes what they say. FX thread.
final class RecordingCell extends ListCell<LibraryRow> {
    private static final double ROW = 48;
    private static final double DAY = 24;
    private static final int MOST_WHO = 5;

    private final StackPane mark = new StackPane();
    private final DensityStrip strip = new DensityStrip();
    private final Label name = Nodes.label("", "ph-reading");
    private final Label live = Nodes.label("live", "ph-chip", "ph-accent");
    private final Label second = Nodes.label("", "ph-small");
    private final Label began = Nodes.label("", "ph-mono", "ph-muted");
    private final Label length = Nodes.label("", "ph-mono", "ph-medium");
    private final Label frames = Nodes.label("", "ph-mono", "ph-second");
    private final HBox who = new HBox(4);
    private final HBox findings = new HBox(4);
    private final Label source = Nodes.label("", "ph-small", "ph-second");
    private final Label origin = Nodes.label("", "ph-mono", "ph-muted");
    private final Label size = Nodes.label("", "ph-mono", "ph-second");
    private final HBox row;
    private final Label day = Nodes.label("", "ph-small", "ph-strong");
    private final Label date = Nodes.label("", "ph-small", "ph-muted");
    private final HBox heading = new HBox(8, day, date);
    private final Hyperlink remove = new Hyperlink("Remove from list");
    private @Nullable Path refused;

    /// @param onRemove told a refused file that is to be listed no more
    RecordingCell(Consumer<Path> onRemove) {
        live.setMinWidth(Region.USE_PREF_SIZE);
        var title = new HBox(8, name, live);
        title.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(1, title, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        name.setMinWidth(0);
        var from = new VBox(1, source, origin);
        from.setAlignment(Pos.CENTER_LEFT);
        who.setAlignment(Pos.CENTER_LEFT);
        findings.setAlignment(Pos.CENTER_LEFT);
        remove.setOnAction(e -> {
            if (refused != null) {
                onRemove.accept(refused);
            }
        });
        row = LibraryColumns.row(List.of(mark, strip, words, began, length, frames, who, findings, from, size));
        heading.setAlignment(Pos.CENTER_LEFT);
        listViewProperty().addListener((o, before, list) -> {
            if (list != null) {
                list.widthProperty().addListener(w -> fit(list.getWidth()));
                fit(list.getWidth());
            }
        });
        getStyleClass().add("ph-library-row");
        setPrefWidth(0); // the list never scrolls sideways
    }

    private void fit(double width) {
        LibraryColumns.fit(row, width);
        if (getItem() instanceof LibraryRow.Recording(var item)) {
            source(item, width);
        }
    }

    @Override
    protected void updateItem(@Nullable LibraryRow next, boolean empty) {
        super.updateItem(next, empty);
        getStyleClass().remove("ph-library-day");
        if (empty || next == null) {
            setGraphic(null);
            setAccessibleText(null);
            setMinHeight(0);
            setDisable(false);
            return;
        }
        switch (next) {
            case LibraryRow.Heading(var words, var at) -> {
                day.setText(words);
                date.setText(at);
                getStyleClass().add("ph-library-day");
                setAccessibleText(words + " " + at);
                tall(DAY, heading);
            }
            case LibraryRow.Recording(var item) -> {
                show(item);
                setAccessibleText(LibraryWords.row(item));
                tall(ROW, row);
            }
            case LibraryRow.Refused(var file, var why) -> {
                refused = file;
                var words = Nodes.label(String.valueOf(file.getFileName()), "ph-mono-12");
                var reason = Nodes.label(why, "ph-small", "ph-fault-text");
                reason.setGraphic(Icon.ERROR.node(12));
                reason.getStyleClass().add("ph-fault-icon");
                var both = new VBox(1, words, reason);
                both.setAlignment(Pos.CENTER_LEFT);
                both.setMinWidth(0);
                remove.setMinWidth(Region.USE_PREF_SIZE);
                var line = new HBox(12, both, Nodes.space(), remove);
                line.setAlignment(Pos.CENTER_LEFT);
                setAccessibleText(words.getText() + " was not imported. " + why);
                tall(ROW, line);
            }
        }
    }

    private void tall(double height, HBox content) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        setGraphic(content);
    }

    private void show(LibraryItem item) {
        strip.show(item);
        mark(item);
        name.setText(item.title());
        name.getStyleClass().removeAll("ph-mono-12", "ph-medium");
        name.getStyleClass().add(item.label().name().isEmpty() ? "ph-mono-12" : "ph-medium");
        Nodes.show(live, item.live());
        var words = LibraryWords.second(item);
        boolean lost = !LibraryWords.lost(item).isEmpty();
        second.setText(words);
        second.getStyleClass().removeAll("ph-muted", "ph-fault-text", "ph-fault-icon");
        second.getStyleClass().addAll(lost ? List.of("ph-fault-text", "ph-fault-icon") : List.of("ph-muted"));
        second.setGraphic(lost ? Icon.ERROR.node(12) : null);
        Nodes.show(second, !words.isEmpty());
        began.setText(LibraryWords.began(item));
        length.setText(LibraryWords.length(item));
        frames.setText(LibraryWords.frames(item));
        size.setText(Formats.bytes(item.sizeBytes()));
        who.getChildren().clear();
        findings.getChildren().clear();
        item.content().ifPresent(content -> {
            who(content.participants());
            findings(content);
        });
        if (item.reading() instanceof Reading.Pending) {
            findings.getChildren().add(Nodes.label("not checked", "ph-small", "ph-muted"));
        }
        source(item, getListView() == null ? 0 : getListView().getWidth());
    }

    private void mark(LibraryItem item) {
        mark.getChildren().clear();
        if (item.live()) {
            var disc = new Region();
            disc.getStyleClass().add("ph-recording-disc");
            mark.getChildren().add(disc);
        } else if (item.label().pinned()) {
            mark.getChildren().add(Icon.PIN.node(14));
        }
    }

    private void who(List<Attendance> all) {
        var devices = all.stream().filter(Attendance::isDevice).toList();
        var agents = all.stream().filter(each -> !each.isDevice()).limit(2).toList();
        int shown = devices.size() <= MOST_WHO - agents.size() ? devices.size() : 1;
        devices.subList(0, shown).forEach(each -> who.getChildren().add(Attendants.icon(each)));
        if (shown < devices.size()) {
            who.getChildren().add(Nodes.label("+" + (devices.size() - shown), "ph-mono", "ph-muted"));
        }
        agents.forEach(each -> who.getChildren().add(Attendants.icon(each)));
    }

    private void findings(RecordingContent content) {
        if (!content.isChecked()) {
            findings.getChildren().add(Nodes.label("not checked", "ph-small", "ph-muted"));
            return;
        }
        badge(content.findings(Severity.ERROR), Icon.ERROR, "ph-fault");
        badge(content.findings(Severity.WARNING), Icon.WARNING, "ph-warn");
        if (findings.getChildren().isEmpty()) {
            var none = Nodes.label("none", "ph-small", "ph-muted", "ph-muted-icon");
            none.setGraphic(Icon.CHECK.node(12));
            findings.getChildren().add(none);
        }
    }

    private void badge(int count, Icon icon, String tone) {
        if (count > 0) {
            var badge = Nodes.label(Formats.number(count), "ph-chip", "ph-mono", tone);
            badge.setGraphic(icon.node(12));
            badge.setMinWidth(Region.USE_PREF_SIZE);
            findings.getChildren().add(badge);
        }
    }

    private void source(LibraryItem item, double width) {
        boolean words = LibraryColumns.hasSourceWords(width);
        source.setText(words ? LibraryWords.source(item) : "");
        source.setGraphic(Attendants.source(item.place()).node(14));
        origin.setText(item.label().importedFrom());
        Nodes.show(origin, words && !item.label().importedFrom().isEmpty());
    }
}
