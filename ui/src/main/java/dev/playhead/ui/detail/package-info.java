/// One frame looked at closely: in words, as fields, as it was on the wire.
@NullMarked
package dev.playhead.ui.detail;

import org.jspecify.annotations.NullMarked;
