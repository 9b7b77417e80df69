package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ErrorInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Something that the service does to attachments now and then, done on purpose: over as soon as it is done.
///
/// @param how what happens
/// @param channel the channel that it happens on
/// @param error the reason that clients are told
public record Interruption(How how, String channel, ErrorInfo error) implements Fault {
    private static final String CHANNEL = "channel";
    private static final String ERROR = "error";

    public static final FaultKind DETACHED = kind(How.DETACHED);
    public static final FaultKind FAILED = kind(How.FAILED);
    public static final FaultKind DISCONTINUITY = kind(How.DISCONTINUITY);

    /// Way in which an attachment is interrupted.
    public enum How {
        /// DETACHED that nobody asked for: a client attaches again at once (RTL13a).
        DETACHED(new ErrorInfo(90198, 500, "Detached on purpose.")),
        /// ERROR on the channel (RTL14): it has failed until the application attaches again; members leave at once.
        FAILED(new ErrorInfo(90000, 400, "The channel failed on purpose.")),
        /// ATTACHED without RESUMED (RTL12): the attachment goes on, its continuity is lost.
        DISCONTINUITY(new ErrorInfo(90003, 404, "Continuity was lost on purpose."));

        private final ErrorInfo usual;

        How(ErrorInfo usual) {
            this.usual = usual;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static FaultKind kind(How how) {
        return new FaultKind(
                how.word(),
                "channel=NAME code=" + how.usual.code(),
                fields -> new Interruption(how, fields.text(CHANNEL), fields.error(ERROR, how.usual)));
    }

    @Override
    public String kind() {
        return how.word();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(CHANNEL, channel);
        fields.put(ERROR, error.toMap());
        return fields;
    }

    @Override
    public String verb() {
        return switch (how) {
            case DETACHED -> "Detach";
            case FAILED -> "Fail";
            case DISCONTINUITY -> "Break continuity of";
        };
    }

    @Override
    public String label(String who) {
        return verb() + " " + channel + " for " + who;
    }

    @Override
    public String words() {
        return switch (how) {
            case DETACHED -> "The broker detaches " + channel + "; clients attach again.";
            case FAILED -> channel + " fails until the application attaches again.";
            case DISCONTINUITY -> "Clients are told that they may have missed something on " + channel + ".";
        };
    }

    @Override
    public boolean loses() {
        return true;
    }

    @Override
    public Interruption interruption() {
        return this;
    }
}
