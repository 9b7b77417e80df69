package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Line of a simulated participant on screen. FX thread.
final class SimulatedCell extends ListCell<SimulatedParticipant> {
    private static final double BUTTON = 68;

    private final BooleanSupplier live;
    private final Function<SimulatedParticipant, Node> icons;
    private final StackPane mark = new StackPane();
    private final Label name = Nodes.label("", "ph-medium");
    private final Label how = Nodes.label("", "ph-small", "ph-muted");
    private final Tooltip tip = new Tooltip();
    private final Button speak;
    private final Button link;
    private final Button more;
    private final Button remove;
    private final HBox row;

    /// Actions that a line asks for.
    interface Actions {
        /// Does one of the [SimulatedDeeds] by its id.
        void act(SimulatedParticipant who, String deed);

        /// Opens the menu of all that can be done, under a node.
        void open(SimulatedParticipant who, Node under);
    }

    /// @param live whether something can be done now
    /// @param icons the icon of a participant as the rest of the window has it
    SimulatedCell(BooleanSupplier live, Function<SimulatedParticipant, Node> icons, Actions actions) {
        this.live = live;
        this.icons = icons;
        var texts = new VBox(name, how);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        speak = button(who -> actions.act(who, who.isAgent() ? "answer" : "send"));
        link = button(who -> actions.act(who, isEnded(who) ? "connect" : "drop"));
        more = icon(Icon.MORE, "All that it can be told", new Button());
        more.setOnAction(e -> {
            var who = getItem();
            if (who != null) {
                actions.open(who, more);
            }
        });
        remove = icon(Icon.CLOSE, "Remove", button(who -> actions.act(who, "remove")));
        row = new HBox(8, mark, texts, speak, link, more, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setTooltip(tip);
    }

    private interface Act {
        void on(SimulatedParticipant who);
    }

    private Button button(Act act) {
        var button = new Button();
        button.getStyleClass().add("ph-sm");
        button.setMinWidth(BUTTON);
        button.setFocusTraversable(false); // the list has keys for it
        button.setOnAction(e -> {
            var who = getItem();
            if (who != null) {
                act.on(who);
            }
        });
        return button;
    }

    private static Button icon(Icon icon, String words, Button button) {
        button.setGraphic(icon.node(14));
        button.getStyleClass().setAll("button", "ph-icon-button", "ph-sm");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        return button;
    }

    private static boolean isEnded(SimulatedParticipant who) {
        return who.state() == SimulatedParticipant.State.ENDED;
    }

    static String how(SimulatedParticipant who) {
        var state = switch (who.state()) {
            case CONNECTING -> "connecting";
            case CONNECTED -> who.isAnswering() ? "answering" : "connected";
            case AWAY -> "lost its socket, comes back by itself";
            case ENDED -> "ended";
        };
        return (who.isAgent() ? "agent, " : "device, ")
                + state
                + " \u00b7 "
                + String.join(", ", who.channels())
                + (who.trouble() == null ? "" : " \u00b7 refused: " + who.trouble());
    }

    @Override
    protected void updateItem(@Nullable SimulatedParticipant who, boolean empty) {
        super.updateItem(who, empty);
        if (empty || who == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark.getChildren().setAll(icons.apply(who));
        name.setText(who.name());
        how.setText(how(who));
        how.getStyleClass().setAll("label", "ph-small", who.trouble() == null ? "ph-muted" : "ph-fault-text");
        tip.setText(how(who) + "\n" + who.clientId() + ", "
                + Choices.FORMATS.get(who.format().word()));
        boolean ended = isEnded(who);
        boolean works = live.getAsBoolean();
        speak.setText(who.isAgent() ? "Answer" : "Ask");
        link.setText(ended ? "Connect" : "Drop");
        Nodes.show(speak, works && !ended);
        Nodes.show(link, works);
        Nodes.show(more, works);
        Nodes.show(remove, works);
        setAccessibleText(who.name() + ", simulated " + how(who));
        setGraphic(row);
    }
}
