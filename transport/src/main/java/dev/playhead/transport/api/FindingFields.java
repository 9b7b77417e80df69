package dev.playhead.transport.api;

import dev.playhead.transport.check.Finding;
import dev.playhead.transport.insight.Participant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields of a finding for programs, by names that never change. The evidence is left to whoever writes it.
public final class FindingFields {
    private FindingFields() {}

    /// Returns a map that more can be put into, in the order in which the fields are written.
    ///
    /// @param startNanos start of the recording, ns since 1970
    /// @param participants those of the recording, by their indices
    public static Map<String, @Nullable Object> of(Finding finding, long startNanos, List<Participant> participants) {
        var channel = finding.channel();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("rule", finding.rule());
        fields.put("severity", finding.severity().word());
        fields.put("title", finding.title());
        fields.put("sentence", finding.sentence());
        fields.put("remedy", finding.remedy());
        fields.put("at", Instant.ofEpochSecond(0, finding.atNanos()).toString());
        fields.put("offsetMs", (finding.atNanos() - startNanos) / 1_000_000);
        fields.put("app", channel == null || channel.app().isEmpty() ? null : channel.app());
        fields.put("channel", channel == null ? null : channel.name());
        fields.put(
                "participant",
                finding.participant() < 0
                        ? null
                        : participants.get(finding.participant()).name());
        return fields;
    }
}
