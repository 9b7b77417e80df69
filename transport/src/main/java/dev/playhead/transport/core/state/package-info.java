/// State of the broker: channels and what was published to them, connections and what they are attached to,
/// and the whole of it piece by piece for a keyframe. It makes no effects; that is the work of the package
/// above.
@NullMarked
package dev.playhead.transport.core.state;

import org.jspecify.annotations.NullMarked;
