/// Rules about devices: how they connect, what they are called and how they come back.
@NullMarked
package dev.playhead.transport.check.device;

import org.jspecify.annotations.NullMarked;
