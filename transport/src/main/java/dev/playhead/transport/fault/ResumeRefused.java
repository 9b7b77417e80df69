package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client that comes back cannot go on where it was: its connection is unknown (RTN15c7), or its place in
/// its channels is (RTL12).
///
/// @param error the reason that it is told when its connection is unknown
public record ResumeRefused(At at, ErrorInfo error, Dose dose) implements FrameFault {
    private static final String AT = "at";
    private static final String ERROR = "error";
    private static final ErrorInfo UNKNOWN = new ErrorInfo(
            80018, 400, "The connection cannot be resumed, on purpose: as if the broker did not know it any more.");

    public static final FaultKind KIND = new FaultKind(
            "resume-refused",
            "at=connection",
            "code=N status=N message=WORDS percent=N " + Dose.PARAMETERS,
            ResumeRefused::read);

    /// Place where continuity is refused.
    public enum At {
        /// CONNECTED has another connectionId and an error.
        CONNECTION,
        /// ATTACHED has no RESUMED and the error 90003.
        CHANNEL
    }

    private static ResumeRefused read(FaultFields fields) {
        return new ResumeRefused(
                At.valueOf(fields.choice(AT, "connection", "channel").toUpperCase(Locale.ROOT)),
                fields.error(ERROR, UNKNOWN),
                Dose.read(fields, Dose.ALWAYS));
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(AT, at.name().toLowerCase(Locale.ROOT));
        fields.put(ERROR, error.toMap());
        fields.putAll(dose.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Refuse resume";
    }

    @Override
    public String label(String who) {
        return "Refuse resumes of " + who;
    }

    @Override
    public String words() {
        return switch (at) {
            case CONNECTION ->
                "A client that comes back gets a new connection, with the error " + error.code() + ": " + dose.words()
                        + ".";
            case CHANNEL ->
                "A client that comes back to a channel is told that it has missed something, and is sent none of it: "
                        + dose.words() + ".";
        };
    }

    @Override
    public String done() {
        return "made it unknown where the client was";
    }

    @Override
    public boolean loses() {
        return true;
    }

    @Override
    public boolean judgesResumes() {
        return true;
    }

    @Override
    public @Nullable ErrorInfo refusesResume(SeededRandom chance) {
        return at == At.CONNECTION && dose.hits(chance) ? error : null;
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return at == At.CHANNEL && way == Way.FROM && frame.action() == Action.ATTACH && frame.channelSerial() != null;
    }

    // The broker hears a place that nobody can have been at yet, and answers as it does to any such place.
    @Override
    public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        var serial = String.valueOf(frame.channelSerial());
        int series = serial.indexOf('@');
        return dose.hits(chance)
                ? new FrameDecision.Replaced(List.of(frame.toBuilder()
                        .channelSerial("99999999999999-999" + (series < 0 ? "" : serial.substring(series)))
                        .build()))
                : FrameDecision.PASSED;
    }
}
