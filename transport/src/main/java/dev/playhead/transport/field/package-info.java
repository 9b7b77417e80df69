/// Named, typed fields of the rows of the frames table, and the language of filters over them.
@NullMarked
package dev.playhead.transport.field;

import org.jspecify.annotations.NullMarked;
