package dev.playhead.ui.stage;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.conversation.ConversationRow;
import dev.playhead.ui.conversation.DeviceConversations;
import dev.playhead.ui.device.MomentaryFaultButton;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.timeline.StageLanes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The stage: two or three devices as people hold them, each with the conversation as it has it, large buttons for what
/// goes wrong, and below them the lanes that show it. FX thread.
public final class StagePane extends BorderPane {
    private static final double THREE_FROM = 1_280;
    private static final int MOST_CHANNELS = 6;

    private final StageActions actions;
    private final ShownDevices devices = new ShownDevices();
    private final StageHeader header;
    private final StageRow row = new StageRow();
    private final Label empty = Nodes.label("Nobody is connected yet. The stage fills as devices come.", "ph-reading");
    private final StageLanes lanes;
    private final StoryGuide guide;
    private final NotesCard notes = new NotesCard();
    private final StageFooter footer = new StageFooter();
    private final Map<Integer, DevicePanel> panels = new HashMap<>();
    private int most = 3;
    private @Nullable Timeline timeline;
    private @Nullable SessionState moment;
    private @Nullable DeviceConversations conversations;
    private @Nullable Controls controls;

    /// @param actions what the stage asks its window for
    /// @param viewport what part of the session its lanes show
    public StagePane(StageActions actions, TimelineViewport viewport) {
        this.actions = actions;
        header = new StageHeader(actions, device -> chooseParticipant(device.index()), this::fill);
        guide = new StoryGuide(actions, actions::momentNanos);
        lanes = new StageLanes(viewport);
        lanes.setOnScrub(actions::goTo);
        getStyleClass().add("ph-stage");
        empty.getStyleClass().add("ph-second");
        var middle = new StackPane(empty, row, notes);
        StackPane.setAlignment(notes, Pos.BOTTOM_RIGHT);
        middle.setMinHeight(0);
        middle.getStyleClass().add("ph-stage-middle");
        var foot = new VBox(lanes, footer);
        foot.getStyleClass().add("ph-stage-foot");
        setTop(header);
        setCenter(middle);
        setBottom(foot);
        setAccessibleText("Stage");
    }

    /// Makes room for a window of this width.
    public void fit(double width) {
        most = width >= THREE_FROM ? 3 : 2;
        header.fit(width);
        footer.fit(width);
        var data = timeline;
        if (data != null) {
            devices.show(data, most);
            fill();
        }
    }

    /// Says which time is shown.
    ///
    /// @param recording whether the session is a file, which has no now
    public void mode(PlayMode mode, boolean recording) {
        header.mode(mode, recording);
        lanes.mode(mode);
    }

    /// Shows how broker and recording do.
    public void vitals(Vitals vitals) {
        footer.show(vitals);
    }

    /// Shows how far from its start the session is, ns.
    public void clock(long sinceStartNanos) {
        header.clock(sinceStartNanos);
    }

    /// Forgets the session before.
    public void clear() {
        devices.clear();
        panels.clear();
        row.getChildren().clear();
        timeline = null;
        moment = null;
        conversations = null;
    }

    /// Shows the devices at a moment.
    ///
    /// @param usable null when nothing can be done to them
    public void show(Timeline newTimeline, SessionState newMoment, @Nullable Controls usable) {
        timeline = newTimeline;
        moment = newMoment;
        controls = usable;
        var before = indices();
        devices.show(newTimeline, most);
        fill();
        if (!before.equals(indices())) {
            actions.devicesChanged();
        }
    }

    /// Shows what the devices have of the channel beside the message that changes.
    public void conversations(DeviceConversations read) {
        conversations = read;
        fill();
    }

    /// Shows the lanes in these colours.
    ///
    /// @param timeAlone whether nothing but time has passed since they were shown last
    public void lanes(Session session, Palette palette, boolean timeAlone) {
        var shown = session.timeline();
        double before = lanes.prefHeight(-1);
        lanes.show(shown, agent(shown), indices(), palette, timeAlone);
        if (lanes.prefHeight(-1) != before) {
            lanes.requestLayout();
        }
    }

    /// Paints the lanes now rather than with the next pulse.
    public void paintLanes() {
        lanes.paintNow();
    }

    // The one that answers in the channel that is shown, or answered last.
    private int agent(Timeline shown) {
        var channel = channel();
        return shown.runs().reversed().stream()
                .filter(run -> channel == null || run.channel().equals(channel))
                .findFirst()
                .map(run -> run.agent())
                .orElse(-1);
    }

    /// The channel that is shown; null while there is none.
    public @Nullable ChannelId channel() {
        var now = moment;
        return now == null || now.subject() == null ? null : now.subject().channel();
    }

    /// Indices of the participants on stage, from left to right.
    public List<Integer> indices() {
        return devices.shown().stream().map(Participant::index).toList();
    }

    /// Returns the index of the chosen participant; -1 for none.
    public int chosen() {
        return devices.chosen();
    }

    /// Chooses the device that keys act on, and brings it on stage; `place` counts from 0 in the order of keys.
    public void choose(int place) {
        if (place < devices.all().size()) {
            chooseParticipant(devices.all().get(place).index());
        }
    }

    private void chooseParticipant(int index) {
        var before = indices();
        devices.chooseParticipant(index);
        fill();
        if (!before.equals(indices())) {
            actions.devicesChanged();
        }
    }

    /// Does something with the button that cuts the chosen device.
    public void cutting(Consumer<MomentaryFaultButton> deed) {
        onChosen(panel -> deed.accept(panel.cutting()));
    }

    /// Does something with the button that slows the chosen device.
    public void slowing(Consumer<MomentaryFaultButton> deed) {
        onChosen(panel -> deed.accept(panel.slowing()));
    }

    /// Stops the answer that is under way, if the chosen device can.
    public void stopAnswer() {
        onChosen(DevicePanel::stop);
    }

    /// Scrolls the screen of the chosen device back by so many px, or on when negative.
    public void scroll(double by) {
        onChosen(panel -> panel.frame().screen().area().scroll(by));
    }

    /// Shows the text that devices lack, or no longer.
    public void toggleMissing() {
        header.toggleMissing();
    }

    /// Tells a story from now on.
    public void tell(Story story) {
        guide.tell(story);
    }

    /// Returns whether a story is told.
    public boolean tells() {
        return guide.tells();
    }

    /// Goes on to the next step of the story, or to one that was told already.
    public void nextStep() {
        guide.next();
        story();
    }

    /// Goes back to the step before, as it was.
    public void previousStep() {
        guide.previous();
        story();
    }

    /// Lets the story go on by itself, or by key alone.
    public void toggleByItself() {
        guide.toggleByItself();
        story();
    }

    /// Shows the notes of the step, or hides them from the room.
    public void toggleNotes() {
        notes.toggle();
    }

    /// Shows the step of the story at the moment that is shown.
    public void story() {
        if (guide.tells()) {
            var told = guide.told();
            header.told(guide.position(), guide.hint());
            notes.show("Notes, " + guide.position(), told == null ? List.of() : told.notes());
            title();
        }
    }

    private void title() {
        var told = guide.told();
        var channel = channel();
        header.title(told != null ? told.title() : channel == null ? "What each device sees" : channel.words());
    }

    /// The parts that F6 visits.
    public List<Node> parts() {
        return List.of(header, row);
    }

    private void onChosen(Consumer<DevicePanel> deed) {
        var panel = panels.get(devices.chosen());
        if (panel != null) {
            deed.accept(panel);
        }
    }

    private void fill() {
        var data = timeline;
        var now = moment;
        if (data == null || now == null) {
            return;
        }
        title();
        header.others(devices.others());
        boolean keys = !devices.others().isEmpty();
        var wanted = new ArrayList<DevicePanel>();
        for (var participant : devices.shown()) {
            var panel = panel(participant);
            var device = DeviceOnStage.of(data, now, participant);
            panel.show(device, keys ? devices.key(participant) : "", controls);
            panel.chosen(participant.index() == devices.chosen());
            screen(panel, device, data, now);
            wanted.add(panel);
        }
        Nodes.show(empty, wanted.isEmpty());
        if (!row.getChildren().equals(wanted)) {
            row.getChildren().setAll(wanted);
        }
    }

    private DevicePanel panel(Participant participant) {
        var panel = panels.get(participant.index());
        if (panel == null || !panel.participant().equals(participant)) { // new, or of a kind that was not known before
            panel = new DevicePanel(participant, () -> chooseParticipant(participant.index()));
            panels.put(participant.index(), panel);
        }
        return panel;
    }

    private void screen(DevicePanel panel, DeviceOnStage device, Timeline data, SessionState now) {
        var channel = channel();
        var read = conversations;
        int index = device.participant().index();
        boolean known = read != null && read.channel().equals(channel);
        List<ConversationRow> rows = known && read != null ? read.rows().getOrDefault(index, List.of()) : List.of();
        var messages = ScreenMessages.of(index, rows, now.subject(), device.text());
        panel.frame()
                .screen()
                .show(
                        channel == null ? "" : channel.name(),
                        channels(data, now, index),
                        header.showsMissing() ? messages : messages.withoutMissing(),
                        device.reachable());
    }

    // Where it is, or was, attached.
    private List<String> channels(Timeline data, SessionState now, int participant) {
        var channel = channel();
        var names = new ArrayList<String>();
        boolean elsewhere = now.texts().stream()
                .anyMatch(text -> text.participant() == participant && text.attachment() == AttachmentStatus.ELSEWHERE);
        if (channel != null && !elsewhere) {
            names.add(channel.name());
        }
        data.connections().tracks().stream()
                .filter(connection -> connection.participant() == participant)
                .flatMap(connection -> connection.attachments().stream())
                .filter(attachment -> attachment.askedNanos() <= now.atNanos())
                .map(attachment -> ChannelId.shared(attachment.channel()).name())
                .filter(name -> !names.contains(name))
                .distinct()
                .limit(MOST_CHANNELS)
                .forEach(names::add);
        return names;
    }
}
