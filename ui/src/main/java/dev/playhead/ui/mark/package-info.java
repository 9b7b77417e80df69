/// Marks on a time axis: the ruler, the bar of a run, the band of a device, ticks. Whoever has a row of a timeline
/// paints
/// with them.
@org.jspecify.annotations.NullMarked
package dev.playhead.ui.mark;
