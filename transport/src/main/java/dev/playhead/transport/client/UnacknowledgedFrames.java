package dev.playhead.transport.client;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// Frames that a client has numbered and that were not answered yet, by their `msgSerial`. One thread at a
/// time adds and renumbers; another may answer meanwhile.
final class UnacknowledgedFrames {
    private final ConcurrentSkipListMap<Long, Sent> bySerial = new ConcurrentSkipListMap<>();
    private long next;

    private record Sent(ProtocolMessage.Builder frame, Answer<PublishResult> answer) {}

    /// Gives a frame its number.
    Answer<PublishResult> add(String what, ProtocolMessage.Builder frame) {
        var answer = new Answer<PublishResult>(what);
        bySerial.put(next, new Sent(frame.msgSerial(next), answer));
        next++;
        return answer;
    }

    /// Returns the frames that wait for an answer, in the order of their numbers.
    List<ProtocolMessage.Builder> frames() {
        return bySerial.values().stream().map(Sent::frame).toList();
    }

    /// Numbers the frames that wait anew, from 0, and returns them. Only while nothing can be answered.
    List<ProtocolMessage.Builder> renumbered() {
        var waiting = new ArrayList<>(bySerial.values());
        bySerial.clear();
        next = 0;
        for (var sent : waiting) {
            bySerial.put(next, new Sent(sent.frame.msgSerial(next), sent.answer));
            next++;
        }
        return frames();
    }

    /// Takes in an ACK or a NACK, which may answer several frames.
    void answered(ProtocolMessage frame) {
        long first = frame.msgSerial() == null ? 0 : frame.msgSerial();
        int count = frame.count() == null ? 1 : frame.count();
        for (int i = 0; i < count; i++) {
            var sent = bySerial.remove(first + i);
            if (sent == null) {
                continue;
            }
            if (frame.action() == Action.NACK) {
                sent.answer.fail(new RefusedException(sent.answer.what(), frame.error()));
                continue;
            }
            var results = frame.res();
            var result = results == null || results.size() <= i ? null : results.get(i);
            sent.answer.give(result == null ? new PublishResult(List.of()) : result);
        }
    }

    void fail(RuntimeException reason) {
        bySerial.values().forEach(sent -> sent.answer.fail(reason));
        bySerial.clear();
    }
}
