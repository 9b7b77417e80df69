package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everybody in a recording who takes part in the scenario made of it, by names that a scenario may use.
final class RecordedCast {
    private static final long NEVER_ENDED_NANOS = 5_000_000_000L;
    private static final long SOON_NANOS = 1_000_000_000L;
    private static final long MOST_RETRY_NANOS = 3_000_000_000L;

    final List<RecordedDevice> devices = new ArrayList<>();
    final List<RecordedAgent> agents = new ArrayList<>();
    private final RecordedSession session;
    private final Set<String> names = new HashSet<>();

    RecordedCast(RecordedSession session) {
        this.session = session;
        var runs = new LinkedHashMap<Integer, Map<ChannelId, List<Run>>>();
        for (var run : session.timeline.runs()) {
            if (run.agent() >= 0 && session.range.contains(begun(run))) {
                runs.computeIfAbsent(run.agent(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(run.channel(), key -> new ArrayList<>())
                        .add(run);
            }
        }
        for (var participant : session.timeline.participants()) {
            var ofAgent = runs.get(participant.index());
            if (ofAgent == null) {
                device(participant);
            } else {
                ofAgent.forEach((channel, all) -> agent(participant, channel, all));
            }
        }
    }

    /// Returns when a run was asked for, or began, ns since 1970.
    static long begun(Run run) {
        return run.askedNanos() != 0
                ? run.askedNanos()
                : run.startedNanos() != 0 ? run.startedNanos() : run.firstTextNanos();
    }

    private void agent(Participant participant, ChannelId channel, List<Run> runs) {
        var ordered = runs.stream()
                .sorted(Comparator.comparingLong(Run::startedNanos))
                .toList();
        boolean leavesOpen = ordered.stream()
                .allMatch(run -> !run.isPlain()
                        && run.endedNanos() == 0
                        && run.status() == Run.Status.STREAMING
                        && session.timeline.endNanos() - run.lastTextNanos() > NEVER_ENDED_NANOS);
        boolean isPresent = members(participant).stream()
                .anyMatch(member -> member.channel().equals(channel));
        agents.add(new RecordedAgent(name(participant), participant, channel, isPresent, ordered, session, leavesOpen));
    }

    private List<MemberTrack> members(Participant participant) {
        return session.timeline.members().stream()
                .filter(member -> member.participant() == participant.index())
                .toList();
    }

    private void device(Participant participant) {
        var attachments = attachments(participant);
        var channels = channels(participant, attachments);
        if (channels.isEmpty()) {
            return;
        }
        var rewind = attachments.stream()
                .map(each -> each.params().get("rewind"))
                .filter(each -> each != null && !each.isBlank())
                .findFirst()
                .orElse(null);
        long attached = attachments.isEmpty() ? 0 : attachments.getFirst().askedNanos();
        boolean isPresent = members(participant).stream()
                .anyMatch(member -> member.listed().fromNanos() - attached < SOON_NANOS
                        && member.dataAt(member.listed().fromNanos()).isEmpty()
                        && member.channel().name().equals(channels.getFirst()));
        devices.add(new RecordedDevice(
                name(participant), participant, channels, retry(participant), rewind, isPresent, attached));
    }

    private List<ConnectionTrack.Attachment> attachments(Participant participant) {
        return session.timeline.connections().tracks().stream()
                .filter(track -> track.participant() == participant.index())
                .flatMap(track -> track.attachments().stream())
                .filter(each -> each.error() == null && each.askedNanos() <= session.range.toNanos())
                .sorted(Comparator.comparingLong(ConnectionTrack.Attachment::askedNanos))
                .toList();
    }

    // What it sends goes to the first of its channels.
    private List<String> channels(Participant participant, List<ConnectionTrack.Attachment> attachments) {
        var published = new LinkedHashMap<String, Integer>();
        var frames = session.timeline.frames();
        for (int row = 0; row < frames.count(); row++) {
            boolean isSaid = frames.way(row) == Frames.Way.IN
                    && frames.participant(row) == participant.index()
                    && frames.channel(row) >= 0
                    && frames.version(row) > 0;
            if (isSaid) {
                published.merge(
                        session.timeline
                                .channels()
                                .get(frames.channel(row))
                                .id()
                                .name(),
                        1,
                        Integer::sum);
            }
        }
        var channels = new LinkedHashSet<String>();
        published.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(each -> channels.add(each.getKey()));
        attachments.forEach(each -> channels.add(QualifiedName.base(each.channel())));
        return List.copyOf(channels);
    }

    private long retry(Participant participant) {
        return session.timeline.tracks().get(participant.index()).absences().stream()
                .filter(absence -> absence.rule() == null && !absence.span().isOpen())
                .mapToLong(RecordedCast::length)
                .filter(nanos -> nanos <= MOST_RETRY_NANOS)
                .min()
                .orElse(0);
    }

    /// Returns how long an absence was, ns.
    static long length(DeviceTrack.Absence absence) {
        return absence.span().toNanos() - absence.span().fromNanos();
    }

    private String name(Participant participant) {
        var id = participant.clientId();
        var base = id == null || id.isBlank() || id.equals("*") ? participant.name() : id;
        var plain =
                base.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[^a-z]+|-+$", "");
        var name = plain.isEmpty() ? "somebody" : plain;
        var free = name;
        for (int number = 2; !names.add(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /// The device that a participant is; null when it is none.
    @Nullable
    RecordedDevice device(int participant) {
        return devices.stream()
                .filter(device -> device.participant().index() == participant)
                .findFirst()
                .orElse(null);
    }

    /// The agent that a participant is, on the first of its channels; null when it is none.
    @Nullable
    RecordedAgent agent(int participant) {
        return agents.stream()
                .filter(agent -> agent.participant.index() == participant)
                .findFirst()
                .orElse(null);
    }

    /// The name of a participant in the scenario; null when it does not take part.
    @Nullable
    String nameOf(int participant) {
        var device = device(participant);
        if (device != null) {
            return device.name();
        }
        var agent = agent(participant);
        return agent == null ? null : agent.name;
    }

    /// The one whom a rule hits, when it is one only and no other has its clientId; null otherwise.
    @Nullable
    String hit(FaultRule.Target target, int participant) {
        return switch (target) {
            case FaultRule.Target.Client(var app, var clientId) -> {
                var called = new ArrayList<String>();
                devices.stream()
                        .filter(each -> each.clientId().equals(clientId))
                        .forEach(each -> called.add(each.name()));
                agents.stream().filter(each -> each.clientId().equals(clientId)).forEach(each -> called.add(each.name));
                yield called.size() == 1 ? called.getFirst() : null;
            }
            case FaultRule.Target.Connection(var id) -> nameOf(participant);
            case FaultRule.Target.Everyone() -> null;
        };
    }
}
