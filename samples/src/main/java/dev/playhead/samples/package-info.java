/// Programs to copy: ably-java against a local Playhead broker.
@NullMarked
package dev.playhead.samples;

import org.jspecify.annotations.NullMarked;
