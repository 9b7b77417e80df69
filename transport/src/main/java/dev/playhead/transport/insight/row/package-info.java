/// The rows of the frames table as columns that are shared with whoever reads them.
@NullMarked
package dev.playhead.transport.insight.row;

import org.jspecify.annotations.NullMarked;
