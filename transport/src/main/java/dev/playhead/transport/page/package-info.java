/// Recordings as pages that any browser shows.
@NullMarked
package dev.playhead.transport.page;

import org.jspecify.annotations.NullMarked;
