package dev.playhead.transport.replay;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The names that a recording has given away: what is live beside it must have others, since both are in one core and
/// one new recording.
///
/// @param rules of all fault rules that are set in it
/// @param lastId the highest number of a transport or a request; 0 when there is none
public record RecordedNames(List<RuleId> rules, long lastId) {
    public RecordedNames {
        rules = List.copyOf(rules);
    }

    /// Looks through a recording from its beginning to its end, but for the frames of channels.
    ///
    /// @throws IOException when it cannot be read
    static RecordedNames of(LogReader recording) throws IOException {
        var rules = new ArrayList<RuleId>();
        long lastId = 0;
        for (long position = 0; position < recording.size(); position++) {
            if (recording.isOfChannel(position)) {
                continue;
            }
            var entry = recording.read(position);
            if (entry instanceof Entry.RuleSet set) {
                rules.add(set.rule().id());
            } else if (entry instanceof Entry.Opened opened) {
                lastId = Math.max(lastId, opened.transport().value());
            } else if (entry instanceof Entry.RestIn request) {
                lastId = Math.max(lastId, request.request().value());
            }
        }
        return new RecordedNames(rules, lastId);
    }
}
