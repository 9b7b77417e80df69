/// The options of verbs that run a broker, and a broker without a window.
@NullMarked
package dev.playhead.app.broker;

import org.jspecify.annotations.NullMarked;
