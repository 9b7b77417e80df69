package dev.playhead.transport.replay;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;

/// The names that a recording has given away: what is live beside it must have others, since both are in one core and
/// one new recording.
///
/// @param lastRule the highest number of a fault rule; 0 when there is none
/// @param lastId the highest number of a transport or a request; 0 when there is none
public record RecordedNames(long lastRule, long lastId) {
    /// Looks through a recording from its beginning to its end, but for the frames of channels.
    ///
    /// @throws IOException when it cannot be read
    static RecordedNames of(LogReader recording) throws IOException {
        long lastRule = 0;
        long lastId = 0;
        for (long position = 0; position < recording.size(); position++) {
            if (recording.isOfChannel(position)) {
                continue;
            }
            var entry = recording.readForShow(position);
            if (entry instanceof Entry.RuleSet set) {
                lastRule = Math.max(lastRule, set.rule().id().number());
            } else if (entry instanceof Entry.Opened opened) {
                lastId = Math.max(lastId, opened.transport().value());
            } else if (entry instanceof Entry.RestIn request) {
                lastId = Math.max(lastId, request.request().value());
            }
        }
        return new RecordedNames(lastRule, lastId);
    }
}
