package dev.playhead.ui.settings;

import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.transport.library.RetentionRule;
import dev.playhead.transport.library.RetentionRule.Action;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.layout.HBox;

/// Time for which recordings are kept, and memory of the broker. FX thread; the disk is read beside it.
final class RecordingSection {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365, 0);
    private static final List<Long> BYTES =
            List.of(1_000_000_000L, 5_000_000_000L, 20_000_000_000L, 100_000_000_000L, 0L);
    private static final List<Long> MEMORY = List.of(16L << 20, 64L << 20, 256L << 20, 1L << 30, 0L);

    private final SettingsHost host;
    private final SettingSection section = new SettingSection("Recording", Icon.HISTORY, "");
    private final ChoiceButton<Integer> days;
    private final ChoiceButton<Long> bytes;
    private final SettingRow rule;
    private RetentionRule chosen = RetentionRule.STANDARD;

    RecordingSection(SettingsHost host) {
        this.host = host;
        days = new ChoiceButton<>(
                "Keep for",
                "",
                each -> each == 0 ? "any age" : each == 365 ? "1 year" : each + " days",
                each -> null,
                each -> choose(new RetentionRule(each, chosen.mostBytes(), chosen.action())));
        bytes = new ChoiceButton<>(
                "Keep up to",
                "",
                each -> each == 0 ? "any size" : Formats.bytes(each),
                each -> null,
                each -> choose(new RetentionRule(chosen.mostDays(), each, chosen.action())));
        days.setId("settings-days");
        bytes.setId("settings-bytes");
        List.of(days, bytes).forEach(button -> {
            button.getStyleClass().add("ph-sm");
            button.setMinWidth(HBox.USE_PREF_SIZE);
        });
        var kept = new HBox(8, days, Nodes.label("or", "ph-second"), bytes);
        kept.getStyleClass().add("ph-centred");
        rule = new SettingRow("Keep recordings", "then warn", kept);
        var memory = new ChoiceButton<Long>(
                "Keep in memory",
                "",
                each -> each == 0 ? "no limit" : (each >> 20) + " MB",
                each -> null,
                each -> host.settings().set(SettingCatalog.KEEP_BYTES, each));
        memory.setId("set-broker-keepBytes");
        memory.getStyleClass().add("ph-sm");
        memory.setMinWidth(HBox.USE_PREF_SIZE);
        Runnable show = () -> memory.show(MEMORY, host.settings().get(SettingCatalog.KEEP_BYTES));
        host.settings().listen(changed -> show.run());
        show.run();
        section.with(
                rule,
                new SettingRow("Keep in memory", "after the next start", memory)
                        .backToStandard(host.settings(), SettingCatalog.KEEP_BYTES));
    }

    SettingSection section() {
        return section;
    }

    void show() {
        Nodes.show(rule, host.library().isPresent());
        host.library()
                .ifPresent(library -> Thread.startVirtualThread(() -> {
                    var now = library.rule();
                    Platform.runLater(() -> show(now));
                }));
    }

    private void show(RetentionRule now) {
        chosen = now;
        days.show(DAYS, now.mostDays());
        bytes.show(BYTES, now.mostBytes());
        rule.say(now.action() == Action.WARN ? "then warn; more in Sessions" : "then delete; more in Sessions");
    }

    private void choose(RetentionRule next) {
        host.library().ifPresent(library -> Thread.startVirtualThread(() -> choose(library, next)));
    }

    // A rule that would delete something now is chosen where it is seen what goes.
    private void choose(RecordingLibrary library, RetentionRule next) {
        String problem = "";
        try {
            long due = next.action() == Action.WARN
                    ? 0
                    : next.plan(library.list(), System.currentTimeMillis())
                            .due()
                            .size();
            if (due == 0) {
                library.rule(next);
            } else {
                problem = "This rule deletes recordings now. Choose it in Sessions, which shows what goes.";
            }
        } catch (IOException e) {
            problem = "The rule could not be saved. " + e.getMessage();
        }
        var now = library.rule();
        var said = problem;
        Platform.runLater(() -> {
            show(now);
            rule.problem(said);
        });
    }
}
