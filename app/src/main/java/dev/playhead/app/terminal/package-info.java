/// Words that people read and write at a terminal: text without control characters, moments, failures in words.
@NullMarked
package dev.playhead.app.terminal;

import org.jspecify.annotations.NullMarked;
