package dev.playhead.transport.log;

import dev.playhead.transport.log.mcap.Block;
import dev.playhead.transport.log.mcap.BlockCache;
import dev.playhead.transport.log.mcap.ChunkBytes;
import dev.playhead.transport.log.mcap.DataChecksum;
import dev.playhead.transport.log.mcap.FileBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// A recording opened for reading: a closed one, one still being written, or one whose writer was
/// killed. What is whole is readable, at its true position; what is not is said in [#damage]. Payloads
/// stay in the file until they are read.
public final class LogFile implements LogReader {
    /// Topic of the [Entry.Foreign], empty and at the time of the first that is missing, that stands in
    /// for an entry that cannot be read.
    public static final String LOST = "~lost";

    private static final long CACHED_BYTES = 16 << 20;

    private final Path path;
    private final FileBytes file;
    private final List<Block> blocks;
    private final Map<Integer, String> topics;
    private final List<String> notes;
    private final List<String> damage;
    private final long dataEnd;
    private final boolean closed;
    private final boolean ours;
    private final FormatVersion version;
    private final long size;
    private final NavigableMap<Long, List<Long>> keyframes;
    private final boolean[] looked;
    private boolean dataChecked;
    private final BlockCache cache = new BlockCache(CACHED_BYTES);

    private LogFile(Path path, FileBytes file, FormatVersion version, FileEnd end) throws IOException {
        var header = file.header();
        this.version = version;
        this.path = path;
        this.file = file;
        this.ours = header.map(FileBytes.Header::isOurs).orElse(true);
        this.closed = !(end instanceof FileEnd.Missing);
        var layout = end instanceof FileEnd.Indexed indexed ? indexed.layout() : FileScan.scan(file, ours, end);
        this.blocks = new ArrayList<>(layout.blocks());
        this.topics = new HashMap<>(layout.topics());
        this.dataEnd = layout.dataEnd();
        this.notes = new ArrayList<>(layout.notes());
        this.damage = new ArrayList<>(layout.damage());
        if (header.isEmpty()) {
            damage.add("The header, which says who wrote the file, is missing or damaged.");
        } else if (!ours) {
            notes.addFirst(foreign(header.get()));
        }
        this.size = layout.size();
        this.keyframes = layout.keyframes().whole();
        this.looked = new boolean[blocks.size()];
    }

    private static String foreign(FileBytes.Header header) {
        return "This is an MCAP file of another program"
                + (header.library().isBlank() ? "" : " (" + header.library() + ")")
                + ", not a recording of Playhead; its messages are kept, but Playhead cannot tell what they mean.";
    }

    /// Opens a recording: a closed one by its index, in no time; any other by walking through it.
    ///
    /// @throws IOException when the file cannot be read, is no MCAP file, or has a format that is too new
    public static LogFile open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException(path + " is a directory, not a recording; name a file in it.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException(
                    path + " is no regular file, so it cannot be a recording."); // a pipe would wait for ever
        }
        var file = new FileBytes(FileChannel.open(path, StandardOpenOption.READ));
        try {
            if (!file.isMcap()) {
                throw new IOException(path + " is not a recording: it does not begin as an MCAP file does.");
            }
            var version = FormatVersion.ofReadable(path, file);
            return new LogFile(path, file, version, FileSummary.read(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Returns what is wrong with the file, in sentences; empty when all is whole. Unpacks what nobody has
    /// read yet, which takes a while for a long recording; [#knownDamage] does not.
    public synchronized List<String> damage() {
        try {
            for (int i = 0; i < looked.length; i++) {
                if (!looked[i] && blocks.get(i).lost() == null) {
                    load(i);
                }
            }
            if (!dataChecked) {
                DataChecksum.problem(file, dataEnd).ifPresent(damage::add);
                dataChecked = true;
            }
        } catch (IOException e) {
            var sentences = new ArrayList<>(knownDamage());
            sentences.add("The file cannot be read: " + e.getMessage() + ".");
            return sentences;
        }
        return knownDamage();
    }

    /// Returns what is already known to be wrong: at opening, and where entries were read since.
    public synchronized List<String> knownDamage() {
        var sentences = new ArrayList<>(damage);
        blocks.stream().filter(block -> block.lost() != null).map(Block::damage).forEach(sentences::add);
        return sentences;
    }

    /// Returns what a reader should know about the file though nothing of it is lost, in sentences: that
    /// another program wrote it, that it has no index, that it is still being written or was never closed.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// Returns whether Playhead wrote the file. A file of another program has no entries but [Entry.Foreign].
    public boolean isPlayhead() {
        return ours;
    }

    /// Returns whether the last entries may be missing: the file was not closed, or is known to be damaged.
    public boolean mayLackItsEnd() {
        return !closed || !knownDamage().isEmpty();
    }

    /// Returns whether it was recorded before formats had versions. A request that was refused before the
    /// core was asked has no answer in it.
    public boolean isOfVersionZero() {
        return version.equals(FormatVersion.ZERO);
    }

    @Override
    public NavigableMap<Long, List<Long>> keyframes() {
        return keyframes;
    }

    @Override
    public long size() {
        return size;
    }

    /// The entry at `position`; an [Entry.Foreign] on the topic [#LOST] when it cannot be read.
    @Override
    public Entry read(long position) throws IOException {
        var entry = decoded(position);
        return isOfVersionZero() ? VersionZero.upgraded(entry, this::decoded, size) : entry;
    }

    @Override
    public boolean isOfChannel(long position) throws IOException {
        var topic = stored(position).topic();
        return topic != null && topic.startsWith("ch/");
    }

    private Entry decoded(long position) throws IOException {
        return EntryCodec.read(position, stored(position));
    }

    /// The MCAP message of an entry as it stands in the file; empty when it cannot be read.
    ///
    /// @throws IOException when the file cannot be read
    public byte[] message(long position) throws IOException {
        return stored(position).data().clone();
    }

    private synchronized LogMessage stored(long position) throws IOException {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("No entry " + position + " of " + size);
        }
        int index = blockOf(position);
        var messages = load(index);
        if (messages == null) {
            return LogMessage.lost(blocks.get(index).fromNanos());
        }
        var raw = messages.get((int) (position - blocks.get(index).firstPosition()));
        return new LogMessage(topics.get(raw.channel()), raw.atNanos(), raw.data());
    }

    private int blockOf(long position) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).firstPosition() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The messages of a block; null when they are lost.
    private @Nullable List<ChunkBytes.Raw> load(int index) throws IOException {
        var block = blocks.get(index);
        if (block.lost() != null) {
            return null;
        }
        var messages = cache.get(index);
        if (messages != null) {
            return messages;
        }
        var bytes = file.at(block.at(), block.length()).array();
        looked[index] = true;
        try {
            messages = ChunkBytes.messages(block.chunk() ? ChunkBytes.unpacked(bytes) : bytes, topics);
            // What the index says and what is there must agree, or later entries would be at wrong positions.
            if (messages.size() != block.messages()) {
                throw new IOException("it holds " + messages.size() + " messages instead of " + block.messages());
            }
        } catch (IOException | RuntimeException e) {
            blocks.set(index, block.lost(String.valueOf(e.getMessage())));
            return null;
        }
        cache.put(index, messages);
        return messages;
    }

    @Override
    public long sizeBytes() {
        return file.size();
    }

    @Override
    public Path file() {
        return path;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
