/// Playhead for tests of an application: a JUnit 5 extension to copy.
@NullMarked
package dev.playhead.samples.junit;

import org.jspecify.annotations.NullMarked;
