package dev.playhead.transport.core;

import dev.playhead.transport.protocol.Message;
import io.burt.jmespath.Expression;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.jcf.JcfRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which messages of a channel an attachment gets: those for which a JMESPath expression over their `name` and
/// `headers` (of their extras) is true. For any thread.
final class MessageFilter {
    // Comparing what cannot be compared gives nothing, which is not true, instead of an error amid a publish.
    private static final JcfRuntime LANGUAGE = new JcfRuntime(
            RuntimeConfiguration.builder().withSilentTypeErrors(true).build());
    private static final int MOST_LETTERS = 1000;

    private final Expression<Object> expression;

    private MessageFilter(Expression<Object> expression) {
        this.expression = expression;
    }

    /// The filter in these words; null when they are none.
    static @Nullable MessageFilter of(String words) {
        if (words.isBlank() || words.length() > MOST_LETTERS) {
            return null;
        }
        try {
            return new MessageFilter(LANGUAGE.compile(words));
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    boolean passes(Message message) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("name", message.name());
        var extras = message.extras();
        seen.put("headers", extras == null ? Map.of() : Objects.requireNonNullElse(extras.get("headers"), Map.of()));
        try {
            return LANGUAGE.isTruthy(expression.search(seen));
        } catch (RuntimeException e) {
            return false; // a function that was given what it does not take
        }
    }
}
