package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.timeline.LaneLayout.Row;
import dev.playhead.ui.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The names of the lanes, as controls that take the focus and say what the lane holds.
final class LaneHeaders extends Pane {
    static final double WIDTH = 176;
    private static final double NAMES = 84;

    private String shown = "";
    private double top;

    LaneHeaders() {
        setManaged(false); // scrolled by hand
    }

    /// Builds the names anew when rows or words have changed. The first row lies on top, wherever the
    /// layout has it.
    void show(Timeline timeline, List<Row> rows, long nanos) {
        String words = words(timeline, rows, nanos);
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        getChildren().clear();
        top = rows.isEmpty() ? 0 : rows.getFirst().y();
        for (Row row : rows) {
            double y = row.y() - top;
            if (row.first()) {
                Label kind = at(new Label(kind(row)), 20, y, Math.min(row.height(), 40));
                kind.getStyleClass().addAll("ph-medium", "ph-small", "ph-second");
                if (row.y() > 0) {
                    var line = new Region();
                    line.getStyleClass().add("ph-lane-line");
                    line.resizeRelocate(0, Math.max(0, y - 1), WIDTH, 1);
                    line.setManaged(false);
                    getChildren().add(line);
                }
            }
            Label name = at(new Label(name(timeline, row, nanos)), NAMES, y, row.height());
            name.setMaxWidth(WIDTH - NAMES - 6);
            name.setAccessibleText(kind(row) + ", " + name.getText().replace('\n', ' '));
            name.setFocusTraversable(true);
            name.getStyleClass().add("ph-focusable");
            picture(timeline, row, name);
        }
    }

    /// Where the first row that is shown lies in the layout.
    double top() {
        return top;
    }

    private Label at(Label label, double x, double y, double height) {
        label.setAlignment(Pos.CENTER_LEFT);
        label.setMinHeight(height);
        label.setMaxHeight(height);
        label.relocate(x, y);
        getChildren().add(label);
        return label;
    }

    private static void picture(Timeline timeline, Row row, Label name) {
        switch (row.kind()) {
            case RUNS -> {
                name.setGraphic(Icon.AGENT.node(14));
                name.getStyleClass().add("ph-ink");
            }
            case DEVICES -> {
                Participant participant = timeline.participants()
                        .get(timeline.tracks().get(row.subject()).participant());
                name.setGraphic(icon(participant).node(14));
                name.getStyleClass().add("ph-id" + ((participant.number() - 1) % 6 + 1));
            }
            case AGENTS, CHANNEL, PRESENCE, FAULTS -> name.getStyleClass().addAll("ph-small", "ph-second");
        }
        name.setGraphicTextGap(6);
    }

    private static Icon icon(Participant participant) {
        return switch (participant.kind()) {
            case PHONE -> Icon.PHONE;
            case TABLET -> Icon.TABLET;
            case LAPTOP, DEVICE -> Icon.LAPTOP;
            case AGENT, PLAYHEAD -> Icon.AGENT;
            case REST -> Icon.SERVER;
        };
    }

    private static String kind(Row row) {
        return switch (row.kind()) {
            case RUNS -> "Runs";
            case DEVICES -> "Devices";
            case AGENTS -> "Agents";
            case CHANNEL -> "Channel";
            case PRESENCE -> "Presence";
            case FAULTS -> "Faults";
        };
    }

    private static String name(Timeline timeline, Row row, long nanos) {
        return switch (row.kind()) {
            case RUNS, AGENTS -> timeline.participants().get(row.subject()).name();
            case DEVICES ->
                timeline.participants()
                        .get(timeline.tracks().get(row.subject()).participant())
                        .name();
            case CHANNEL -> channel(timeline.channels().get(row.subject()).id());
            case PRESENCE -> presence(timeline, nanos);
            case FAULTS -> faults(timeline, nanos);
        };
    }

    // The app stands on a line of its own: beside the name there is no room for both.
    private static String channel(ChannelId id) {
        return id.name() + (id.app().isEmpty() ? "" : "\n\u00b7 app " + id.app()) + "\nby serial";
    }

    private static String faults(Timeline timeline, long now) {
        long sofar = timeline.faults().stream()
                .filter(fault -> fault.span().fromNanos() <= now)
                .count();
        long on = timeline.faults().stream()
                .filter(fault -> fault.span().contains(now))
                .count();
        return sofar == 0 ? "none" : on == 0 ? sofar + " so far" : on + " on, " + sofar + " so far";
    }

    private static String presence(Timeline timeline, long now) {
        long listed = timeline.members().stream()
                .filter(member -> member.listed().contains(now))
                .count();
        long unseen = timeline.members().stream()
                .filter(member -> member.listed().contains(now) && member.unseenFromNanos() <= now)
                .count();
        if (listed == 0) {
            return "nobody";
        }
        return Words.count(listed, "member") + (unseen == 0 ? "\nall seen" : "\n" + unseen + " not seen");
    }

    private static String words(Timeline timeline, List<Row> rows, long nanos) {
        var words = new StringBuilder();
        rows.forEach(row -> words.append(row.kind()).append(row.y()).append(name(timeline, row, nanos)));
        return words.toString();
    }
}
