package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.network.LocalCertificate;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.session.ChannelView;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official JavaScript SDK, unmodified, against the broker.
class AblyJsTest {
    @TempDir
    private Path data;

    @BeforeAll
    static void node() {
        Node.assume();
    }

    @Test
    void theSdkBehavesAsItsDocumentationSays() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", "test/realtime.test.mjs"), broker.port());
        }
    }

    @Test
    void annotationsAreSummedUpAsTheSdkExpects() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(60, List.of("node", "--test", "test/annotations.test.mjs"), broker.port());
        }
    }

    @Test
    void theOfficialDecoderReadsTheDeltas() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(60, List.of("node", "--test", "test/deltas.test.mjs"), broker.port());
        }
    }

    @Test
    void appendsRollUp() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(60, List.of("node", "--test", "test/rollup.test.mjs"), broker.port());
        }
    }

    @Test
    void channelsDoAllThatTheirOptionsPromise() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", "test/channels.test.mjs"), broker.port());
        }
    }

    @Test
    void theProtocolIsWhatTheServiceSpeaks() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", "test/protocol.test.mjs"), broker.port());
        }
    }

    @Test
    void interruptionsOfChannelsAreSurvived() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
                var controls = new FaultControls(broker)) {
            var environment =
                    Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()), "PLAYHEAD_FAULTS", controls.url());
            Node.run(60, List.of("node", "--test", "test/interruptions.test.mjs"), environment);
        }
    }

    @Test
    void faultsAreSetOverHttpAndARerunSendsTheSame() throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            recording = broker.recording();
            Node.run(120, List.of("node", "--test", "test/faultapi.test.mjs"), broker.port());
        }
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void framesWaitAtBreakpointsAndARerunSendsTheSame() throws Exception {
        Path recording;
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            recording = broker.recording();
            Node.run(60, List.of("node", "--test", "test/breakpoints.test.mjs"), broker.port());
        }
        try (var log = LogFile.open(recording)) {
            assertEquals(Optional.empty(), DeterminismCheck.verify(log));
        }
    }

    @Test
    void theSdkGetsRenewsAndLosesItsRights() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(180, List.of("node", "--test", "test/auth.test.mjs"), broker.port());
        }
    }

    @Test
    void theSdkConnectsOverTls() throws Exception {
        var directory = new DataDirectory(data);
        var pem = new LocalCertificate(directory).pem().toString();
        try (var broker = BrokerServer.start(ServerOptions.any(directory))) {
            var environment = Map.of("PLAYHEAD_PORT", Integer.toString(broker.port()), "NODE_EXTRA_CA_CERTS", pem);
            Node.run(60, List.of("node", "--test", "test/tls.test.mjs"), environment);
        }
    }

    @Test
    void whatAPublisherSampleSendsIsThereAfterARestartAndNotAfterAFreshStart() throws Exception {
        var options = ServerOptions.any(new DataDirectory(data));
        try (var broker = BrokerServer.start(options)) {
            Node.run(60, List.of("node", "publisher.mjs"), broker.port());
        }
        assertEquals("Day 1: walk the city walls.", lastText());
        try (var broker = BrokerServer.start(options)) {
            Node.run(60, List.of("node", "publisher.mjs"), broker.port());
        }
        assertEquals(6, state().getFirst().messages().size());
        var fresh = new ServerOptions("localhost", 0, false, new DataDirectory(data), null, false, true);
        BrokerServer.start(fresh).close();
        assertEquals(List.of(), state());
        var recordings = new DataDirectory(data).recordings();
        assertEquals(3, recordings.size());
    }

    @Test
    void theOfficialMcapReaderReadsTheSameBytes() throws Exception {
        try (var broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)))) {
            Node.run(60, List.of("node", "publisher.mjs"), broker.port());
        }
        var file = new DataDirectory(data).newest().orElseThrow();
        try (var log = LogFile.open(file)) {
            assertEquals(List.of(), log.damage());
            long frames = 0;
            for (long position = 0; position < log.size(); position++) {
                frames += log.read(position) instanceof Entry.FrameIn ? 1 : 0;
            }
            assertTrue(frames >= 7, "publishes are on record: " + frames);
            // Without the first half, whose entries are still there to be read.
            long middle = log.read(log.size() / 2).atNanos();
            RecordingCut.write(log, CutRange.of(middle, Long.MAX_VALUE), "The second half.", data.resolve("part.mcap"));
        }
        theOfficialReaderAgrees(file);
        theOfficialReaderAgrees(data.resolve("part.mcap"));
    }

    private static void theOfficialReaderAgrees(Path file) throws Exception {
        long entries;
        try (var log = LogFile.open(file)) {
            entries = log.size();
        }
        var seen = Node.run(
                        60,
                        List.of("node", "test/judge.mjs", file.toAbsolutePath().toString()),
                        0)
                .strip()
                .split(" ", -1);
        assertEquals(Long.toString(entries), seen[0]);
        assertEquals(Long.toString(entries), seen[1]);
        assertEquals(sha256(file), seen[2]);
    }

    private static String sha256(Path file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var log = LogFile.open(file)) {
            for (long position = 0; position < log.size(); position++) {
                digest.update(log.message(position));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String lastText() throws Exception {
        return String.valueOf(state().getFirst().messages().getLast().data())
                .replace("Text[value=", "")
                .replace("]", "");
    }

    private List<ChannelView> state() throws Exception {
        try (var log = LogFile.open(new DataDirectory(data).newest().orElseThrow())) {
            Broker broker = new TimeMachine(log).at(log.size());
            return broker.channels();
        }
    }
}
