/// The real core in a world of chance: a fake network that cuts between any two frames, a fake clock, clients that do
/// what the SDKs do. After every step the invariants of the architecture are checked.
@org.jspecify.annotations.NullMarked
package dev.playhead.transport.simulation;
