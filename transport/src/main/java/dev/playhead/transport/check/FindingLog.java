package dev.playhead.transport.check;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// The findings of a session in the order they were found. One thread adds; what was published may be read by
/// all, is published without a copy and never gets shorter.
final class FindingLog {
    /// More than a person reads; a client that is refused for days must not fill the memory.
    static final int MOST = 10_000;

    private Finding[] findings = new Finding[16];
    private int size;
    private long leftOut;
    private Published published = new Published(findings, 0);

    /// Adds a finding. Returns its number, by which it can be revised; -1 when there are [#MOST] already.
    int add(Finding finding) {
        if (size == MOST) {
            leftOut++;
            return -1;
        }
        if (size == findings.length) {
            findings = Arrays.copyOf(findings, size * 2);
        }
        findings[size] = finding;
        return size++;
    }

    /// Puts a newer version in the place of a finding; does nothing for number -1.
    void revise(int number, Finding finding) {
        if (number >= 0) {
            findings[Objects.checkIndex(number, size)] = finding;
        }
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
        private final Finding[] findings;
        private final int size;

        Published(Finding[] findings, int size) {
            this.findings = findings;
            this.size = size;
        }

        @Override
        public Finding get(int index) {
            return findings[Objects.checkIndex(index, size)];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
