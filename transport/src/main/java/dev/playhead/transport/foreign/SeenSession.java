package dev.playhead.transport.foreign;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.copy.MaskedKeys;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.ProductVersion;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes entries of a session of which somebody saw frames and nobody knows the broker: positions, causes and receipts
/// are worked out of what was seen. An effect follows from the last input before it. For one thread.
final class SeenSession {
    private static final String MASK = "***";
    // Recordings hold none, whoever wrote them.
    private static final Map<String, String> TOKEN = Map.of("accessToken", MASK);
    private static final TimerId UNSEEN = new TimerId(TimerId.Purpose.PRESENCE_GONE, "unseen");
    private static final long SETTLED_NANOS = 20_000_000;
    private static final int MOST_WRITES = 1_000;
    private static final int SPILLED_ENTRIES = 1_000;

    private final LogWriter log;
    private final Side side;
    private final Deque<Entry.Receipt> receipts = new ArrayDeque<>();
    private long cause;
    private long causeNanos;
    private long transports;

    /// Side on which frames were seen.
    enum Side {
        /// At the broker: what it sends has the moment of what it sends it for.
        BROKER,
        /// At a client, which is told later.
        CLIENT
    }

    /// @param startNanos ns since 1970; nothing was seen before
    /// @param remark where it comes from, in sentences
    SeenSession(LogWriter log, Side side, long startNanos, String remark) {
        this.log = log;
        this.side = side;
        log.append(new Entry.Started(0, startNanos, 0, ProductVersion.get(), BrokerSettings.DEFAULT.toMap()));
        log.append(new Entry.Note(1, startNanos, remark));
    }

    /// A client came by a new transport.
    TransportId opened(long atNanos, Handshake handshake) throws IOException {
        var transport = new TransportId(++transports);
        add(new Entry.Opened(0, 0, transport, handshake), atNanos);
        return transport;
    }

    /// A client is connected, which nobody has seen and all else shows.
    ///
    /// @param clientId null when nothing is known of it
    void connected(long atNanos, TransportId transport, String connectionId, @Nullable String clientId)
            throws IOException {
        var details = new LinkedHashMap<String, Object>();
        if (clientId != null) {
            details.put("clientId", clientId);
        }
        details.put("connectionKey", MASK);
        var frame = new LinkedHashMap<String, Object>();
        frame.put("action", (long) Action.CONNECTED.code());
        frame.put("connectionId", connectionId);
        frame.put("connectionDetails", details);
        sent(atNanos, List.of(transport), Format.JSON, JsonTree.write(frame), List.of(atNanos));
    }

    /// A client sent a frame.
    ///
    /// @param problem why it cannot be read, when somebody has said so; null when nobody has
    void received(long atNanos, TransportId from, Format format, byte[] payload, @Nullable String problem)
            throws IOException {
        var frame = decoded(format, payload);
        var wrong = problem != null || frame != null ? problem : "It is no frame of the protocol.";
        var channel = frame == null ? null : frame.channel();
        var kept = frame == null || frame.auth() == null
                ? payload
                : FrameCodec.of(format).encode(frame.toBuilder().auth(TOKEN).build());
        add(new Entry.FrameIn(0, 0, from, channel, format, kept, wrong), atNanos);
    }

    /// Clients were sent a frame.
    ///
    /// @param writtenNanos for each of them when it was written to its socket; 0 when nobody knows
    void sent(long atNanos, List<TransportId> to, Format format, byte[] payload, List<Long> writtenNanos)
            throws IOException {
        var frame = decoded(format, payload);
        var kept = frame != null && frame.action() == Action.CONNECTED ? withoutKey(format, payload) : payload;
        var channel = frame == null ? null : frame.channel();
        if (!follows(atNanos, frame)) {
            add(new Entry.TimerFired(0, 0, UNSEEN), atNanos);
        }
        long position = add(new Entry.FrameOut(0, 0, 0, to, channel, format, kept), atNanos);
        for (int i = 0; i < to.size(); i++) {
            if (writtenNanos.get(i) > 0) {
                receipts.add(new Entry.Receipt(to.get(i), position, writtenNanos.get(i)));
            }
        }
    }

    // What nobody has asked for comes of a timer that nobody has seen, or of the end of the broker.
    private boolean follows(long atNanos, @Nullable ProtocolMessage frame) {
        return switch (side) {
            case BROKER -> atNanos == causeNanos;
            case CLIENT -> frame == null || frame.action() != Action.DISCONNECTED;
        };
    }

    /// Connections were not sent a frame that was meant for them.
    ///
    /// @param rule the fault that kept it away; null when none did
    void missed(long atNanos, List<ConnectionId> by, byte[] payload, @Nullable RuleId rule) throws IOException {
        var frame = decoded(Format.JSON, payload);
        var channel = frame == null ? null : frame.channel();
        if (!follows(atNanos, frame)) {
            add(new Entry.TimerFired(0, 0, UNSEEN), atNanos);
        }
        add(new Entry.FrameUndelivered(0, 0, 0, by, channel, Format.JSON, payload, rule), atNanos);
    }

    // With the key of a connection anybody may speak for its client.
    private static byte[] withoutKey(Format format, byte[] payload) throws IOException {
        var masked = MaskedKeys.in(JsonTree.readAny(format, payload));
        return masked == null ? payload : JsonTree.writeAny(format, masked);
    }

    /// Returns a frame; null when the bytes are none.
    static @Nullable ProtocolMessage decoded(Format format, byte[] payload) {
        try {
            return FrameCodec.of(format).decode(payload);
        } catch (MalformedFrameException noFrame) {
            return null;
        }
    }

    /// Adds what happened to the broker, and returns its position.
    long add(InputEntry input, long atNanos) throws IOException {
        settle(atNanos);
        cause = log.nextPosition();
        causeNanos = atNanos;
        log.append(input.at(cause, Math.max(atNanos, log.lastNanos())));
        return spilled();
    }

    /// Adds what followed from the last input, and returns its position.
    long add(EffectEntry effect, long atNanos) throws IOException {
        return add(effect, cause, atNanos);
    }

    /// Adds what followed from the input at a position, and returns its own.
    long add(EffectEntry effect, long of, long atNanos) throws IOException {
        settle(atNanos);
        log.append(effect.at(log.nextPosition(), Math.max(atNanos, log.lastNanos()), of));
        return spilled();
    }

    /// Adds what was seen beside, and returns its position.
    long add(Observation seen, long atNanos) throws IOException {
        settle(atNanos);
        log.append(seen.at(log.nextPosition(), Math.max(atNanos, log.lastNanos())));
        return spilled();
    }

    private long spilled() throws IOException {
        long position = log.nextPosition() - 1;
        if (position % SPILLED_ENTRIES == 0) {
            log.spill();
        }
        return position;
    }

    // What was written by then is said before the next entry, but not for each frame on its own.
    private void settle(long untilNanos) {
        var first = receipts.peekFirst();
        boolean isTime = first != null
                && (receipts.size() >= MOST_WRITES || untilNanos - first.writtenAtNanos() >= SETTLED_NANOS);
        if (isTime) {
            settleAll(untilNanos);
        }
    }

    private void settleAll(long untilNanos) {
        var writes = new ArrayList<Entry.Writes>();
        long last = log.lastNanos();
        for (var each = receipts.iterator(); each.hasNext(); ) {
            var receipt = each.next();
            if (receipt.writtenAtNanos() <= untilNanos) {
                writes.add(new Entry.Writes(
                        List.of(receipt.frame()),
                        List.of(new Entry.Writing(receipt.transport(), receipt.writtenAtNanos()))));
                last = Math.max(last, receipt.writtenAtNanos());
                each.remove();
            }
        }
        if (!writes.isEmpty()) {
            log.append(new Entry.Written(log.nextPosition(), last, writes));
        }
    }

    /// Nothing more was seen.
    void end() {
        settleAll(Long.MAX_VALUE);
    }
}
