/// What many annotations of a message come to: its summary, by type, name and client. Pure.
@NullMarked
package dev.playhead.transport.annotations;

import org.jspecify.annotations.NullMarked;
