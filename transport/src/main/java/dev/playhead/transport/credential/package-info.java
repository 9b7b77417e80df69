/// Keys, tokens and their signatures. The only place that holds secrets; what leaves it is an identity.
@org.jspecify.annotations.NullMarked
package dev.playhead.transport.credential;
