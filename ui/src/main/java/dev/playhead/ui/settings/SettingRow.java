package dev.playhead.ui.settings;

import dev.playhead.transport.settings.Setting;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One row of the page: a name and a muted line, the control, a way back to the standard value, and a sentence below
/// when something is wrong. FX thread.
final class SettingRow extends VBox {
    private static final double NAME = 136;

    private final String words;
    private final Label line = Nodes.label("", "ph-small", "ph-muted");
    private final WrappedText problem = new WrappedText("ph-small", "ph-warn-text", "ph-wrapped-warn");
    private final HBox problemLine = new HBox(6, Icon.WARNING.node(14), problem);
    private final HBox content;
    private boolean wrong;

    /// @param name in sentence case
    /// @param muted a line below it
    SettingRow(String name, String muted, Node control) {
        words = (name + " " + muted).toLowerCase(Locale.ROOT);
        line.setText(muted);
        Nodes.show(line, !muted.isEmpty());
        var names = new VBox(Nodes.label(name), line);
        names.getStyleClass().add("ph-centred");
        names.setMinWidth(NAME);
        names.setMaxWidth(NAME);
        content = new HBox(12, names, control);
        content.getStyleClass().add("ph-setting");
        problemLine.getStyleClass().addAll("ph-setting-problem", "ph-warn-icon");
        HBox.setHgrow(problem, Priority.ALWAYS);
        Nodes.show(problemLine, false);
        getStyleClass().add("ph-setting-row");
        getChildren().addAll(content, problemLine);
    }

    /// Adds the way back to the standard value, which is seen while another is chosen.
    SettingRow backToStandard(SettingsStore settings, Setting<?> setting) {
        var back = Nodes.iconButton(Icon.RESTORE, "Back to the standard value", () -> settings.reset(setting));
        back.setId("default-" + setting.key().replace('.', '-'));
        back.getStyleClass().add("ph-sm");
        content.getChildren().addAll(Nodes.space(), back);
        Runnable show = () -> back.setVisible(settings.isChanged(setting));
        settings.listen(changed -> show.run());
        show.run();
        return this;
    }

    /// Changes the muted line.
    void say(String muted) {
        line.setText(muted);
        Nodes.show(line, !muted.isEmpty());
    }

    /// Says what is wrong; empty when nothing is.
    void problem(String sentence) {
        wrong = !sentence.isEmpty();
        problem.setText(sentence);
        Nodes.show(problemLine, wrong);
        getStyleClass().remove("ph-wrong");
        if (wrong) {
            getStyleClass().add("ph-wrong");
        }
    }

    /// Returns whether something is wrong with it.
    boolean isWrong() {
        return wrong;
    }

    /// Returns whether it is about these words.
    boolean matches(String query) {
        return words.contains(query);
    }
}
