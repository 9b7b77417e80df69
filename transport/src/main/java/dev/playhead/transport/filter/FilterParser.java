package dev.playhead.transport.filter;

import dev.playhead.transport.filter.FilterTokens.Kind;
import dev.playhead.transport.filter.FilterTokens.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parser of filters: `or` binds least, then `and`, which may be left out, then `not`.
public final class FilterParser {
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

    /// Name of the field in which a word without a field is looked for.
    public static final String TEXT = "text";

    private final List<Token> tokens;
    private final List<FilterWord> fields;
    private int at;

    private FilterParser(List<Token> tokens, List<FilterWord> fields) {
        this.tokens = tokens;
        this.fields = fields;
    }

    /// Reads a filter. Nothing but white space is [Condition.All].
    ///
    /// @param fields those that there are
    /// @throws FilterSyntaxException says where it is wrong, what was found and what was expected
    public static Condition parse(String text, List<FilterWord> fields) throws FilterSyntaxException {
        var parser = new FilterParser(FilterTokens.of(text), fields);
        if (parser.next().kind() == Kind.END) {
            return new Condition.All();
        }
        var filter = parser.or();
        if (parser.next().kind() != Kind.END) {
            throw wrong(parser.next(), "expected and, or, or another term.");
        }
        return filter;
    }

    private Token next() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }

    private static FilterSyntaxException wrong(Token token, String expected) {
        return new FilterSyntaxException(token.from(), token.to(), "found " + token.found() + ", " + expected, null);
    }

    private Condition or() throws FilterSyntaxException {
        var filter = and();
        while (next().isSign("||") || next().isWord("or")) {
            at++;
            filter = new Condition.Or(filter, and());
        }
        return filter;
    }

    private Condition and() throws FilterSyntaxException {
        var filter = not();
        while (true) {
            if (next().isSign("&&") || next().isWord("and")) {
                at++;
            } else if (!begins(next())) {
                return filter;
            }
            filter = new Condition.And(filter, not());
        }
    }

    private static boolean begins(Token token) {
        return switch (token.kind()) {
            case WORD -> !token.isWord("or");
            case QUOTED -> true;
            case SIGN -> token.isSign("(") || token.isSign("!");
            case END -> false;
        };
    }

    private Condition not() throws FilterSyntaxException {
        if (next().isSign("!") || next().isWord("not")) {
            at++;
            return new Condition.Not(not());
        }
        if (next().isSign("(")) {
            at++;
            var filter = or();
            if (!next().isSign(")")) {
                throw wrong(next(), "expected \u201c)\u201d.");
            }
            at++;
            return filter;
        }
        return term();
    }

    private Condition term() throws FilterSyntaxException {
        var token = take();
        if (token.kind() == Kind.QUOTED) {
            return new Condition.Contains(TEXT, token.text());
        }
        if (token.kind() != Kind.WORD || token.isWord("and") || token.isWord("or")) {
            throw wrong(token, "expected a field, a word to look for, \u201c!\u201d or \u201c(\u201d.");
        }
        var operator = next();
        boolean compares = operator.kind() == Kind.SIGN && OPERATORS.contains(operator.text());
        boolean asks = operator.isWord("contains") || operator.isWord("has") || operator.isWord("in");
        var field = named(token.text());
        if (!compares && !(asks && (field != null || isComparison()))) {
            return field == null ? new Condition.Contains(TEXT, token.text()) : new Condition.Has(field.name());
        }
        if (field == null) {
            throw noField(token);
        }
        at++;
        return switch (field.type()) {
            case TEXT -> text(field, operator);
            case NUMBER -> number(field, operator);
            case FLAG ->
                throw wrong(
                        operator,
                        "expected no comparison: " + field.name() + " is so or not; write " + field.name() + " or !"
                                + field.name() + ".");
        };
    }

    // "ferry in {" can only be meant as a comparison; "ferry in harbour" are three words.
    private boolean isComparison() {
        return next().isWord("in") && tokens.get(at + 1).isSign("{");
    }

    private @Nullable FilterWord named(String word) {
        for (var field : fields) {
            if (field.name().equalsIgnoreCase(word)) {
                return field;
            }
        }
        return null;
    }

    private FilterSyntaxException noField(Token token) {
        var near =
                NearWord.to(token.text(), fields.stream().map(FilterWord::name).toList());
        var all = fields.stream().map(FilterWord::name).collect(Collectors.joining(", "));
        return new FilterSyntaxException(
                token.from(),
                token.to(),
                "found " + token.found() + ", which is no field. "
                        + (near == null ? "Expected one of " + all + "." : "Did you mean " + near + "?"),
                near);
    }

    private Condition text(FilterWord field, Token operator) throws FilterSyntaxException {
        return switch (operator.text()) {
            case "==" -> is(field);
            case "!=" -> new Condition.Not(is(field));
            case "<", "<=", ">", ">=" ->
                throw wrong(operator, "expected ==, !=, contains or in: " + field.name() + " is text.");
            default ->
                operator.isWord("in")
                        ? anyOf(field)
                        : new Condition.Contains(field.name(), value("a text").text());
        };
    }

    private Condition anyOf(FilterWord field) throws FilterSyntaxException {
        if (!next().isSign("{")) {
            throw wrong(next(), "expected \u201c{\u201d and values with commas between them.");
        }
        at++;
        var filter = one(field);
        while (next().isSign(",")) {
            at++;
            filter = new Condition.Or(filter, one(field));
        }
        if (!next().isSign("}")) {
            throw wrong(next(), "expected \u201c,\u201d or \u201c}\u201d.");
        }
        at++;
        return filter;
    }

    private Condition one(FilterWord field) throws FilterSyntaxException {
        return switch (field.type()) {
            case TEXT -> is(field);
            case NUMBER -> new Condition.Compares(field.name(), Comparison.EQUAL, amount(field));
            case FLAG -> new Condition.Has(field.name());
        };
    }

    private Condition is(FilterWord field) throws FilterSyntaxException {
        var value = value("a value of " + field.name());
        var glob = new Glob(value.text());
        boolean isKnown = field.known().stream().anyMatch(known -> known.equalsIgnoreCase(value.text()));
        var near = isKnown || !glob.isPlain() ? null : NearWord.to(value.text(), field.known());
        if (near != null) {
            throw new FilterSyntaxException(
                    value.from(),
                    value.to(),
                    "found " + value.found() + ", which is no " + field.name() + ". Did you mean " + near + "?",
                    near);
        }
        return new Condition.Is(field.name(), glob);
    }

    private Condition number(FilterWord field, Token operator) throws FilterSyntaxException {
        return switch (operator.text()) {
            case "==" -> new Condition.Compares(field.name(), Comparison.EQUAL, amount(field));
            case "!=" -> new Condition.Not(new Condition.Compares(field.name(), Comparison.EQUAL, amount(field)));
            case "<" -> new Condition.Compares(field.name(), Comparison.LESS, amount(field));
            case "<=" -> new Condition.Compares(field.name(), Comparison.LESS_OR_EQUAL, amount(field));
            case ">" -> new Condition.Compares(field.name(), Comparison.MORE, amount(field));
            case ">=" -> new Condition.Compares(field.name(), Comparison.MORE_OR_EQUAL, amount(field));
            default -> {
                if (operator.isWord("in")) {
                    yield anyOf(field);
                }
                throw wrong(operator, "expected ==, !=, <, <=, >, >= or in: " + field.name() + " is a number.");
            }
        };
    }

    private double amount(FilterWord field) throws FilterSyntaxException {
        var value = value(field.unit().example());
        var amount = field.unit().read(value.text());
        if (amount == null) {
            throw wrong(value, "expected " + field.unit().example() + ".");
        }
        return amount;
    }

    private Token value(String expected) throws FilterSyntaxException {
        var token = take();
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
            throw wrong(token, "expected " + expected + ".");
        }
        return token;
    }
}
