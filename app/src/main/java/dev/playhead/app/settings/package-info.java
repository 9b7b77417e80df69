/// Settings of the user, where a command line does not say otherwise.
@NullMarked
package dev.playhead.app.settings;

import org.jspecify.annotations.NullMarked;
