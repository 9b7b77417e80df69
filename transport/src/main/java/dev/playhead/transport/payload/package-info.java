/// Payloads as trees of fields that know their bytes. Values only; `codec` reads them.
@NullMarked
package dev.playhead.transport.payload;

import org.jspecify.annotations.NullMarked;
