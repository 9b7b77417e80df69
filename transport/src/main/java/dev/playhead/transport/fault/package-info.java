/// Rules as data: which device is cut or slowed, and why.
@NullMarked
package dev.playhead.transport.fault;

import org.jspecify.annotations.NullMarked;
