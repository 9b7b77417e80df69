/// Reads a session for what went wrong in it: one class a rule, each with its evidence.
@NullMarked
package dev.playhead.transport.check;

import org.jspecify.annotations.NullMarked;
