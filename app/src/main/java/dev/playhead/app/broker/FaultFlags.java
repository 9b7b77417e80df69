package dev.playhead.app.broker;

import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.server.BrokerServer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Faults that a broker is to have. What is wrong with them is said before anything starts.
public final class FaultFlags {
    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            converter = Reader.class,
            completionCandidates = Kinds.class,
            description =
                    "Break something on purpose, for example 'slow client=phone ms=300' or 'cut client=phone after=5s"
                            + " for=20s'; for all clients when none is named. May be given several times. Faults:"
                            + " ${COMPLETION-CANDIDATES}.")
    private List<FaultSpec> faults = new ArrayList<>();

    /// Sets them, those with a time at their time.
    public void set(BrokerServer server) {
        faults.forEach(server::schedule);
    }

    static final class Reader implements ITypeConverter<FaultSpec> {
        @Override
        public FaultSpec convert(String text) {
            try {
                return FaultSpec.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /// The kinds of faults and the presets, for the help.
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            FaultKinds.ALL.stream().map(FaultKind::example),
                            FaultPreset.ALL.stream().map(preset -> FaultPreset.PREFIX + preset.id()))
                    .iterator();
        }
    }
}
