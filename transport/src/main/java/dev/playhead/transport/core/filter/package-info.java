/// Filters of attachments: which messages one gets, by an expression in its channel's params.
@NullMarked
package dev.playhead.transport.core.filter;

import org.jspecify.annotations.NullMarked;
