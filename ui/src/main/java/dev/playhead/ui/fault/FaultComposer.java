package dev.playhead.ui.fault;

import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.MomentaryFaultButton;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Form in which a fault is put together: whom it hits, a preset or a kind with its parameters, and all of it as a
/// sentence. It knows of each kind no more than [FaultKinds] says. FX thread.
final class FaultComposer extends BorderPane {
    private static final double LABEL = 76;
    private static final String READ_ONLY = "Showing the rules as they were. Faults work in Live.";
    private static final String NOBODY = "Nobody is connected yet whom a fault could hit.";

    private final FaultActions actions;
    private final ChoiceButton<Participant> where;
    private final ChoiceButton<FaultKind> what;
    private final ParameterFields parameters = new ParameterFields(this::tell);
    private final PresetGrid presets;
    private final WrappedText sentence = new WrappedText("ph-cell-text");
    private final HBox box = new HBox(10);
    private final Button set = new Button("Set fault", Icon.BOLT.node(14));
    private final MomentaryFaultButton setting;
    private FaultKind kind = FaultKinds.ALL.getFirst();
    private FaultDraft draft = FaultDraft.of(kind, Map.of());
    private @Nullable Participant who;
    private @Nullable Timeline timeline;
    private String problem = "";
    private boolean live;
    private long nanos;

    FaultComposer(FaultActions actions) {
        this.actions = actions;
        where = new ChoiceButton<>("Where:", "nobody", Participant::name, ParticipantIcon::of, this::choose);
        where.setId("fault-where");
        what = new ChoiceButton<>("What:", "nothing", FaultComposer::title, k -> null, this::choose);
        what.setId("fault-what");
        presets = new PresetGrid(() -> who == null ? -1 : who.index(), actions);
        set.setId("set-fault");
        set.getStyleClass().add("ph-fault-outline");
        set.setTooltip(new Tooltip("On until restored; hold: while held"));
        setting = new MomentaryFaultButton(set, this::set, actions::restore);
        sentence.setId("fault-sentence");
        box.getStyleClass().add("ph-fault-sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        box.getChildren().setAll(Icon.INFO.node(14), sentence);
        var quick = new VBox(12, row("Where", where), presets);
        quick.getStyleClass().add("ph-fault-block");
        var form = new VBox(12, row("What", what), parameters, box, set);
        form.getStyleClass().add("ph-fault-block");
        var scroll = new ScrollPane(new VBox(quick, form));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        var header = new HBox(
                8,
                Nodes.label("New fault", "ph-strong"),
                Nodes.space(),
                Nodes.label("affects delivery only, never the recording", "ph-small", "ph-muted"));
        header.getStyleClass().add("ph-panel-header");
        getStyleClass().add("ph-panel");
        setTop(header);
        setCenter(scroll);
    }

    /// Lays out a row of the form.
    static HBox row(String title, Node control) {
        Label label = Nodes.label(title, "ph-second");
        label.setMinWidth(LABEL);
        label.setLabelFor(control);
        var row = new HBox(label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String title(FaultKind kind) {
        var name = kind.name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean canBeHit(Participant participant) {
        return participant.isDevice() || participant.kind() == Participant.Kind.AGENT;
    }

    /// Forgets the session before.
    void clear() {
        who = null;
        timeline = null;
        problem = "";
        parameters.clear();
    }

    /// Shows whom there is, and what is on at a moment, ns since 1970.
    ///
    /// @param works whether something can be set now
    void show(Timeline data, long moment, boolean works) {
        boolean first = timeline == null;
        timeline = data;
        nanos = moment;
        live = works;
        List<Participant> there =
                data.participants().stream().filter(FaultComposer::canBeHit).toList();
        // A participant may have got a name meanwhile, and is the same.
        int before = who == null ? -1 : who.index();
        who = there.stream()
                .filter(one -> one.index() == before)
                .findFirst()
                .orElse(there.isEmpty() ? null : there.getFirst());
        where.show(there, who);
        what.show(FaultKinds.ALL, kind);
        if (first) {
            parameters.show(kind, channel());
        }
        tell();
    }

    private String channel() {
        var data = timeline;
        return data == null || data.channels().isEmpty()
                ? ""
                : data.channels().getFirst().id().name();
    }

    private void choose(Participant next) {
        who = next;
        problem = "";
        refresh();
    }

    private void choose(FaultKind next) {
        kind = next;
        problem = "";
        parameters.show(next, channel());
        refresh();
    }

    private void refresh() {
        var data = timeline;
        if (data != null) {
            show(data, nanos, live);
        }
    }

    /// Tells why something was not set, until something else is chosen.
    void problem(String words) {
        problem = words;
        tell();
    }

    private void tell() {
        var data = timeline;
        if (data == null) {
            return;
        }
        var target = who;
        draft = FaultDraft.of(kind, parameters.values());
        boolean ready = draft instanceof FaultDraft.Ready;
        boolean wrong = live && (!problem.isEmpty() || target != null && !ready);
        sentence.setText(words(target));
        box.getStyleClass().remove("ph-wrong");
        if (wrong) {
            box.getStyleClass().add("ph-wrong");
        }
        boolean usable = live && target != null;
        where.setDisable(!usable);
        what.setDisable(!usable);
        parameters.setDisable(!usable);
        presets.show(data, target, nanos, usable);
        setting.show(null, usable && ready, "Set fault", "Set fault", "ph-fault-on");
    }

    private String words(@Nullable Participant target) {
        if (!live) {
            return READ_ONLY;
        }
        if (target == null) {
            return NOBODY;
        }
        if (!problem.isEmpty()) {
            return problem;
        }
        return switch (draft) {
            case FaultDraft.Wrong(var why) -> why;
            case FaultDraft.Ready(var fault) ->
                target.name() + (!fault.isMomentary() ? ", until restored: " : ", once: ") + fault.words();
        };
    }

    private @Nullable CompletableFuture<RuleId> set() {
        var target = who;
        return target != null && draft instanceof FaultDraft.Ready(var fault)
                ? actions.set(target.index(), fault)
                : null;
    }
}
