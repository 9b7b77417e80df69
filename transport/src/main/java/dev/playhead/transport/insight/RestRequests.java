package dev.playhead.transport.insight;

import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;

/// The REST requests of a session in order of time, refused ones among them. A published `RestRequests` never
/// changes, except that the answer to a request becomes known. Safe to read from any thread.
public final class RestRequests {
    /// No requests.
    public static final RestRequests NONE = new RestRequests(List.of());

    private final List<Request> requests;

    private RestRequests(List<Request> requests) {
        this.requests = requests;
    }

    private static final class Request {
        private final int row;
        private final String target;
        private volatile int status;
        private volatile long answeredNanos;
        private volatile int answerRow = -1;
        private volatile String answer = "";

        Request(int row, String target) {
            this.row = row;
            this.target = target;
        }
    }

    /// Returns the number of requests.
    public int size() {
        return requests.size();
    }

    /// Row of the request in [Timeline#frames], which knows when it came, from whom, and its method.
    public int row(int index) {
        return requests.get(index).row;
    }

    /// Path and query as sent, secrets masked.
    public String target(int index) {
        return requests.get(index).target;
    }

    /// Status of the answer, for example 201; 0 while there is none.
    public int status(int index) {
        return requests.get(index).status;
    }

    /// Returns when it was answered, ns since 1970; 0 while it is not.
    public long answeredNanos(int index) {
        return requests.get(index).answeredNanos;
    }

    /// Row of the answer in [Timeline#frames]; -1 while there is none.
    public int answerRow(int index) {
        return requests.get(index).answerRow;
    }

    /// Returns what the answer says in a few words: `31 messages`, `refused, 40160`; empty while there is none.
    public String answer(int index) {
        return requests.get(index).answer;
    }

    /// Returns how many requests had come by a moment, ns since 1970.
    ///
    /// @param frames of the same timeline
    public int countUntil(Frames frames, long nanos) {
        return Span.begunAt(requests, request -> new Span(frames.atNanos(request.row), Span.OPEN), nanos);
    }

    /// Grows a [RestRequests]. For one thread.
    public static final class Writer {
        private final VersionedList<Request> requests = new VersionedList<>();

        /// Adds a request that is not answered yet and returns its index.
        public int add(int requestRow, String requestTarget) {
            requests.add(new Request(requestRow, requestTarget));
            return requests.size() - 1;
        }

        /// The request with this index was answered.
        ///
        /// @param row of the answer in the frames table
        /// @param words what it says, in a few words
        public void answered(int index, int answerStatus, long nanos, int row, String words) {
            var request = requests.get(index);
            request.answerRow = row;
            request.answer = words;
            request.answeredNanos = nanos;
            request.status = answerStatus;
        }

        /// Returns the requests that have been added so far. Cheap: nothing is copied.
        public RestRequests published() {
            return requests.size() == 0 ? NONE : new RestRequests(requests.view());
        }
    }
}
