package dev.playhead.ui.finding;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Severity;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Button that says how many errors and warnings there are at the playhead, and leads to them. FX thread.
public final class FindingsChip extends Button {
    private final Label word = new Label("Findings");
    private final Label errors = count(Icon.ERROR, "ph-fault");
    private final Label warnings = count(Icon.WARNING, "ph-warn");
    private final Label none = Nodes.label("none", "ph-muted");

    public FindingsChip(Runnable onOpen) {
        setId("findings-chip");
        setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(8, word, errors, warnings, none);
        box.getStyleClass().add("ph-centred");
        setGraphic(box);
        KeySign.tip(this, "Errors and warnings until the playhead", "findings", "Ctrl 3");
        setOnAction(e -> onOpen.run());
        say(0, 0);
    }

    private static Label count(Icon icon, String tone) {
        Node sign = icon.node(12);
        sign.getStyleClass().add(tone + "-icon");
        var label = new Label("0", sign);
        label.getStyleClass().add("ph-mono");
        label.setGraphicTextGap(4);
        return label;
    }

    /// Puts a sign in the place of the word where there is little room.
    public void fit(boolean wide) {
        word.setText(wide ? "Findings" : "");
        word.setGraphic(wide ? null : Icon.ERROR.node(14));
    }

    /// Counts the findings of what had happened by a moment, ns since 1970. Returns the number of errors.
    public int show(List<Finding> findings, long nanos) {
        int error = 0;
        int warning = 0;
        for (var finding : findings) {
            if (finding.atNanos() <= nanos) {
                error += finding.severity() == Severity.ERROR ? 1 : 0;
                warning += finding.severity() == Severity.WARNING ? 1 : 0;
            }
        }
        say(error, warning);
        return error;
    }

    private void say(int error, int warning) {
        say(errors, error);
        say(warnings, warning);
        Nodes.show(none, error + warning == 0);
        setAccessibleText("Findings: " + Formats.count(error, "error") + ", " + Formats.count(warning, "warning"));
    }

    private static void say(Label label, int count) {
        label.setText(Formats.number(count));
        Nodes.show(label, count > 0);
    }
}
