package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.RetentionRule;
import dev.playhead.transport.library.RetentionRule.Action;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Room that the recordings take, and the rule of how long they are kept. A rule that deletes is asked about first. FX
/// thread.
final class StorageBar extends HBox {
    private static final double BAR = 150;
    private static final double WIDE = 980;
    private static final List<Integer> DAYS = List.of(7, 30, 90, 365, 0);
    private static final List<Long> BYTES =
            List.of(1_000_000_000L, 5_000_000_000L, 20_000_000_000L, 100_000_000_000L, 0L);

    private final Consumer<RetentionRule> onRule;
    private final Label used = Nodes.label("", "ph-mono", "ph-strong");
    private final Region all = new Region();
    private final Region pinned = new Region();
    private final Label rest = Nodes.label("", "ph-small", "ph-muted");
    private final ChoiceButton<Integer> days;
    private final ChoiceButton<Long> bytes;
    private final ChoiceButton<Action> action;
    private final Label next = Nodes.label("", "ph-small", "ph-second");
    private final HBox rule;
    private final Label question = Nodes.label("", "ph-second");
    private final Button yes = new Button("Delete them");
    private final Button no = new Button("Keep them");
    private final HBox asking;
    private RetentionRule chosen = RetentionRule.STANDARD;
    private RetentionRule wanted = RetentionRule.STANDARD;
    private List<LibraryItem> items = List.of();

    StorageBar(Consumer<RetentionRule> onRule) {
        super(12);
        this.onRule = onRule;
        getStyleClass().add("ph-library-storage");
        all.getStyleClass().add("ph-storage-used");
        pinned.getStyleClass().add("ph-storage-pinned");
        var bar = new StackPane(all, pinned);
        bar.getStyleClass().add("ph-storage-bar");
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        days = new ChoiceButton<>(
                "Keep for",
                "",
                StorageBar::days,
                each -> null,
                each -> choose(new RetentionRule(each, chosen.mostBytes(), chosen.action())));
        bytes = new ChoiceButton<>(
                "Keep up to",
                "",
                StorageBar::bytes,
                each -> null,
                each -> choose(new RetentionRule(chosen.mostDays(), each, chosen.action())));
        action = new ChoiceButton<>(
                "Then",
                "",
                StorageBar::action,
                each -> null,
                each -> choose(new RetentionRule(chosen.mostDays(), chosen.mostBytes(), each)));
        days.setId("keep-days");
        bytes.setId("keep-bytes");
        action.setId("keep-action");
        List.of(days, bytes, action).forEach(each -> each.setMinWidth(USE_PREF_SIZE));
        next.setMinWidth(0);
        rule = new HBox(8, word("Keep"), days, word("or"), bytes, word("then"), action, next);
        rule.getStyleClass().add("ph-centred");
        yes.getStyleClass().add("ph-destroy");
        yes.setId("rule-yes");
        no.setId("rule-no");
        yes.setMinWidth(USE_PREF_SIZE);
        no.setMinWidth(USE_PREF_SIZE);
        yes.setOnAction(e -> {
            ask(false);
            onRule.accept(wanted);
        });
        no.setOnAction(e -> {
            ask(false);
            showRule();
        });
        asking = new HBox(8, question, yes, no);
        asking.getStyleClass().add("ph-centred");
        ask(false);
        used.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(used, bar, rest, Nodes.space(), rule, asking);
        widthProperty().addListener(o -> Nodes.show(rest, getWidth() >= WIDE));
    }

    private static Label word(String words) {
        var label = Nodes.label(words, "ph-second");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static String days(int days) {
        return days == 0 ? "any age" : days == 365 ? "1 year" : days + " days";
    }

    private static String bytes(long bytes) {
        return bytes == 0 ? "any size" : Formats.bytes(bytes);
    }

    private static String action(Action action) {
        return action == Action.WARN ? "Warn" : "Delete oldest";
    }

    private void ask(boolean asks) {
        Nodes.show(asking, asks);
        Nodes.show(rule, !asks);
        if (asks) {
            no.requestFocus();
        }
    }

    private void choose(RetentionRule next) {
        wanted = next;
        var due = next.plan(items, System.currentTimeMillis()).due();
        if (next.action() == Action.DELETE_OLDEST && !due.isEmpty()) {
            long size = due.stream().mapToLong(each -> each.item().sizeBytes()).sum();
            question.setText("This rule deletes " + Formats.count(due.size(), "recording") + " now, "
                    + Formats.bytes(size) + ". They cannot be brought back.");
            ask(true);
        } else {
            onRule.accept(next);
        }
    }

    private void showRule() {
        days.show(DAYS, chosen.mostDays());
        bytes.show(BYTES, chosen.mostBytes());
        action.show(List.of(Action.values()), chosen.action());
    }

    void show(List<LibraryItem> now, RetentionRule by, long freeBytes) {
        items = now;
        chosen = by;
        showRule();
        var plan = by.plan(now, System.currentTimeMillis());
        long limit = by.mostBytes() > 0 ? by.mostBytes() : plan.usedBytes() + freeBytes;
        double share = limit == 0 ? 0 : (double) plan.usedBytes() / limit;
        used.setText(Formats.bytes(plan.usedBytes()) + " of " + Formats.bytes(limit));
        size(all, Math.min(1, share));
        size(pinned, limit == 0 ? 0 : Math.min(1, (double) plan.pinnedBytes() / limit));
        all.getStyleClass().removeAll("ph-warn", "ph-fault");
        if (share >= 0.9) {
            all.getStyleClass().add(share >= 1 ? "ph-fault" : "ph-warn");
        }
        rest.setText(Formats.bytes(plan.pinnedBytes()) + " pinned, disk " + Formats.bytes(freeBytes) + " free");
        next.setText(LibraryWords.next(plan));
    }

    private static void size(Region part, double share) {
        part.setMaxWidth(share * BAR);
        StackPane.setAlignment(part, Pos.CENTER_LEFT);
    }
}
