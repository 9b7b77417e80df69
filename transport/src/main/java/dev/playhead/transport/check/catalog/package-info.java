/// All rules that a session is checked by.
@NullMarked
package dev.playhead.transport.check.catalog;

import org.jspecify.annotations.NullMarked;
