package dev.playhead.transport.delivery;

import java.util.ArrayList;

/// Copies a part of a channel into a [DeliveryMatrix].
final class MatrixView {
    private static final DeliveryMatrix.Cell NOT_ATTACHED =
            new DeliveryMatrix.Cell(Delivery.NOT_ATTACHED, -1, -1, null);

    private MatrixView() {}

    static DeliveryMatrix of(ChannelVersions channel, int from, int to, long lateNanos) {
        int first = Math.clamp(from, channel.first(), channel.size());
        int end = Math.clamp(to, first, channel.size());
        var columns = new ArrayList<DeliveryMatrix.Column>(end - first);
        for (int i = first; i < end; i++) {
            var version = channel.get(i);
            columns.add(new DeliveryMatrix.Column(
                    i, version.serial, version.version, version.publisher, version.atNanos, version.position));
        }
        var rows = new ArrayList<DeliveryMatrix.Row>(channel.readers.size());
        for (var reader : channel.readers.values()) {
            var cells = new ArrayList<DeliveryMatrix.Cell>(end - first);
            boolean waits = reader.attachments.isEmpty() && reader.canResume;
            for (int i = first; i < end; i++) {
                var version = channel.get(i);
                var receipt = version.receipt(reader.ordinal);
                cells.add(receipt == null ? NOT_ATTACHED : receipt.cell(version, lateNanos, waits));
            }
            rows.add(new DeliveryMatrix.Row(reader.participant, cells));
        }
        return new DeliveryMatrix(channel.id, first, channel.first(), channel.size(), columns, rows);
    }
}
