/// A recording that happens again in front of live clients: when, what it waits for, and how late it is.
@NullMarked
package dev.playhead.transport.serving;

import org.jspecify.annotations.NullMarked;
