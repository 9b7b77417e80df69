/// The verb that plays scenarios and judges them.
@NullMarked
package dev.playhead.app.run;

import org.jspecify.annotations.NullMarked;
