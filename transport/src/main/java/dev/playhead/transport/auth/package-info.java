/// Rights of a credential. Pure: no clock, no secret, no wire.
@org.jspecify.annotations.NullMarked
package dev.playhead.transport.auth;
