package dev.playhead.transport.api;

import dev.playhead.transport.log.ProductVersion;
import java.util.Optional;

/// Build of Playhead that runs, as far as it knows itself. Classes that Maven has not packaged know nothing.
///
/// @param version for example `0.1.0-SNAPSHOT`
/// @param commit of the sources, as Git names it
/// @param date on which it was built, as whoever built it wrote it
public record ProductBuild(Optional<String> version, Optional<String> commit, Optional<String> date) {
    /// Returns what the build of this process says of itself.
    public static ProductBuild current() {
        return new ProductBuild(property("version"), property("commit"), property("date"));
    }

    // Where no build has filled it in the name of the property stands there.
    private static Optional<String> property(String name) {
        return ProductVersion.property(name).map(String::strip).filter(text -> !text.isEmpty() && !text.contains("${"));
    }
}
