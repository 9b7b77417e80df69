/// Tables of what there was at the playhead, one class each: connections, requests and so on.
@NullMarked
package dev.playhead.ui.state;

import org.jspecify.annotations.NullMarked;
