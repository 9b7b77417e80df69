package dev.playhead.transport.settings;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settings of a running program: changes hold at once, can be undone, and are written about a second after the last of
/// them. For any thread.
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final int MOST_UNDONE = 100;

    private final @Nullable SettingsFile file;
    private final List<String> notices;
    private final Executor later;
    private final List<Consumer<Setting<?>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> problemListeners = new CopyOnWriteArrayList<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<String, @Nullable Object> unwritten = new LinkedHashMap<>();
    private final Object writing = new Object();
    private Settings settings;
    private int version;

    private record Change(Setting<?> setting, @Nullable Object before) {}

    private SettingsStore(@Nullable SettingsFile file, SettingsFile.Reading reading, Executor later) {
        this.file = file;
        this.later = later;
        settings = reading.settings();
        notices = reading.notices();
    }

    /// Reads a file; one that is damaged is set aside.
    public static SettingsStore open(SettingsFile file) {
        return open(file, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    /// @param later runs what it is given after a pause, on another thread
    static SettingsStore open(SettingsFile file, Executor later) {
        return new SettingsStore(file, file.open(), later);
    }

    /// Makes settings that are forgotten with the program. For pictures and tests.
    public static SettingsStore inMemory() {
        return new SettingsStore(null, new SettingsFile.Reading(Settings.STANDARD, List.of()), task -> {});
    }

    /// Makes settings that are forgotten with the program, in these colours.
    public static SettingsStore inMemory(ThemeChoice theme) {
        var store = inMemory();
        store.remember(SettingCatalog.THEME, theme);
        return store;
    }

    /// Returns what a person should know of the file as it was read, a sentence each.
    public List<String> notices() {
        return notices;
    }

    /// Returns the file; empty when there is none.
    public Optional<SettingsFile> file() {
        return Optional.ofNullable(file);
    }

    /// Returns the settings as they are now.
    public synchronized Settings settings() {
        return settings;
    }

    /// Returns the value of a setting.
    public <T> T get(Setting<T> setting) {
        return settings().get(setting);
    }

    /// Returns whether somebody has chosen a value other than the standard one.
    public <T> boolean isChanged(Setting<T> setting) {
        return !get(setting).equals(setting.standard());
    }

    /// Chooses a value, which can be undone.
    ///
    /// @throws IllegalArgumentException when it is not allowed, in words
    public <T> void set(Setting<T> setting, T value) {
        change(setting, Settings.toJson(setting, value), true);
    }

    /// Remembers a value that is no choice of a person, such as the place of a window. Nothing to undo.
    ///
    /// @throws IllegalArgumentException when it is not allowed, in words
    public <T> void remember(Setting<T> setting, T value) {
        change(setting, Settings.toJson(setting, value), false);
    }

    /// Goes back to the standard value, which can be undone.
    public void reset(Setting<?> setting) {
        change(setting, null, true);
    }

    /// Takes the last change of a person back. Returns which setting it was; empty when there is none.
    public Optional<Setting<?>> undo() {
        Change last;
        synchronized (this) {
            last = changes.pollLast();
        }
        if (last == null) {
            return Optional.empty();
        }
        change(last.setting, last.before, false);
        return Optional.of(last.setting);
    }

    /// Tells of changes from now on, on the thread that makes them.
    public void listen(Consumer<Setting<?>> listener) {
        listeners.add(listener);
    }

    /// Tells in a sentence when changes cannot be written, on any thread.
    public void onProblem(Consumer<String> listener) {
        problemListeners.add(listener);
    }

    private void change(Setting<?> setting, @Nullable Object json, boolean undoable) {
        synchronized (this) {
            var before = settings.json(setting.key());
            if (Objects.equals(before, json)) {
                return;
            }
            settings = settings.withJson(setting.key(), json);
            if (undoable) {
                changes.addLast(new Change(setting, before));
                if (changes.size() > MOST_UNDONE) {
                    changes.removeFirst();
                }
            }
            unwritten.put(setting.key(), json);
            int mine = ++version;
            later.execute(() -> {
                if (isLatest(mine)) {
                    write();
                }
            });
        }
        listeners.forEach(listener -> listener.accept(setting));
    }

    private synchronized boolean isLatest(int mine) {
        return version == mine;
    }

    private void write() {
        synchronized (writing) {
            Map<String, @Nullable Object> taken;
            synchronized (this) {
                taken = new LinkedHashMap<>(unwritten);
                unwritten.clear();
            }
            if (file == null || taken.isEmpty()) {
                return;
            }
            try {
                file.change(taken).forEach(this::say);
            } catch (IOException e) {
                LOG.warn("Cannot write the settings {}", file.path(), e);
                synchronized (this) {
                    taken.forEach(unwritten::putIfAbsent); // tried again with the next change
                }
                say("The settings could not be saved. " + e.getMessage());
            }
        }
    }

    private void say(String sentence) {
        problemListeners.forEach(listener -> listener.accept(sentence));
    }

    /// Writes what is not written yet.
    @Override
    public void close() {
        write();
    }
}
