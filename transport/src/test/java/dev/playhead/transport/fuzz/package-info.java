/// What strangers may send, made up by Jazzer. `mvn verify` runs the seeds in `src/test/resources`; the profile `fuzz`
/// goes on from them for a while. What it finds is fixed and kept as a seed.
@org.jspecify.annotations.NullMarked
package dev.playhead.transport.fuzz;
