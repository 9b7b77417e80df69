/// Faults as values: a rule says whom a fault hits, a fault says by its hooks what it breaks, and one list has all
/// kinds.
@NullMarked
package dev.playhead.transport.fault;

import org.jspecify.annotations.NullMarked;
