package dev.playhead.transport.scenario.draft;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.protocol.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An agent of a recording on one channel, and what it has answered there.
final class RecordedAgent {
    private static final Set<String> SAID = Set.of("text", "output_text");
    private static final long GONE_NANOS = 1_000_000_000L;
    private static final int LEAST_AFTER_STOP = 4;
    private static final int MOST_PAUSES = 1;

    final String name;
    final Participant participant;
    final ChannelId channel;
    final AnswerPace pace;
    private final boolean isPresent;
    private final List<Run> runs;
    private final List<String> texts = new ArrayList<>();
    private final boolean leavesOpen;

    /// @param runs in the order in which they began, at least one
    /// @param leavesOpen whether none of its runs has ended, though it was there and had the time
    RecordedAgent(
            String name,
            Participant participant,
            ChannelId channel,
            boolean isPresent,
            List<Run> runs,
            RecordedSession session,
            boolean leavesOpen) {
        this.name = name;
        this.participant = participant;
        this.channel = channel;
        this.isPresent = isPresent;
        this.runs = List.copyOf(runs);
        this.leavesOpen = leavesOpen;
        var answers = new ArrayList<List<String>>();
        var gaps = new ArrayList<Long>();
        var messages = session.messages(channel);
        for (var run : runs) {
            var text = text(run, messages);
            texts.add(text);
            answers.add(tokens(run, text));
            var tokens = run.tokens();
            for (int i = 1; i < tokens.size(); i++) {
                long from = tokens.atNanos(i - 1);
                long to = tokens.atNanos(i);
                // The end of an answer has no characters, and a pause is told by itself.
                boolean isPause =
                        run.stalls().stream().anyMatch(stall -> stall.fromNanos() < to && stall.toNanos() > from);
                if (tokens.weight(i) > 0 && !isPause) {
                    gaps.add(to - from);
                }
            }
        }
        pace = AnswerPace.of(answers, gaps);
    }

    List<Run> runs() {
        return runs;
    }

    private static String text(Run run, Map<String, Message> messages) {
        var all = new StringBuilder();
        var said = new StringBuilder();
        for (var serial : run.streams()) {
            var message = messages.get(serial);
            if (message == null) {
                continue;
            }
            var kind = AiHeaders.of(message).get("kind");
            var text = MessageText.of(message);
            all.append(text);
            if (kind == null || SAID.contains(kind)) {
                said.append(text);
            }
        }
        return said.isEmpty() ? all.toString() : said.toString();
    }

    // The text in the pieces in which it was added to. What cannot be cut so is one piece.
    private static List<String> tokens(Run run, String text) {
        var tokens = new ArrayList<String>();
        int at = 0;
        for (int i = 0; i < run.tokens().size(); i++) {
            int end = Math.min(text.length(), at + run.tokens().weight(i));
            if (end > at) {
                tokens.add(text.substring(at, end));
            }
            at = end;
        }
        if (at < text.length()) {
            tokens.add(text.substring(at));
        }
        return tokens;
    }

    private static int said(Run run, long untilNanos) {
        int said = 0;
        int count = run.tokens().countUntil(untilNanos);
        for (int i = 0; i < count; i++) {
            said += run.tokens().weight(i) > 0 ? 1 : 0;
        }
        return said;
    }

    /// Returns whether it was giving an answer at a moment, ns since 1970.
    boolean isSaying(long nanos) {
        return runs.stream()
                .anyMatch(run -> run.firstTextNanos() != 0 && run.firstTextNanos() <= nanos && nanos <= until(run));
    }

    // One whose agent is gone ends with that, soon after its last text.
    private static long until(Run run) {
        if (run.endedNanos() != 0) {
            return run.endedNanos();
        }
        return run.lastTextNanos() + (run.status() == Run.Status.ORPHANED ? GONE_NANOS : 0);
    }

    /// Returns how many additions an agent of the scenario will have published when this one had published all of a
    /// moment, ns since 1970.
    int appendsUntil(long nanos) {
        int appends = 0;
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            int recorded = said(run, Long.MAX_VALUE);
            int until = said(run, nanos);
            if (recorded > 0) {
                appends += (int) Math.round((double) until * pace.tokens(texts.get(i)) / recorded);
            }
            boolean isClosed = !run.isPlain() && run.endedNanos() != 0 && run.endedNanos() <= nanos;
            appends += isClosed ? 1 : 0;
        }
        return appends;
    }

    /// Returns it as a scenario has it.
    String yaml() {
        var stream = new LinkedHashMap<String, String>();
        stream.put("channel", ScenarioText.value(channel.name()));
        var answers = new ArrayList<String>();
        for (int i = 0; i < runs.size(); i++) {
            answers.add(answer(runs.get(i), texts.get(i)));
        }
        boolean isOne = answers.stream().distinct().count() == 1;
        stream.put("text", isOne ? ScenarioText.quoted(answers.getFirst()) : list(answers));
        stream.put("rate", pace.rate());
        stream.put("chunk", pace.chunk());
        stream.put("jitter", pace.jitterPercent() + "%");
        runs.stream().filter(run -> !run.suspensions().isEmpty()).findFirst().ifPresent(run -> {
            int before = said(run, run.suspensions().getFirst().fromNanos());
            stream.put("approval", Integer.toString(before + 1));
        });
        var errors = errors();
        var text = new StringBuilder("  ").append(name).append(":\n");
        text.append("    clientId: ").append(ScenarioText.value(clientId())).append('\n');
        if (isPresent) {
            text.append("    presence: true\n");
        }
        text.append("    stream:\n");
        stream.forEach((key, value) ->
                text.append("      ").append(key).append(": ").append(value).append('\n'));
        if (!errors.isEmpty()) {
            text.append("    errors: ").append(ScenarioText.flow(errors)).append('\n');
        }
        return text.toString();
    }

    private static String list(List<String> answers) {
        var list = new StringBuilder();
        answers.forEach(answer -> list.append("\n        - ").append(ScenarioText.quoted(answer)));
        return list.toString();
    }

    /// Returns the clientId that it has in the scenario.
    String clientId() {
        var id = participant.clientId();
        return id == null || id.isBlank() || id.equals("*") ? name : id;
    }

    // Of an answer that was stopped nobody knows the rest, and there must be something to stop.
    private String answer(Run run, String text) {
        var said = text.isBlank() ? "\u2026" : text;
        return run.stop() == null || ignoredStop(run) ? said : said + (said.endsWith(" ") ? said : " " + said);
    }

    private static boolean ignoredStop(Run run) {
        var stop = run.stop();
        return stop != null && said(run, Long.MAX_VALUE) - said(run, stop.atNanos()) >= LEAST_AFTER_STOP;
    }

    private Map<String, String> errors() {
        var errors = new LinkedHashMap<String, String>();
        if (leavesOpen) {
            errors.put("no-terminator", "true");
        }
        if (runs.stream().anyMatch(RecordedAgent::ignoredStop)) {
            errors.put("ignore-stop", "true");
        }
        var run = runs.getFirst();
        if (runs.size() == 1 && run.stalls().size() == MOST_PAUSES) {
            var stall = run.stalls().getFirst();
            if (!stall.isOpen() && said(run, Long.MAX_VALUE) > said(run, stall.fromNanos())) {
                var pause = new LinkedHashMap<String, String>();
                pause.put("at", Integer.toString(said(run, stall.fromNanos()) + 1));
                pause.put("for", ScenarioText.time(stall.toNanos() - stall.fromNanos()));
                errors.put("stall", ScenarioText.flow(pause));
            }
        }
        return errors;
    }
}
