package dev.playhead.transport.field;

import dev.playhead.transport.field.Filter.Comparison;
import dev.playhead.transport.field.FilterTokens.Kind;
import dev.playhead.transport.field.FilterTokens.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads filters: `or` binds least, then `and`, which may be left out, then `not`.
final class FilterParser {
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final List<Token> tokens;
    private int at;

    private FilterParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Filter parse(String text) throws FilterSyntaxException {
        var parser = new FilterParser(FilterTokens.of(text));
        if (parser.next().kind() == Kind.END) {
            return Filter.ALL;
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

    private Filter or() throws FilterSyntaxException {
        var filter = and();
        while (next().isSign("||") || next().isWord("or")) {
            at++;
            filter = Filter.or(filter, and());
        }
        return filter;
    }

    private Filter and() throws FilterSyntaxException {
        var filter = not();
        while (true) {
            if (next().isSign("&&") || next().isWord("and")) {
                at++;
            } else if (!begins(next())) {
                return filter;
            }
            filter = Filter.and(filter, not());
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

    private Filter not() throws FilterSyntaxException {
        if (next().isSign("!") || next().isWord("not")) {
            at++;
            return new Filter.Not(not());
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

    private Filter term() throws FilterSyntaxException {
        var token = take();
        if (token.kind() == Kind.QUOTED) {
            return new Filter.Contains(Fields.TEXT, token.text());
        }
        if (token.kind() != Kind.WORD || token.isWord("and") || token.isWord("or")) {
            throw wrong(token, "expected a field, a word to look for, \u201c!\u201d or \u201c(\u201d.");
        }
        var operator = next();
        boolean compares = operator.kind() == Kind.SIGN && OPERATORS.contains(operator.text());
        boolean asks = operator.isWord("contains") || operator.isWord("has") || operator.isWord("in");
        var field = Fields.named(token.text()).orElse(null);
        if (!compares && !(asks && (field != null || isComparison()))) {
            return field == null ? new Filter.Contains(Fields.TEXT, token.text()) : new Filter.Has(field);
        }
        if (field == null) {
            throw noField(token);
        }
        at++;
        return switch (field) {
            case Field.Text text -> text(text, operator);
            case Field.Number number -> number(number, operator);
            case Field.Flag flag ->
                throw wrong(
                        operator,
                        "expected no comparison: " + flag.name() + " is so or not; write " + flag.name() + " or !"
                                + flag.name() + ".");
        };
    }

    // "ferry in {" can only be meant as a comparison; "ferry in harbour" are three words.
    private boolean isComparison() {
        return next().isWord("in") && tokens.get(at + 1).isSign("{");
    }

    private static FilterSyntaxException noField(Token token) {
        var near =
                NearWord.to(token.text(), Fields.all().stream().map(Field::name).toList());
        var all = Fields.all().stream().map(Field::name).collect(Collectors.joining(", "));
        return new FilterSyntaxException(
                token.from(),
                token.to(),
                "found " + token.found() + ", which is no field. "
                        + (near == null ? "Expected one of " + all + "." : "Did you mean " + near + "?"),
                near);
    }

    private Filter text(Field.Text field, Token operator) throws FilterSyntaxException {
        return switch (operator.text()) {
            case "==" -> is(field);
            case "!=" -> new Filter.Not(is(field));
            case "<", "<=", ">", ">=" ->
                throw wrong(operator, "expected ==, !=, contains or in: " + field.name() + " is text.");
            default ->
                operator.isWord("in")
                        ? anyOf(field)
                        : new Filter.Contains(field, value("a text").text());
        };
    }

    private Filter anyOf(Field field) throws FilterSyntaxException {
        if (!next().isSign("{")) {
            throw wrong(next(), "expected \u201c{\u201d and values with commas between them.");
        }
        at++;
        var filter = one(field);
        while (next().isSign(",")) {
            at++;
            filter = Filter.or(filter, one(field));
        }
        if (!next().isSign("}")) {
            throw wrong(next(), "expected \u201c,\u201d or \u201c}\u201d.");
        }
        at++;
        return filter;
    }

    private Filter one(Field field) throws FilterSyntaxException {
        return switch (field) {
            case Field.Text text -> is(text);
            case Field.Number number -> new Filter.Compares(number, Comparison.EQUAL, amount(number));
            case Field.Flag flag -> new Filter.Has(flag);
        };
    }

    private Filter is(Field.Text field) throws FilterSyntaxException {
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
        return new Filter.Is(field, glob);
    }

    private Filter number(Field.Number field, Token operator) throws FilterSyntaxException {
        return switch (operator.text()) {
            case "==" -> new Filter.Compares(field, Comparison.EQUAL, amount(field));
            case "!=" -> new Filter.Not(new Filter.Compares(field, Comparison.EQUAL, amount(field)));
            case "<" -> new Filter.Compares(field, Comparison.LESS, amount(field));
            case "<=" -> new Filter.Compares(field, Comparison.LESS_OR_EQUAL, amount(field));
            case ">" -> new Filter.Compares(field, Comparison.MORE, amount(field));
            case ">=" -> new Filter.Compares(field, Comparison.MORE_OR_EQUAL, amount(field));
            default -> {
                if (operator.isWord("in")) {
                    yield anyOf(field);
                }
                throw wrong(operator, "expected ==, !=, <, <=, >, >= or in: " + field.name() + " is a number.");
            }
        };
    }

    private double amount(Field.Number field) throws FilterSyntaxException {
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
