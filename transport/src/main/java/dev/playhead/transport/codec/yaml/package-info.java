/// YAML as a tree that knows where everything stands, for files that people write and want to be told about.
@NullMarked
package dev.playhead.transport.codec.yaml;

import org.jspecify.annotations.NullMarked;
