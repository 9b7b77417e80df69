package dev.playhead.transport.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;

/// Copies a part of a channel into a [DeliveryMatrix], or all that is kept of one message into [MessageArrivals].
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
            columns.add(column(version));
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

    private static DeliveryMatrix.Column column(Version version) {
        return new DeliveryMatrix.Column(
                version.number, version.serial, version.version, version.publisher, version.atNanos, version.position);
    }

    /// Returns how the versions of one message had arrived.
    ///
    /// @param nanos the moment that is asked about, ns since 1970
    static MessageArrivals of(ChannelVersions channel, String serial, long lateNanos, long nanos) {
        int size = channel.sizeAt(nanos);
        var versions = new ArrayDeque<Version>();
        var last = channel.latest(serial);
        int before = last == null ? -1 : last.number;
        while (before >= channel.first()) {
            var version = channel.get(before);
            before = version.before;
            if (version.number < size) {
                versions.addFirst(version);
            }
        }
        var rows = new ArrayList<MessageArrivals.Row>(channel.readers.size());
        for (var reader : channel.readers.values()) {
            if (reader.sinceNanos <= nanos) {
                var cells = versions.stream()
                        .map(version -> cell(version, reader, lateNanos, nanos))
                        .toList();
                rows.add(new MessageArrivals.Row(reader.participant, cells));
            }
        }
        return new MessageArrivals(
                serial,
                before < 0 && !versions.isEmpty(),
                versions.stream().map(MatrixView::column).toList(),
                rows);
    }

    private static MessageArrivals.Cell cell(Version version, Reader reader, long lateNanos, long nanos) {
        var receipt = version.receipt(reader.ordinal);
        if (receipt == null) {
            return new MessageArrivals.Cell(Delivery.NOT_ATTACHED, -1, -1, null, MessageArrivals.Way.AS_SENT);
        }
        var cell = receipt.cell(version, lateNanos, reader.waits(version.atNanos, nanos), nanos);
        return new MessageArrivals.Cell(cell.delivery(), cell.delayNanos(), cell.position(), cell.rule(), receipt.way);
    }
}
