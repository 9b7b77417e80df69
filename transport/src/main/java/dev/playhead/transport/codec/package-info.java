/// JSON and MessagePack to and from [dev.playhead.transport.protocol]; unknown fields survive.
@NullMarked
package dev.playhead.transport.codec;

import org.jspecify.annotations.NullMarked;
