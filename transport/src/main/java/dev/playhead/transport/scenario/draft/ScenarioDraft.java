package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.session.Handshake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A scenario that does what was done in a recording: the same devices and agents, what they said at its time, the
/// faults that were on, and as expectations what held there, and what was broken. Agents answer at the pace that was
/// measured, so what came in the middle of an answer comes in the middle of it again, whatever time it takes.
/// Immutable.
///
/// @param text the scenario, as a file
/// @param scenario the same, read
/// @param remarks what of the recording is not in it, in sentences; they stand in the text as well
public record ScenarioDraft(String text, Scenario scenario, List<String> remarks) {
    private static final String OWN_NOTE = "Scenario: ";

    public ScenarioDraft {
        remarks = List.copyOf(remarks);
    }

    /// Makes one. Reads every entry and runs the core: not for the FX thread.
    ///
    /// @param log a recording, finished or live; what comes after this was called may be left out
    /// @param name of the scenario, for people
    /// @throws IOException when the log cannot be read
    /// @throws NothingToPlayException when nobody took part in that time
    public static ScenarioDraft of(LogReader log, DraftRange range, String name)
            throws IOException, NothingToPlayException {
        return new Draft(new RecordedSession(log, range), name).made();
    }

    /// Makes one of a file.
    ///
    /// @throws IOException when it cannot be read
    /// @throws NothingToPlayException when nobody took part in that time
    public static ScenarioDraft of(Path recording, DraftRange range, String name)
            throws IOException, NothingToPlayException {
        try (var log = LogFile.open(recording)) {
            return of(log, range, name);
        }
    }

    private static final class Draft {
        private final RecordedSession session;
        private final String name;
        private final RecordedCast cast;
        private final boolean isPlain;
        private final List<String> remarks = new ArrayList<>();

        Draft(RecordedSession session, String name) {
            this.session = session;
            this.name = name;
            this.cast = new RecordedCast(session);
            this.isPlain = session.timeline.channels().stream()
                    .flatMap(channel -> session.messages(channel.id()).values().stream())
                    .noneMatch(message -> AiHeaders.of(message).isPresent());
        }

        ScenarioDraft made() throws IOException, NothingToPlayException {
            if (cast.devices.isEmpty() && cast.agents.isEmpty()) {
                throw new NothingToPlayException();
            }
            var steps = steps();
            var text = new StringBuilder();
            header(text);
            cast(text);
            if (!steps.isEmpty()) {
                text.append("timeline:\n");
                long began = steps.getFirst().atNanos();
                steps.forEach(step -> text.append("  - { ")
                        .append(trigger(step.atNanos(), began))
                        .append(", ")
                        .append(step.what())
                        .append(" }\n"));
            }
            text.append("expect:\n");
            for (var line : new ProposedExpectations(session, cast).lines()) {
                text.append(line.startsWith("#") ? "  " : "  - ").append(line).append('\n');
            }
            try {
                var scenario = ScenarioReader.parse(text.toString(), name);
                return new ScenarioDraft(text.toString(), scenario, remarks);
            } catch (ScenarioException e) {
                throw new IllegalStateException("A scenario was made that cannot be read, which is a defect.", e);
            }
        }

        private void header(StringBuilder text) {
            var sources = new ArrayList<String>();
            sources.add("Made of a recording. An agent says again what it has said, at the pace that was measured.");
            remarks.forEach(sources::add);
            sources.forEach(line -> text.append(ScenarioText.comment(line)).append('\n'));
            text.append("scenario: ").append(ScenarioText.quoted(name)).append('\n');
            text.append("seed: ").append(session.seed).append('\n');
            if (isPlain) {
                text.append("dialect: plain\n");
            }
            var rollups = rollups();
            if (rollups.size() == 1 && !rollups.contains(Handshake.DEFAULT_APPEND_ROLLUP_MS)) {
                text.append("rollup: ").append(rollups.iterator().next()).append("ms\n");
            }
        }

        private Set<Long> rollups() {
            return session.timeline.connections().tracks().stream()
                    .flatMap(track -> track.transports().stream())
                    .map(ConnectionTrack.Transport::handshake)
                    .map(Handshake::appendRollupMs)
                    .collect(Collectors.toSet());
        }

        private void cast(StringBuilder text) {
            if (!cast.devices.isEmpty()) {
                text.append("devices:\n");
                cast.devices.forEach(device -> text.append(device.yaml()));
            }
            if (!cast.agents.isEmpty()) {
                text.append("actors:\n");
                cast.agents.forEach(agent -> text.append(agent.yaml()));
            }
        }

        private List<DraftStep> steps() throws IOException {
            var acts = new RecordedActs(session, cast, isPlain);
            var steps = new ArrayList<>(acts.read());
            remarks.addAll(acts.remarks());
            steps.addAll(new RecordedEnds(session, cast).read());
            faults(steps);
            session.notes.forEach((at, note) -> {
                if (session.range.contains(at) && !note.startsWith(OWN_NOTE)) {
                    steps.add(new DraftStep(at, "bookmark: " + ScenarioText.quoted(note)));
                }
            });
            for (var agent : cast.agents) {
                agent.runs().stream()
                        .filter(run -> run.askedNanos() == 0)
                        .forEach(run -> steps.add(DraftStep.doing(RecordedCast.begun(run), agent.name, "answer")));
            }
            steps.sort(Comparator.comparingLong(DraftStep::atNanos));
            if (!steps.isEmpty()) {
                late(steps);
            }
            crowded();
            return steps;
        }

        private void faults(List<DraftStep> steps) {
            for (var fault : session.timeline.faults()) {
                boolean isOver = fault.span().toNanos() < session.range.fromNanos();
                if (isOver || fault.span().fromNanos() > session.range.toNanos()) {
                    continue;
                }
                var yaml = RecordedFaults.yaml(fault, cast);
                if (yaml == null) {
                    remarks.add("The fault \u201c" + fault.rule().label()
                            + "\u201d is left out: nobody in it can be told to have been hit.");
                } else {
                    long at = Math.max(fault.span().fromNanos(), session.range.fromNanos());
                    steps.add(new DraftStep(at, "fault: " + yaml));
                }
            }
        }

        // Everybody is there when a scenario begins; who came later stays away until then.
        private void late(List<DraftStep> steps) {
            long began = steps.getFirst().atNanos();
            var later = new ArrayList<DraftStep>();
            for (var device : cast.devices) {
                if (device.attachedNanos() > began) {
                    later.add(DraftStep.doing(began, device.name(), "detach"));
                    later.add(DraftStep.doing(device.attachedNanos(), device.name(), "attach"));
                }
            }
            steps.addAll(later);
            steps.sort(Comparator.comparingLong(DraftStep::atNanos));
        }

        private void crowded() {
            var channels = cast.agents.stream()
                    .collect(Collectors.groupingBy(agent -> agent.channel.name(), Collectors.counting()));
            channels.forEach((channel, count) -> {
                if (count > 1) {
                    remarks.add("On " + channel + " are " + count + " agents, and each answers every question.");
                }
            });
        }

        // In the middle of an answer it is the answer that says how far it has come.
        private String trigger(long nanos, long began) {
            for (var agent : cast.agents) {
                int appends = agent.isSaying(nanos) ? agent.appendsUntil(nanos) : 0;
                if (appends > 0 && nanos > began) {
                    return "on: 'who == " + agent.name + " and change == APPEND and way == in', nth: " + appends;
                }
            }
            return "at: " + ScenarioText.time(nanos - began);
        }
    }
}
