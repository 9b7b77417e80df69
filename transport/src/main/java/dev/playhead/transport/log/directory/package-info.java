/// The folder that recordings are in: who may read it, which broker has it, and what its files are called.
@NullMarked
package dev.playhead.transport.log.directory;

import org.jspecify.annotations.NullMarked;
