package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlPlace;
import dev.playhead.transport.filter.NearWord;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in a scenario is wrong; the readers go on with what stands beside it.
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient YamlPlace place;

    Wrong(YamlPlace place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    ScenarioException.Problem problem() {
        return new ScenarioException.Problem(place, String.valueOf(getMessage()));
    }

    /// A word that is none of those that there are.
    ///
    /// @param what is wrong, without what was meant: `There is no preset tunel.`
    static Wrong word(YamlPlace place, String what, String word, Collection<String> there) {
        return new Wrong(place, what + " " + meant(word, there));
    }

    private static String meant(String word, Collection<String> there) {
        if (there.isEmpty()) {
            return "There are none.";
        }
        var words = List.copyOf(there);
        @Nullable String near = NearWord.to(word, words);
        return near == null ? "There are: " + String.join(", ", words) + "." : "Did you mean " + near + "?";
    }
}
