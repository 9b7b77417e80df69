/// JUnit XML, which CI systems read.
@NullMarked
package dev.playhead.app.junit;

import org.jspecify.annotations.NullMarked;
