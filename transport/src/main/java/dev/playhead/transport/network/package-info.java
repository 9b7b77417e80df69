/// The broker on the network: its address, its certificate, who may come by which name, and what one client
/// may use.
@NullMarked
package dev.playhead.transport.network;

import org.jspecify.annotations.NullMarked;
