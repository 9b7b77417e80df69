/// Requests to the REST interface and their answers, as bytes and as values.
@NullMarked
package dev.playhead.transport.codec.rest;

import org.jspecify.annotations.NullMarked;
