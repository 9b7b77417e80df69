package dev.playhead.transport.core.filter;

import dev.playhead.transport.protocol.Message;
import io.burt.jmespath.Expression;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.function.ContainsFunction;
import io.burt.jmespath.function.EndsWithFunction;
import io.burt.jmespath.function.FunctionRegistry;
import io.burt.jmespath.function.LengthFunction;
import io.burt.jmespath.function.NotNullFunction;
import io.burt.jmespath.function.StartsWithFunction;
import io.burt.jmespath.function.ToNumberFunction;
import io.burt.jmespath.function.TypeFunction;
import io.burt.jmespath.jcf.JcfRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Filter of an attachment: it gets the messages for which a JMESPath expression over their `name` and
/// `headers` (of their extras) is true. For any thread.
///
/// Comparisons, logic and a few functions, which is what flat headers need. What makes lists out of values is not
/// taken: `[@,@][]|[@,@][]|…` doubles with every step, and the expression comes from a stranger.
public final class MessageFilter {
    // Comparing what cannot be compared gives nothing, which is not true, instead of an error amid a publish.
    private static final JcfRuntime LANGUAGE = new JcfRuntime(RuntimeConfiguration.builder()
            .withSilentTypeErrors(true)
            .withFunctionRegistry(new FunctionRegistry(
                    new ContainsFunction(),
                    new EndsWithFunction(),
                    new LengthFunction(),
                    new NotNullFunction(),
                    new StartsWithFunction(),
                    new ToNumberFunction(),
                    new TypeFunction()))
            .build());
    private static final int MOST_LETTERS = 1000;

    private final Expression<Object> expression;

    private MessageFilter(Expression<Object> expression) {
        this.expression = expression;
    }

    /// The filter in these words; null when they are none.
    public static @Nullable MessageFilter of(String words) {
        if (words.isBlank() || words.length() > MOST_LETTERS || makesLists(words)) {
            return null;
        }
        try {
            return new MessageFilter(LANGUAGE.compile(words));
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static boolean makesLists(String words) {
        for (int i = 0; i < words.length(); i++) {
            char letter = words.charAt(i);
            switch (letter) {
                case '\'', '"', '`' -> i = endOfQuote(words, i);
                case '[', '{', '@', '*' -> {
                    return true;
                }
                case '|', '&' -> {
                    if (i + 1 == words.length() || words.charAt(i + 1) != letter) {
                        return true;
                    }
                    i++;
                }
                default -> {}
            }
        }
        return false;
    }

    private static int endOfQuote(String words, int begin) {
        int end = begin + 1;
        while (end < words.length() && words.charAt(end) != words.charAt(begin)) {
            end += words.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    public boolean passes(Message message) {
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
