package dev.playhead.ui.simulated;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The simulated devices and agents of a live session: who there is, what they are told, and how more are added. FX
/// thread.
public final class SimulatedPane extends BorderPane {
    private static final double ROW = 48;

    private final ListView<SimulatedParticipant> list = new ListView<>();
    private final Label count = Nodes.label("", "ph-second");
    private final WrappedText says = new WrappedText("ph-small", "ph-fault-text");
    private final HBox foot = new HBox(says);
    private final Button addDevice = new Button("Add device", Icon.PLUS.node(14));
    private final Button addAgent = new Button("Add agent", Icon.PLUS.node(14));
    private @Nullable Simulation simulation;
    private @Nullable Timeline timeline;
    private boolean live;
    // Ends what the simulation tells.
    private Runnable ending = () -> {};

    public SimulatedPane() {
        list.setId("simulated");
        list.setAccessibleText("Simulated devices and agents");
        list.getStyleClass().add("ph-rules");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(Nodes.label(
                "Nobody is simulated. A device asks; an agent answers, as well or badly as you want.", "ph-muted"));
        list.setCellFactory(view -> new SimulatedCell(() -> live, this::icon, new OnLine()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        button(addDevice, "add-device", "Ctrl Shift D", "Add a simulated device", AddDevicePrompt::start);
        button(addAgent, "add-agent", "Ctrl Shift G", "Add a simulated agent", AddAgentPrompt::start);
        var header = new HBox(8, Nodes.label("Simulated", "ph-strong"), count, Nodes.space(), addDevice, addAgent);
        header.getStyleClass().add("ph-panel-header");
        foot.getStyleClass().add("ph-fault-block");
        says.setId("simulated-says");
        HBox.setHgrow(says, Priority.ALWAYS);
        Nodes.show(foot, false);
        getStyleClass().add("ph-panel");
        setTop(header);
        setCenter(list);
        setBottom(foot);
    }

    private interface Opening {
        void start(Node owner, Simulation simulation, String channel);
    }

    private void button(Button button, String id, String key, String words, Opening opening) {
        button.setId(id);
        KeySign.tip(button, words, id, key);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> {
            var of = simulation;
            var data = timeline;
            if (of != null && data != null) {
                opening.start(this, of, Choices.channel(data));
            }
        });
    }

    private void pressed(KeyEvent event) {
        var who = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && who != null && live) {
            open(who, getTop());
            event.consume();
        }
    }

    /// Removes the chosen one.
    public void removeChosen() {
        var who = list.getSelectionModel().getSelectedItem();
        if (who != null && live) {
            act(who, "remove");
        }
    }

    private void act(SimulatedParticipant who, String id) {
        var of = simulation;
        if (of == null) {
            return;
        }
        tell("");
        SimulatedDeeds.of(who, of).stream()
                .filter(deed -> deed.id().equals(id))
                .findFirst()
                .ifPresent(deed -> deed.doing().run(this, this::tell));
    }

    private void open(SimulatedParticipant who, Node under) {
        var of = simulation;
        if (of == null) {
            return;
        }
        var menu = new ContextMenu();
        menu.setId("simulated-menu");
        for (var deed : SimulatedDeeds.of(who, of)) {
            var item = new MenuItem(deed.words());
            item.setId("simulated-" + deed.id());
            item.setOnAction(e -> act(who, deed.id()));
            menu.getItems().add(item);
        }
        Theme.dress(menu.getScene(), getScene());
        menu.show(under, Side.BOTTOM, 0, 0);
    }

    private void tell(String words) {
        says.setText(words);
        Nodes.show(foot, !words.isEmpty());
    }

    // As it is drawn elsewhere in the window, once the recording has it.
    private Node icon(SimulatedParticipant who) {
        var data = timeline;
        var found = data == null
                ? List.<Participant>of()
                : data.participants().stream()
                        .filter(Participant::isSimulated)
                        .filter(participant -> who.clientId().equals(participant.clientId()))
                        .filter(participant -> (participant.kind() == Participant.Kind.AGENT) == who.isAgent())
                        .toList();
        return found.size() == 1
                ? ParticipantIcon.of(found.getFirst())
                : (who.isAgent() ? Icon.AGENT : Icon.SCREEN).node(14);
    }

    /// Shows who there is now.
    ///
    /// @param of the simulation of the session
    /// @param works whether something can be done now
    public void show(Timeline data, Simulation of, boolean works) {
        boolean turned = works != live || of != simulation;
        timeline = data;
        live = works;
        if (of != simulation) {
            ending.run();
            simulation = of;
            ending = of.listen(() -> Platform.runLater(this::changed));
        }
        changed();
        if (turned) {
            list.refresh();
            tell("");
        }
        addDevice.setDisable(!works);
        addAgent.setDisable(!works);
    }

    private void changed() {
        var of = simulation;
        if (of == null) {
            return;
        }
        take(of.all());
        long agents =
                list.getItems().stream().filter(SimulatedParticipant::isAgent).count();
        long devices = list.getItems().size() - agents;
        count.setText(
                list.getItems().isEmpty()
                        ? "none"
                        : Formats.count(devices, "device") + ", " + Formats.count(agents, "agent"));
    }

    // They come and go while somebody has chosen one, which stays chosen.
    private void take(List<SimulatedParticipant> all) {
        var items = list.getItems();
        items.removeIf(shown -> all.stream().noneMatch(who -> who.name().equals(shown.name())));
        for (int i = 0; i < all.size(); i++) {
            if (i == items.size()) {
                items.add(all.get(i));
            } else if (!items.get(i).equals(all.get(i))) {
                items.set(i, all.get(i));
            }
        }
    }

    /// Returns what takes the focus.
    public Node focusTarget() {
        return list;
    }

    /// Chooses nobody.
    public void stepOut() {
        list.getSelectionModel().clearSelection();
    }

    /// Forgets the session before.
    public void clear() {
        ending.run();
        ending = () -> {};
        simulation = null;
        timeline = null;
        list.getItems().clear();
        tell("");
    }

    private final class OnLine implements SimulatedCell.Actions {
        @Override
        public void act(SimulatedParticipant who, String deed) {
            SimulatedPane.this.act(who, deed);
        }

        @Override
        public void open(SimulatedParticipant who, Node under) {
            SimulatedPane.this.open(who, under);
        }
    }
}
