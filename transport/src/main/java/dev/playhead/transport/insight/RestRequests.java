package dev.playhead.transport.insight;

import java.util.Arrays;

/// The REST requests of a session in order of time, refused ones among them. Columns instead of objects. A published
/// `RestRequests` never changes, except that the answer to a request becomes known; its owner goes on behind the
/// published size and shares the arrays. Safe to read from any thread.
public final class RestRequests {
    /// No requests.
    public static final RestRequests NONE = new RestRequests(new int[0], new String[0], new int[0], new long[0], 0);

    private final int[] row;
    private final String[] target;
    private final int[] status;
    private final long[] answeredNanos;
    private final int size;

    private RestRequests(int[] row, String[] target, int[] status, long[] answeredNanos, int size) {
        this.row = row;
        this.target = target;
        this.status = status;
        this.answeredNanos = answeredNanos;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /// Row of the request in [Timeline#frames], which knows when it came, from whom, and its method.
    public int row(int index) {
        return row[index];
    }

    /// Path and query as sent, secrets masked.
    public String target(int index) {
        return target[index];
    }

    /// Status of the answer, for example 201; 0 while there is none.
    public int status(int index) {
        return status[index];
    }

    /// Returns when it was answered, ns since 1970; 0 while it is not.
    public long answeredNanos(int index) {
        return answeredNanos[index];
    }

    /// Grows a [RestRequests]. For one thread.
    public static final class Writer {
        private int[] row = new int[16];
        private String[] target = new String[16];
        private int[] status = new int[16];
        private long[] answeredNanos = new long[16];
        private int size;

        /// Adds a request that is not answered yet and returns its index.
        public int add(int requestRow, String requestTarget) {
            if (size == row.length) {
                int more = size * 2;
                row = Arrays.copyOf(row, more);
                target = Arrays.copyOf(target, more);
                status = Arrays.copyOf(status, more);
                answeredNanos = Arrays.copyOf(answeredNanos, more);
            }
            row[size] = requestRow;
            target[size] = requestTarget;
            return size++;
        }

        /// The request with this index was answered.
        public void answered(int index, int answerStatus, long nanos) {
            status[index] = answerStatus;
            answeredNanos[index] = nanos;
        }

        /// Returns the requests that have been added so far. Cheap: nothing is copied.
        public RestRequests published() {
            return size == 0 ? NONE : new RestRequests(row, target, status, answeredNanos, size);
        }
    }
}
