/// The filter language: how a filter is written, and what it asks of something whose fields have names. What fields
/// there are is said by whoever reads a filter.
@NullMarked
package dev.playhead.transport.filter;

import org.jspecify.annotations.NullMarked;
