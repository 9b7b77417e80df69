package dev.playhead.transport.check;

import dev.playhead.transport.delivery.DeliveryCounts;
import dev.playhead.transport.delivery.DeliveryEvent;
import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The session that is being checked, as far as it has been read: who is who in it, and where findings go.
/// For one thread.
public final class CheckedSession {
    private final TimelineBuilder builder;
    private final FindingLog findings;
    private List<OpenPublishes.Answer> answers = List.of();
    private List<DeliveryEvent> deliveries = List.of();
    private List<Said> said = List.of();
    private final AgentRuns runs = new AgentRuns();
    private final StopSignals stops = new StopSignals();
    private final Audience audience = new Audience();
    private final ActiveFaults faults;
    private final Set<TransportId> connected = new HashSet<>(); // asked of any order
    private final DeliveryCounts sent;
    private long nowNanos;

    CheckedSession(TimelineBuilder builder, FindingLog findings, DeliveryCounts sent) {
        this.sent = sent;
        this.builder = builder;
        this.findings = findings;
        this.faults = new ActiveFaults(builder);
    }

    /// Takes what is known of the entry that the rules are asked about next.
    void next(Entry entry, Decoded decoded, List<OpenPublishes.Answer> answered, List<DeliveryEvent> delivered) {
        said = runs.accept(answered);
        stops.accept(entry, decoded, this);
        audience.accept(entry, decoded, this);
        faults.accept(entry);
        nowNanos = entry.atNanos();
        switch (entry) {
            case Entry.Opened opened -> connected.add(opened.transport());
            case Entry.Closed closed -> connected.remove(closed.transport());
            default -> {} // all else neither comes nor goes
        }
        answers = answered;
        deliveries = delivered;
    }

    /// Returns the name of a fault that is on and hits a participant, such as `F-2 (Cut phone)`; empty when none does.
    public Optional<String> faultOn(int participant) {
        return faults.on(participant);
    }

    /// Returns the name of a rule, on or ended; empty for null and when it is not known.
    public Optional<String> faultNamed(@Nullable RuleId rule) {
        return faults.named(rule);
    }

    /// Returns whether a rule has kept something from clients that were there.
    boolean isDropping(@Nullable RuleId rule) {
        return faults.isDropping(rule);
    }

    /// Returns the publishes that the entry answers, mostly none.
    public List<OpenPublishes.Answer> answers() {
        return answers;
    }

    /// Returns the messages and changes of messages that the entry accepts, mostly none.
    public List<Said> said() {
        return said;
    }

    /// Returns the stops that were published lately, and who was sent them.
    public StopSignals stops() {
        return stops;
    }

    /// Returns who is attached to which channel after the entry.
    public Audience audience() {
        return audience;
    }

    /// Returns what is to be said of deliveries because of the entry.
    public List<DeliveryEvent> deliveries() {
        return deliveries;
    }

    /// Returns how many deliveries to everybody were as they should be.
    public DeliveryCounts sent() {
        return sent;
    }

    /// Returns when the entry happened, ns since 1970.
    public long nowNanos() {
        return nowNanos;
    }

    /// Returns whether a participant has a transport after the entry.
    public boolean isConnected(int participant) {
        return connected.stream().anyMatch(transport -> participant(transport) == participant);
    }

    /// Index of the participant that a transport belongs to; -1 when nobody knows.
    public int participant(TransportId transport) {
        return builder.participantOf(transport);
    }

    /// Index of the participant that a connection belongs to; -1 when nobody knows.
    public int participant(ConnectionId connection) {
        return builder.participantOf(connection);
    }

    /// Index of whoever sent what arrived in the entry at `position`; -1 when nobody knows.
    public int senderOf(long position) {
        return builder.senderOf(position);
    }

    /// Returns a participant that is known.
    public Participant who(int participant) {
        return builder.participant(participant);
    }

    /// Returns a run of a channel that was started and has not ended, the latest; null when there is none.
    public @Nullable AgentRun openRun(ChannelId channel) {
        return runs.open(channel);
    }

    /// Returns the name of a participant.
    public String name(int participant) {
        return participant < 0
                ? "Somebody unknown"
                : builder.participant(participant).name();
    }

    /// A channel in the app of a participant.
    public ChannelId channel(int participant, String name) {
        return new ChannelId(
                participant < 0 ? "" : builder.participant(participant).app(), name);
    }

    /// The run that a message belongs to when somebody has stopped it; empty for all others.
    public Optional<Run> stoppedRun(ChannelId channel, String serial) {
        return builder.stoppedRun(channel, serial);
    }

    /// Takes a finding. Returns its number for [#revise].
    public int report(Finding finding) {
        return findings.add(finding, nowNanos);
    }

    /// Puts a newer version in the place of a finding: more of the same has happened.
    ///
    /// @param number as [#report] returned it
    public void revise(int number, Finding finding) {
        findings.revise(number, finding, nowNanos);
    }
}
