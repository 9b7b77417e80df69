package dev.playhead.transport.check;

import dev.playhead.transport.insight.ChannelId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checker whose rule is asked of participants one by one, so that it can also say of whom it held.
public abstract class VerdictRule implements Checker {
    private final String rule;
    private final String question;
    private final String needs;
    private final VerdictLedger ledger = new VerdictLedger();

    /// @param rule its name, in words with hyphens
    /// @param question what is asked, in a few words that are so when all is well: `No frame lost`
    /// @param needs why nobody can tell when it was never asked, in a few words that follow "since": `nothing was
    /// delivered`
    protected VerdictRule(String rule, String question, String needs) {
        this.rule = rule;
        this.question = question;
        this.needs = needs;
    }

    @Override
    public final String rule() {
        return rule;
    }

    /// Returns what is asked, in a few words that are so when all is well: `No frame lost`.
    public final String question() {
        return question;
    }

    /// Returns why nobody can tell when it was never asked, in a few words that follow "since".
    public final String needs() {
        return needs;
    }

    /// Returns the verdict on everybody of whom it could be asked, by index in the timeline. Of whoever is not there
    /// nobody can tell.
    public Map<Integer, Verdict> verdicts() {
        return ledger.verdicts();
    }

    /// Since when it held or was broken for everybody of whom it could be asked, by index in the timeline.
    Map<Integer, RuleVerdicts.Since> since() {
        return ledger.since();
    }

    /// The next entry is of this moment, ns since 1970.
    final void now(long nanos) {
        ledger.now(nanos);
    }

    /// Forgets what has been said so far; what is proved by nothing from `position` on is not said either.
    final void judgeFrom(long position) {
        ledger.judgeFrom(position);
    }

    /// It held for a participant; -1 is nobody known, of whom nothing is said.
    protected final void held(int participant) {
        ledger.held(participant);
    }

    /// It was broken for a participant.
    protected final void broken(int participant, List<Long> evidence) {
        ledger.broken(participant, evidence);
    }

    /// Makes the finding that it was broken, an error.
    ///
    /// @param evidence in any order
    protected final Finding finding(
            String title,
            String sentence,
            String remedy,
            long atNanos,
            @Nullable ChannelId channel,
            int participant,
            List<Long> evidence) {
        return finding(Severity.ERROR, title, sentence, remedy, atNanos, channel, participant, evidence);
    }

    /// Makes the finding that it was broken.
    ///
    /// @param evidence in any order
    protected final Finding finding(
            Severity severity,
            String title,
            String sentence,
            String remedy,
            long atNanos,
            @Nullable ChannelId channel,
            int participant,
            List<Long> evidence) {
        return new Finding(
                rule,
                severity,
                title,
                sentence,
                remedy,
                atNanos,
                channel,
                participant,
                evidence.stream().distinct().sorted().toList());
    }

    /// Returns the title of a finding that says no more than that the answer to the question is no.
    protected final String notSo() {
        return question + ": not so";
    }
}
