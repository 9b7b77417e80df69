/// HTTP/1.1 and TLS on a socket, as strictly as RFC 9112 allows: heads, bodies, answers, and who may ask from where.
@NullMarked
package dev.playhead.transport.server.http;

import org.jspecify.annotations.NullMarked;
