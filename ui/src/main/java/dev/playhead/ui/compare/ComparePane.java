package dev.playhead.ui.compare;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Palette;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Two recordings, or two devices of one, beside each other: what is different, and where did it begin? FX thread.
public final class ComparePane extends BorderPane {
    private final CompareActions actions;
    private final CompareReader reader;
    private final CompareHeader header = new CompareHeader(new Choices());
    private final SourceRow sources = new SourceRow(new Sources());
    private final CompareNotice notice = new CompareNotice(this::chooseOther, this::cancel);
    private final CompareBody body;
    private CompareHeader.Kind kind = CompareHeader.Kind.RECORDINGS;
    private @Nullable Session open;
    // Null for a live session, which leads back to itself.
    private @Nullable Path openFile;
    private @Nullable Path other;
    private boolean isSwapped;
    private int deviceA = -1;
    private int deviceB = -1;
    private @Nullable ComparedPair pair;

    public ComparePane(CompareActions actions) {
        this(actions, LogSession::open);
    }

    /// @param opener opens the other recording
    ComparePane(CompareActions actions, CompareReader.Opener opener) {
        this.actions = actions;
        this.reader = new CompareReader(opener, new Progress());
        body = new CompareBody(actions);
        setTop(new VBox(header, sources));
        setCenter(notice);
        getStyleClass().add("ph-compare");
    }

    /// Another session is open in the window. What was compared with the one before is compared with this one.
    public void opened(@Nullable Session now) {
        if (now == open) {
            return;
        }
        var before = openFile;
        open = now;
        openFile =
                now == null || now.controls().isPresent() ? null : now.vitals().file();
        deviceA = -1;
        deviceB = -1;
        if (now != null && other != null && other.equals(now.vitals().file())) {
            // The other one was opened: both stay what they were called.
            other = before;
            isSwapped = !isSwapped;
        }
        compare();
    }

    /// Compares the open session with another recording.
    public void compareWith(Path file) {
        other = file;
        header.kind(CompareHeader.Kind.RECORDINGS);
        compare();
    }

    /// Compares again, as of now.
    public void compare() {
        forget();
        var now = open;
        if (now == null) {
            notice.say("Open a recording to compare it.", false);
            return;
        }
        switch (kind) {
            case RECORDINGS -> {
                sources.recordings(now, other, isSwapped, actions.recent());
                if (other == null) {
                    invite(now);
                } else {
                    ask(new CompareRequest.Recordings(now, other, isSwapped));
                }
            }
            case DEVICES -> {
                var devices = now.timeline().participants().stream()
                        .filter(Participant::isDevice)
                        .toList();
                if (deviceB < 0 && !devices.isEmpty()) {
                    deviceB = devices.getFirst().index();
                }
                sources.devices(now, deviceA, deviceB);
                if (deviceB < 0) {
                    notice.say("No device is in this recording yet, so there is none to compare.", false);
                } else if (deviceA == deviceB) {
                    notice.say("A and B are the same device. Choose another one.", false);
                } else {
                    ask(new CompareRequest.Devices(now, deviceA, deviceB));
                }
            }
        }
    }

    private void forget() {
        reader.cancel();
        pair = null;
        body.clear();
        header.offers(false, kind == CompareHeader.Kind.RECORDINGS);
        setCenter(notice);
    }

    private void invite(Session now) {
        var mine = now.vitals().file();
        var recent =
                actions.recent().stream().filter(file -> !file.equals(mine)).toList();
        notice.invite(
                "Choose the recording that this one is compared with. Runs and messages are matched by what they"
                        + " are, not by when they came.",
                recent,
                this::compareWith);
    }

    private void ask(CompareRequest request) {
        notice.progress("Comparing");
        setCenter(notice);
        reader.ask(request);
    }

    private void cancel() {
        reader.cancel();
        notice.say("Nothing was compared. The recordings are as they were.", kind == CompareHeader.Kind.RECORDINGS);
    }

    private void chooseOther() {
        var file = actions.choose();
        if (file != null) {
            compareWith(file);
        }
    }

    private final class Progress implements CompareReader.Listener {
        @Override
        public void progress(String words) {
            notice.progress(words);
        }

        @Override
        public void compared(ComparedPair now) {
            pair = now;
            sources.show(now);
            if (now.comparison().runCount() == 0) {
                header.count(CompareCount.MESSAGES);
            }
            header.offers(true, !now.devices());
            body.show(now, header.limitNanos());
            setCenter(body);
        }

        @Override
        public void failed(String words) {
            notice.say(words, kind == CompareHeader.Kind.RECORDINGS);
            setCenter(notice);
        }
    }

    /// Goes to the next place that differs, and behind the last one of a message to the next message.
    public void nextDifference() {
        body.step(1);
    }

    /// Goes to the place that differs before, and from the first one of a message to the message before.
    public void previousDifference() {
        body.step(-1);
    }

    /// Swaps A and B.
    public void swap() {
        if (kind == CompareHeader.Kind.RECORDINGS) {
            isSwapped = !isSwapped;
        } else if (deviceA >= 0) {
            int before = deviceA;
            deviceA = deviceB;
            deviceB = before;
        } else {
            return;
        }
        compare();
    }

    /// Saves the differences as `playhead diff` says them.
    ///
    /// @param isJson whether for programs
    public void export(boolean isJson) {
        var now = pair;
        if (now != null) {
            actions.export(exported(now, isJson), isJson);
        }
    }

    private String exported(ComparedPair now, boolean isJson) {
        var lines = now.lines(header.limitNanos());
        var all = isJson ? lines.json(now.comparison()) : lines.words(now.comparison(), name(now.a()), name(now.b()));
        return String.join("\n", all) + "\n";
    }

    private static String name(ComparedSource source) {
        return source.device() >= 0 ? source.name() : source.file().toString();
    }

    private final class Choices implements CompareHeader.Choices {
        @Override
        public void kind(CompareHeader.Kind now) {
            if (now != kind) {
                kind = now;
                compare();
            }
        }

        @Override
        public void count(CompareCount now) {
            body.count(now);
        }

        @Override
        public void limit() {
            body.limit(header.limitNanos());
        }

        @Override
        public void export(boolean isJson) {
            ComparePane.this.export(isJson);
        }

        @Override
        public void copy() {
            if (pair != null) {
                Nodes.copy(exported(pair, false));
            }
        }
    }

    private final class Sources implements SourceRow.Choices {
        @Override
        public void other(Path file) {
            compareWith(file);
        }

        @Override
        public void chooseOther() {
            ComparePane.this.chooseOther();
        }

        @Override
        public void device(SideName side, int participant) {
            if (side == SideName.A) {
                deviceA = participant;
            } else {
                deviceB = participant;
            }
            compare();
        }

        @Override
        public void swap() {
            ComparePane.this.swap();
        }
    }

    /// Shows it in these colours from now on.
    public void show(Palette colours) {
        body.show(colours);
    }

    /// Says a sentence to a person.
    public void say(String words) {
        body.say(words);
    }

    /// Returns whether nothing is worked out beside the FX thread.
    public boolean isSettled() {
        return reader.isIdle() && body.isSettled();
    }

    /// Lets go of the other recording.
    public void close() {
        reader.close();
    }

    public Region list() {
        return body.list();
    }

    /// Returns what takes the focus in the list; what is there instead while nothing is compared.
    public Node listFocus() {
        return pair == null ? notice.focusTarget() : body.list().focusTarget();
    }

    public Region text() {
        return body.text();
    }

    /// Returns what takes the focus beside the list.
    public Node textFocus() {
        return body.text().focusTarget();
    }

    /// Returns the lanes of both sides.
    public Region bands() {
        return body.bands();
    }

    /// Returns the sources, above all else.
    public Region sources() {
        return sources;
    }
}
