/// The verb that judges a recording by the rules, and its reports.
@NullMarked
package dev.playhead.app.check;

import org.jspecify.annotations.NullMarked;
