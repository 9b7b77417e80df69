package dev.playhead.transport.insight;

import dev.playhead.transport.payload.PayloadNode;
import dev.playhead.transport.protocol.Format;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One frame, looked at closely.
///
/// @param phrases what happened, in plain words
/// @param links rows that it follows from, then rows that follow from it
/// @param timing of the whole of which it is a part
/// @param about what the recording knows of it beyond its bytes, names and values
/// @param tree the payload, whatever its format; null when it is empty or cannot be decoded
/// @param isFrame whether the payload is one; that of a request or of its answer is not
/// @param payload the bytes of the wire; do not modify
/// @param serial serial of the message it concerns; null when it concerns none
/// @param deliveries to whom it went; empty unless it was published
@SuppressWarnings("ArrayRecordComponent")
public record FrameDetail(
        int row,
        List<Phrase> phrases,
        List<FrameLink> links,
        FrameTiming timing,
        List<Field> about,
        @Nullable PayloadNode tree,
        Format format,
        boolean isFrame,
        byte[] payload,
        @Nullable String serial,
        List<Delivery> deliveries) {
    public FrameDetail {
        phrases = List.copyOf(phrases);
        links = List.copyOf(links);
        about = List.copyOf(about);
        deliveries = List.copyOf(deliveries);
    }

    /// Returns what happened, in plain words.
    public String sentence() {
        return phrases.stream().map(Phrase::text).collect(Collectors.joining());
    }

    public record Field(String name, String value) {}

    /// To whom it was sent, or was not, and what they had of the message at the moment that was asked about.
    ///
    /// @param row index in [Timeline#frames] of the frame to it; -1 when there is none
    /// @param latencyNanos publish to socket; -1 when it was not written by then, or is not known
    /// @param hasVersion newest version of the message that the participant had; 0 when none
    /// @param words the state in words, with what is known of its reason
    /// @param sent whether it was handed to the participant's socket, now or later
    /// @param because why it was not sent, as words after "because"; empty when it was, or nobody knows
    public record Delivery(
            int participant,
            int row,
            long latencyNanos,
            int hasVersion,
            boolean sent,
            State state,
            String words,
            String because) {
        public enum State {
            SAME("Same text as the server"),
            RESUMED("Got it when it resumed"),
            OLDER("Has this version, not the newest"),
            ON_ITS_WAY("On its way"),
            MISSING("Missing until it resumes"),
            /// The frame is later than the moment.
            NOT_YET("Not sent yet at this moment");

            private final String words;

            State(String words) {
                this.words = words;
            }

            public String words() {
                return words;
            }
        }
    }
}
