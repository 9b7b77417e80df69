package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.FileSaver;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.finding.FindingActions;
import dev.playhead.ui.finding.FindingBundle;
import dev.playhead.ui.finding.FindingsPane;
import dev.playhead.ui.finding.FindingsQuestion;
import dev.playhead.ui.finding.FindingsReport;
import dev.playhead.ui.finding.FindingsState;
import dev.playhead.ui.finding.ReportFormat;
import dev.playhead.ui.pulse.LatestOnly;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Findings of the session until the playhead, what proves them, and who got which version. Read beside the FX thread.
/// FX thread.
final class FindingsView implements View, OpenSession.Listener {
    static final ViewKind KIND = new ViewKind(
            "findings", "Findings", "What went wrong, and why", Icon.ERROR, "Ctrl 3", true, FindingsView::new);

    private static final Logger LOG = LoggerFactory.getLogger(FindingsView.class);
    private static final PaintTurns.Part FINDINGS = new PaintTurns.Part("findings", 200);

    private final ViewContext context;
    private final Actions actions = new Actions();
    private final FindingsPane findings = new FindingsPane(actions);
    private final GuardedPane<FindingsPane> pane = GuardedPane.of("The findings", findings);
    private final ShownMoment shown = new ShownMoment();
    private final LatestOnly<Asked, Read> reader = new LatestOnly<>(
            asked -> new Read(asked.of, FindingsState.of(asked.of.session(), asked.question)),
            this::arrived,
            e -> tell("The findings cannot be read: " + e.getMessage() + ". Move the playhead to try again."));
    private final FileSaver files = FileSaver.dialog(() -> pane().getScene().getWindow(), this::tell);
    private @Nullable FindingsState state;

    private record Asked(OpenSession of, FindingsQuestion question) {}

    private record Read(OpenSession of, FindingsState state) {}

    FindingsView(ViewContext context) {
        this.context = context;
        context.settings().store().listen(changed -> {
            if (changed.equals(SettingCatalog.LATE_AFTER_MS) || changed.equals(SettingCatalog.PRICES)) {
                actions.ask();
            }
        });
    }

    private Region pane() {
        return pane;
    }

    private final class Actions implements FindingActions {
        @Override
        public void ask() {
            var open = context.open().get();
            if (open != null) {
                FindingsView.this.ask(open);
            }
        }

        @Override
        public SettingsStore settings() {
            return context.settings().store();
        }

        @Override
        public void goTo(int row) {
            context.frames().goTo(row);
        }

        @Override
        public void show(long nanos, int row) {
            var open = context.open().get();
            if (open != null) {
                context.frames()
                        .goTo(
                                row >= 0
                                        ? row
                                        : open.session().timeline().frames().rowAt(nanos));
                context.model().stepTo(nanos);
            }
        }

        @Override
        public String summary(int row) {
            var open = context.open().get();
            return open == null ? "" : open.summary(row);
        }

        @Override
        public void report(ReportFormat format) {
            var open = context.open().get();
            if (open != null && state != null) {
                var of = state;
                files.save(
                        format.offer(), file -> WholeFile.write(file, FindingsReport.of(open.session(), of, format)));
            }
        }

        @Override
        public void bundle(Finding finding) {
            var open = context.open().get();
            if (open != null) {
                files.save(FindingBundle.offer(finding), file -> FindingBundle.write(open.session(), finding, file));
            }
        }

        @Override
        public void copyReport() {
            var open = context.open().get();
            if (open != null && state != null) {
                copy(open.session(), state);
            }
        }
    }

    private void copy(Session session, FindingsState of) {
        Thread.startVirtualThread(() -> {
            try {
                var text = FindingsReport.of(session, of, ReportFormat.MARKDOWN);
                Platform.runLater(() -> {
                    Nodes.copy(text);
                    tell("The report is on the clipboard.");
                });
            } catch (IOException | RuntimeException e) {
                LOG.warn("Cannot write the report", e);
                Platform.runLater(() -> tell("The report could not be read together: " + e.getMessage() + "."));
            }
        });
    }

    private void tell(String sentence) {
        pane.update("say", view -> view.say(sentence));
    }

    private void ask(OpenSession open) {
        reader.ask(new Asked(open, findings.question(context.model().momentNanos())));
    }

    private void arrived(Read read) {
        if (read.of == context.open().get()) {
            state = read.state;
            pane.update("show", view -> view.show(read.state, context.palette().get()));
        }
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        return List.of(
                new PaneFocus.Pane(findings.findings(), findings.findingsFocus()),
                new PaneFocus.Pane(findings.deliveries(), findings.deliveriesFocus()));
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open != null && shown.turnsTo(open)) {
            open.listen(this);
            state = null;
            pane.update("show", FindingsPane::clear);
        }
        if (open != null) {
            paint(FINDINGS, open); // also when nothing is new but the colours
        }
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        return shown.isBehind(open, context.model().momentNanos()) ? Set.of(FINDINGS) : Set.of();
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        shown.show(open, context.model().momentNanos());
        ask(open);
    }

    @Override
    public void summaries(OpenSession open) {
        if (open == context.open().get()) {
            pane.update("summaries", FindingsPane::summaries);
        }
    }

    @Override
    public boolean isSettled() {
        return reader.isIdle();
    }

    @Override
    public void stepOut() {
        findings.stepOut();
    }
}
