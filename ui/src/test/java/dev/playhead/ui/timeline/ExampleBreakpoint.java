package dev.playhead.ui.timeline;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.HeldTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Hold;
import java.util.ArrayList;
import java.util.List;

/// Frames of the example session that wait at a breakpoint.
public final class ExampleBreakpoint {
    /// The frame that is stopped, as it is read from the recording.
    public static final String FRAME = """
            {
              "action": 15,
              "channel": "ai:trip-42",
              "channelSerial": "01795186327400-000@locPlayhd",
              "connectionId": "Zk2mPq7yVt",
              "messages": [
                {
                  "action": 5,
                  "serial": "01795186316140-000@locPlayhd:000",
                  "clientId": "planner",
                  "data": " swim on the rocky east side,"
                }
              ]
            }""";

    private ExampleBreakpoint() {}

    /// The example session with a breakpoint at the tablet: an append stands there since a second, and two frames wait
    /// behind it.
    public static Timeline timeline() {
        var timeline = ExampleSession.timeline();
        var breakpoint = new FaultRule(
                RuleId.of(5),
                new FaultRule.Target.Client("ann-tablet"),
                FaultSpec.now("break filter='change == APPEND' nth=3").fault(),
                "Break on frames to tablet");
        var faults = new ArrayList<>(timeline.faults());
        faults.add(new FaultTrack(breakpoint, 2, new Span(ExampleSession.at(120), Span.OPEN)));
        return new Timeline(
                timeline.startNanos(),
                timeline.endNanos(),
                timeline.entries(),
                timeline.frames(),
                timeline.participants(),
                timeline.runs(),
                timeline.tracks(),
                timeline.channels(),
                timeline.members(),
                faults,
                List.of(held(1, true, 127.4), held(2, false, 127.6), held(3, false, 128.1)),
                timeline.rest(),
                timeline.connections(),
                List.of(),
                timeline.density());
    }

    private static HeldTrack held(int number, boolean stopped, double since) {
        var rule = RuleId.of(5);
        return new HeldTrack(
                new Hold(HeldId.of(rule, number), rule, stopped, true, new ConnectionId("Zk2mPq7yVt"), "ai:trip-42"),
                number,
                2,
                "APPEND",
                number == 1 ? " swim on the rocky east side," : " and be back by 16:00.",
                new Span(ExampleSession.at(since), Span.OPEN),
                null);
    }
}
