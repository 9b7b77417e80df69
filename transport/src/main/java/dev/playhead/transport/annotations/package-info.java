/// Summaries of annotations: totals of one message by type, name and client. Pure.
@NullMarked
package dev.playhead.transport.annotations;

import org.jspecify.annotations.NullMarked;
