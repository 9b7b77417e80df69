package dev.playhead.transport.delivery;

import java.util.ArrayList;

/// Copies a part of a channel into a [DeliveryMatrix].
final class MatrixView {
    private static final DeliveryMatrix.Cell NOT_ATTACHED =
            new DeliveryMatrix.Cell(Delivery.NOT_ATTACHED, -1, -1, null);

    private MatrixView() {}

    /// @param nanos the moment that is asked about, ns since 1970
    static DeliveryMatrix of(ChannelVersions channel, int from, int to, long lateNanos, long nanos) {
        int size = channel.sizeAt(nanos);
        int first = Math.clamp(from, Math.min(channel.first(), size), size);
        int end = Math.clamp(to, first, size);
        var columns = new ArrayList<DeliveryMatrix.Column>(end - first);
        for (int i = first; i < end; i++) {
            var version = channel.get(i);
            columns.add(new DeliveryMatrix.Column(
                    i, version.serial, version.version, version.publisher, version.atNanos, version.position));
        }
        var rows = new ArrayList<DeliveryMatrix.Row>(channel.readers.size());
        for (var reader : channel.readers.values()) {
            if (reader.sinceNanos > nanos) {
                continue;
            }
            var cells = new ArrayList<DeliveryMatrix.Cell>(end - first);
            for (int i = first; i < end; i++) {
                var version = channel.get(i);
                var receipt = version.receipt(reader.ordinal);
                cells.add(
                        receipt == null
                                ? NOT_ATTACHED
                                : receipt.cell(version, lateNanos, reader.waits(version.atNanos, nanos), nanos));
            }
            rows.add(new DeliveryMatrix.Row(reader.participant, cells));
        }
        return new DeliveryMatrix(channel.id, first, channel.first(), size, columns, rows);
    }
}
