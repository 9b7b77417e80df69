package dev.playhead.transport.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The session as it was at one moment. What the server holds comes from the core itself, run up to that moment.
///
/// @param atNanos the moment, ns since 1970
/// @param subject the message that the stage shows: the one that changed last; null when there is none
/// @param connectionStatuses one per participant
/// @param texts what each device had of the subject; empty without one
/// @param members client ids in the presence sets, in order of entering
public record SessionState(
        long atNanos,
        @Nullable ShownMessage subject,
        List<ConnectionStatus> connectionStatuses,
        List<DeviceText> texts,
        List<String> members,
        int activeRuns,
        int startedRuns,
        int messages,
        int editedMessages,
        int deletedMessages,
        String lastSerial) {
    public SessionState {
        connectionStatuses = List.copyOf(connectionStatuses);
        texts = List.copyOf(texts);
        members = List.copyOf(members);
    }

    /// The message on stage as the server holds it.
    ///
    /// @param run index in [Timeline#runs]; -1 when it belongs to none
    /// @param question what was asked; empty when unknown
    /// @param streaming whether it is still growing
    /// @param settled how many characters of the text are old enough to be late where they are not; the rest may
    /// rightly be on its way
    public record ShownMessage(
            ChannelId channel, String serial, int run, String question, String text, boolean streaming, int settled) {}

    /// The text of the message on stage as one device was sent it.
    ///
    /// @param participant index in [Timeline#participants]
    /// @param attachment whether it should have it
    /// @param text as that device has it
    /// @param promised as it will have it when all that was handed to its socket is written
    /// @param lastFrameNanos when it was last sent a channel frame, ns since 1970; 0 when never
    public record DeviceText(
            int participant, AttachmentStatus attachment, String text, String promised, long lastFrameNanos) {}
}
