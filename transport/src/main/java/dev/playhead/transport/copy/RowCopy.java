package dev.playhead.transport.copy;

import java.util.List;

/// A way to write rows of the frames table as text. To add one: a class, its test, and its name in [#ALL].
public interface RowCopy {
    /// All of them, in the order in which they are offered.
    List<RowCopy> ALL = List.of(new JsonCopy(), new CsvCopy(true), new CurlCopy());

    /// Returns the name of the format, as in "Copy as JSON".
    String title();

    /// Returns the rows as text.
    String of(List<CopiedRow> rows);
}
