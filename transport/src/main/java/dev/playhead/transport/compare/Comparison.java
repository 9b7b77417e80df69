package dev.playhead.transport.compare;

import dev.playhead.transport.compare.MessagePair.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/// Two sides, message by message and run by run. Messages are the same one when they have the same serial; then, when
/// they were published under the same id; then, by their order among those of one author and run. Runs are the same one
/// by their id; then, by the question, who asked it and who answers; where there is none of that on both sides, by
/// their order on the channel. Immutable.
///
/// @param pairs by channel, and in each in the order of the first side, with what only the second has where it stands
/// there
/// @param runs the runs with their messages, and each message that belongs to none, in the order of `pairs`
public record Comparison(List<MessagePair> pairs, List<RunPair> runs) {
    public Comparison {
        pairs = List.copyOf(pairs);
        runs = List.copyOf(runs);
    }

    /// Compares two sides. Takes some seconds for some hundred thousand messages.
    public static Comparison of(Side a, Side b) {
        var first = byChannel(a.messages(), ComparedMessage::channel);
        var second = byChannel(b.messages(), ComparedMessage::channel);
        var runsA = byChannel(a.runs(), run -> run.run().channel().name());
        var runsB = byChannel(b.runs(), run -> run.run().channel().name());
        var channels = new LinkedHashSet<>(first.keySet());
        channels.addAll(second.keySet());
        channels.addAll(runsA.keySet());
        channels.addAll(runsB.keySet());
        var pairs = new ArrayList<MessagePair>();
        var runs = new ArrayList<RunPair>();
        for (var channel : channels) {
            var onA = runsA.getOrDefault(channel, List.of());
            var onB = runsB.getOrDefault(channel, List.of());
            var messages = new ChannelComparison(
                            first.getOrDefault(channel, List.of()), second.getOrDefault(channel, List.of()), onA, onB)
                    .pairs();
            pairs.addAll(messages);
            runs.addAll(new RunPairing(onA, onB).pairs(messages));
        }
        return new Comparison(pairs, runs);
    }

    private static <T> LinkedHashMap<String, List<T>> byChannel(List<T> all, Function<T, String> channel) {
        var channels = new LinkedHashMap<String, List<T>>();
        all.forEach(each -> channels.computeIfAbsent(channel.apply(each), key -> new ArrayList<>())
                .add(each));
        return channels;
    }

    /// Returns whether both sides have the same messages, in the same order, reading the same.
    public boolean isAlike() {
        return pairs.stream().allMatch(pair -> pair.differences().isEmpty());
    }

    /// Returns how many messages differ in a way.
    public int count(Difference difference) {
        return (int) pairs.stream()
                .filter(pair -> pair.differences().contains(difference))
                .count();
    }

    /// Returns how many runs there are on both sides together.
    public int runCount() {
        return (int) runs.stream().filter(RunPair::isRun).count();
    }
}
