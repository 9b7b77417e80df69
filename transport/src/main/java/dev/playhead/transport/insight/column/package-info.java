/// Structures that grow with a session and are shared with whoever reads them: lists and columns that are
/// published without copies.
@NullMarked
package dev.playhead.transport.insight.column;

import org.jspecify.annotations.NullMarked;
