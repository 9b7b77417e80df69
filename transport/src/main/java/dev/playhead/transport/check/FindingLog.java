package dev.playhead.transport.check;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The findings of a session in the order they were found. One thread adds; what was published may be read by
/// all, is published without a copy and never gets shorter.
final class FindingLog {
    /// More than a person reads; a client that is refused for days must not fill the memory.
    static final int MOST = 10_000;
    /// Earlier versions of findings that are kept for the past.
    private static final int MOST_EARLIER = 20_000;

    private Revision[] findings = new Revision[16];
    private int earlier;
    private int size;
    private long leftOut;
    private long judgedFrom;
    private Published published = new Published(findings, 0);

    /// Version of a finding.
    ///
    /// @param sinceNanos when it was found to be so, ns since 1970
    /// @param before the version before it; null for the first
    private record Revision(
            Finding finding, long sinceNanos, @Nullable Revision before) {}

    /// From now on a finding that is proved by nothing from `position` on is not added.
    void judgeFrom(long position) {
        judgedFrom = position;
    }

    /// Adds a finding that is found at a moment, ns since 1970. Returns its number, by which it can be revised; -1 when
    /// there are [#MOST] already, or when it is of what is not judged.
    int add(Finding finding, long nowNanos) {
        var evidence = finding.evidence();
        if (!evidence.isEmpty() && evidence.stream().allMatch(position -> position < judgedFrom)) {
            return -1;
        }
        if (size == MOST) {
            leftOut++;
            return -1;
        }
        if (size == findings.length) {
            findings = Arrays.copyOf(findings, size * 2);
        }
        findings[size] = new Revision(finding, nowNanos, null);
        return size++;
    }

    /// Puts a newer version in the place of a finding at a moment, ns since 1970; does nothing for number -1.
    void revise(int number, Finding finding, long nowNanos) {
        if (number < 0) {
            return;
        }
        var before = findings[Objects.checkIndex(number, size)];
        boolean isKept = earlier < MOST_EARLIER || before.before == null;
        earlier += isKept ? 1 : 0;
        findings[number] = new Revision(finding, nowNanos, isKept ? before : before.before);
    }

    /// Returns by number the findings of what had happened by a moment, ns since 1970, each as it was known then. One
    /// that is found later than it happened is there in its first version. Of what is revised again and again an
    /// older version may be all that is kept.
    SortedMap<Integer, Finding> at(long nanos) {
        var found = new TreeMap<Integer, Finding>();
        for (int i = 0; i < size; i++) {
            var revision = findings[i];
            while (revision.sinceNanos > nanos && revision.before != null) {
                revision = revision.before;
            }
            if (revision.finding.atNanos() <= nanos) {
                found.put(i, revision.finding);
            }
        }
        return found;
    }

    /// Returns the number of findings beyond [#MOST].
    long leftOut() {
        return leftOut;
    }

    List<Finding> published() {
        if (published.size != size || published.findings != findings) {
            published = new Published(findings, size);
        }
        return published;
    }

    /// The first `size` findings. Shares the array: below the size nothing changes but to a newer version of
    /// the same.
    private static final class Published extends AbstractList<Finding> implements RandomAccess {
        private final Revision[] findings;
        private final int size;

        Published(Revision[] findings, int size) {
            this.findings = findings;
            this.size = size;
        }

        @Override
        public Finding get(int index) {
            return findings[Objects.checkIndex(index, size)].finding;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
