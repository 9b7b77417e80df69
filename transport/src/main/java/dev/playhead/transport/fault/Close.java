package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The broker ends transports, with a close frame or after DISCONNECTED (RTN15h): at once, or with the frame
/// that a dose says. Clients may come back.
///
/// @param code of the close frame (RFC 6455, section 7.4), or from 10000 on of the error in DISCONNECTED
/// @param status of that error; 0 for a close frame alone
/// @param reason in words; may be empty
/// @param match the frames that are counted
/// @param way direction of those frames
/// @param dose null for at once
public record Close(
        int code,
        int status,
        String reason,
        FrameMatch match,
        Way way,
        @Nullable Dose dose) implements FrameFault {
    private static final String CODE = "code";
    private static final String STATUS = "status";
    private static final String REASON = "reason";
    private static final String WAY = "way";
    private static final int FIRST_OF_ERRORS = 10_000;
    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;
    private static final Dose NONE = new Dose.Percent(0);

    public static final FaultKind KIND = new FaultKind(
            "close",
            "code=1001",
            "status=N reason=WORDS percent=N " + Dose.PARAMETERS + " way=to frames=MESSAGE channel=NAME name=NAME",
            Close::read);

    private static Close read(FaultFields fields) {
        int code = (int) fields.number(NORMAL, 999_999, (long) GOING_AWAY, CODE);
        if (code < FIRST_OF_ERRORS && !canBeSent(code)) {
            throw new FaultFields.Wrong(
                    CODE + "=" + code + " is no code that a close frame can have; write 1000 to 1003,"
                            + " 1007 to 1011, 3000 to 4999, or from 10000 on the code of the error in DISCONNECTED");
        }
        boolean isError = code >= FIRST_OF_ERRORS;
        int status = (int) fields.number(0, 599, isError ? status(code) : 0L, STATUS);
        var dose = Dose.read(fields, NONE);
        return new Close(
                code,
                isError ? status : 0,
                fields.text(REASON, isError ? "Disconnected on purpose." : "closed on purpose"),
                FrameMatch.read(fields, FrameMatch.MESSAGES),
                fields.choice(WAY, "to", "from").equals("from") ? Way.FROM : Way.TO,
                dose.equals(NONE) && !fields.has("percent") ? null : dose);
    }

    private static boolean canBeSent(int code) {
        return code <= 1003 || code >= 1007 && code <= 1011 || code >= 3000 && code <= 4999;
    }

    private static long status(int code) {
        return code >= 40_100 && code < 40_200 ? 401 : code >= 50_000 && code < 60_000 ? 500 : 400;
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(CODE, (long) code);
        if (status > 0) {
            fields.put(STATUS, (long) status);
        }
        fields.put(REASON, reason);
        if (dose != null) {
            fields.putAll(dose.fields());
            fields.put(WAY, way == Way.TO ? "to" : "from");
            fields.putAll(match.fields());
        }
        return fields;
    }

    @Override
    public String verb() {
        return status > 0 ? "Disconnect" : "Close";
    }

    @Override
    public String words() {
        var what = status > 0
                ? "The client is told DISCONNECTED with " + code + " and may come back"
                : "The transport is closed with " + code + " and the client may come back";
        return dose == null
                ? what + "."
                : what + ", after " + match.words().toLowerCase(Locale.ROOT)
                        + (way == Way.TO ? " to it: " : " from it: ") + dose.words() + ".";
    }

    @Override
    public boolean loses() {
        return true;
    }

    @Override
    public boolean isMomentary() {
        return dose == null;
    }

    @Override
    public SocketEffect socket() {
        return dose == null ? how() : SocketEffect.NONE;
    }

    private SocketEffect.Close how() {
        return status > 0
                ? new SocketEffect.Close(new ErrorInfo(code, status, reason), NORMAL, reason)
                : new SocketEffect.Close(null, code, reason);
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way direction) {
        return dose != null && direction == way && match.has(frame);
    }

    @Override
    public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        return decision(chance);
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return decision(chance);
    }

    private FrameDecision decision(SeededRandom chance) {
        return dose != null && dose.hits(chance) ? new FrameDecision.Ended(how()) : FrameDecision.PASSED;
    }
}
