package dev.playhead.ui.palette;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.interrupt.InterruptSubject;
import dev.playhead.ui.simulated.SimulatedDeeds;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands that act on the devices and agents of a session. FX thread.
final class DeviceCommands {
    private static final String ONLY_LIVE = "only in Live";
    private static final int KEYS = 9;

    private final PaletteScope scope;
    private final Timeline timeline;
    private final boolean live;
    private final List<PaletteResult> all = new ArrayList<>();

    /// @param live whether the window shows now, which is when faults can be set
    private DeviceCommands(PaletteScope scope, boolean live) {
        this.scope = scope;
        this.timeline = scope.session().timeline();
        this.live = live;
    }

    /// Returns the commands that a query finds.
    static List<PaletteResult> find(PaletteScope scope, boolean live, PaletteQuery query) {
        return query.isEmpty()
                ? List.of()
                : all(scope, live).stream()
                        .filter(command -> query.matches(command.title()))
                        .toList();
    }

    /// Returns every command on a device.
    static List<PaletteResult> all(PaletteScope scope, boolean live) {
        return new DeviceCommands(scope, live).found();
    }

    private List<PaletteResult> found() {
        int place = 0;
        for (var participant : timeline.participants()) {
            if (DeviceSource.isOne(participant)) {
                place++;
                of(participant, place);
            }
        }
        scope.session().controls().flatMap(Controls::simulation).ifPresent(this::simulated);
        return all;
    }

    private void simulated(Simulation simulation) {
        for (var who : simulation.all()) {
            for (var deed : SimulatedDeeds.of(who, simulation)) {
                add(
                        "simulated:" + who.name() + ":" + deed.id(),
                        who.isAgent() ? Icon.AGENT : Icon.SCREEN,
                        who.name() + ": " + deed.words(),
                        "simulated " + (who.isAgent() ? "agent" : "device"),
                        List.of(),
                        controls -> scope.actions().over(owner -> deed.doing().run(owner, scope.actions()::problem)));
            }
        }
    }

    private void of(Participant participant, int place) {
        boolean agent = participant.kind() == Participant.Kind.AGENT;
        var keys = agent || place > KEYS ? List.<String>of() : List.of(Integer.toString(place), "X");
        var rules = rules(participant);
        for (var track : rules) {
            add(
                    "restore:" + track.rule().id(),
                    Icon.RESTORE,
                    "Restore " + participant.name(),
                    "ends " + track.rule().id() + " " + track.rule().label(),
                    keys,
                    controls -> controls.restore(track.rule().id()));
        }
        if (agent) {
            latest(participant).ifPresent(run -> interrupts(participant, run));
        }
        for (var preset : FaultPreset.ALL) {
            add(
                    preset.id() + ":" + participant.index(),
                    icon(preset),
                    preset.name() + " for " + participant.name(),
                    preset.words(),
                    List.of(),
                    controls -> controls.set(participant.index(), preset));
        }
        filter(participant);
    }

    private static Icon icon(FaultPreset preset) {
        return preset.fault().loses() ? Icon.CUT : preset.fault().slows() ? Icon.SLOW : Icon.BOLT;
    }

    private List<FaultTrack> rules(Participant participant) {
        long now = timeline.endNanos();
        return timeline.faults().stream()
                .filter(track -> track.participant() == participant.index()
                        && track.span().contains(now))
                .toList();
    }

    private Optional<Run> latest(Participant agent) {
        return timeline.runs().reversed().stream()
                .filter(run -> run.agent() == agent.index())
                .findFirst();
    }

    private void interrupts(Participant agent, Run run) {
        var subject = InterruptSubject.of(run);
        for (var kind : subject.kinds()) {
            if (kind == InterruptKind.STOP && run.endedNanos() != 0) {
                continue;
            }
            add(
                    kind.id() + ":" + run.id(),
                    kind == InterruptKind.STOP ? Icon.STOP : Icon.MESSAGE,
                    kind == InterruptKind.STOP
                            ? "Stop the answer of " + agent.name()
                            : kind.title() + " run " + run.number() + " of " + agent.name(),
                    kind == InterruptKind.STOP ? "run " + run.number() : kind.words(),
                    List.of(),
                    controls -> scope.actions().interrupt(kind, subject, controls));
        }
    }

    private void filter(Participant participant) {
        all.add(PaletteResult.command(
                "only:" + participant.index(),
                new Look(Icon.FILTER, "ph-ink"),
                "Show only frames of " + participant.name(),
                "",
                List.of(),
                "",
                () -> scope.actions()
                        .goTo(
                                DeviceSource.lastRow(timeline, participant.index(), scope.shownNanos()),
                                "who == \""
                                        + participant
                                                .name()
                                                .replace("\\", "\\\\")
                                                .replace("\"", "\\\"") + "\"")));
    }

    private interface Deed {
        void run(Controls controls);
    }

    private void add(String id, Icon icon, String title, String note, List<String> keys, Deed deed) {
        var controls = scope.session().controls();
        boolean can = live && controls.isPresent();
        all.add(PaletteResult.command(
                id,
                new Look(icon, "ph-ink"),
                title,
                note,
                keys,
                can ? "" : ONLY_LIVE,
                () -> controls.ifPresent(deed::run)));
    }
}
