package dev.playhead.ui.bar;

import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.session.RecordingState;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Bars under the top bar for what concerns the recording as a whole. One that tells of a present danger
/// stays as long as it lasts; one that tells of the past can be put away. FX thread.
public final class NoticeBars extends VBox {
    private static final long NEARLY_FULL = 100_000_000;
    private static final int MOST_SENTENCES = 4;

    private enum About {
        RECORDING,
        DISK,
        DAMAGE,
        SESSION
    }

    private final Map<About, Bar> bars = new LinkedHashMap<>();

    /// Shows how the recording of a running broker does.
    public void recording(Vitals vitals) {
        switch (vitals.recording()) {
            case RecordingState.Failing(long sinceNanos, String reason) ->
                lasting(About.RECORDING, "Nothing is recorded since " + Formats.utc(sinceNanos) + ". " + reason);
            case RecordingState.Writing(String notice) when notice != null -> past(About.RECORDING, notice);
            case RecordingState.Writing writing -> remove(About.RECORDING);
        }
        boolean full = vitals.address() != null
                && vitals.recording() instanceof RecordingState.Writing
                && vitals.diskFreeBytes() < NEARLY_FULL;
        if (full) {
            lasting(
                    About.DISK,
                    "The disk is nearly full: " + Formats.bytes(vitals.diskFreeBytes()) + " are free beside "
                            + vitals.file() + ". Make room there, or start Playhead with --data on another disk. "
                            + "The recording is the last to stop, and says so.");
        } else {
            remove(About.DISK);
        }
    }

    /// Shows what an opened recording has lost; nothing when it is whole.
    public void damage(List<String> sentences) {
        if (sentences.isEmpty()) {
            remove(About.DAMAGE);
            return;
        }
        int more = sentences.size() - MOST_SENTENCES;
        var words = String.join(" ", sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size())));
        past(
                About.DAMAGE,
                "This recording is damaged. What is whole is shown. " + words
                        + (more > 0 ? " And " + more + " more; \"playhead info\" lists all." : ""));
    }

    /// Shows why the window shows something else than is recorded; empty while it does not.
    public void session(String problem) {
        if (problem.isEmpty()) {
            remove(About.SESSION);
        } else {
            lasting(About.SESSION, problem);
        }
    }

    /// Forgets what concerned the session before.
    public void clear() {
        bars.clear();
        getChildren().clear();
    }

    private void lasting(About about, String words) {
        bar(about, words, true);
    }

    private void past(About about, String words) {
        bar(about, words, false);
    }

    private void bar(About about, String words, boolean lasts) {
        var before = bars.get(about);
        if (before != null && before.words.equals(words)) {
            return;
        }
        remove(about);
        var bar = new Bar(words, lasts);
        bars.put(about, bar);
        getChildren().add(bar);
    }

    private void remove(About about) {
        getChildren().remove(bars.remove(about));
    }

    private final class Bar extends HBox {
        private final String words;

        Bar(String words, boolean lasts) {
            super(8);
            this.words = words;
            getStyleClass().addAll("ph-notice", lasts ? "ph-fault" : "ph-warn");
            var mark = (lasts ? Icon.ERROR : Icon.INFO).node(14);
            mark.getStyleClass().add(lasts ? "ph-fault-icon" : "ph-warn-icon");
            var text = new WrappedText(lasts ? "ph-fault-text" : "ph-warn-text");
            text.setText(words);
            HBox.setHgrow(text, Priority.ALWAYS);
            getChildren().addAll(mark, text);
            if (!lasts) {
                getChildren()
                        .add(Nodes.iconButton(
                                Icon.CLOSE,
                                "Put away",
                                () -> NoticeBars.this.getChildren().remove(this)));
            }
        }
    }
}
