package dev.playhead.transport.filter;

import java.util.ArrayList;
import java.util.List;

/// The words, quotations and signs that a filter is made of.
public final class FilterTokens {
    private static final List<String> SIGNS =
            List.of("==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "{", "}", ",");
    private static final String ENDS_WORD = "=!<>&|(){},\"";

    private FilterTokens() {}

    /// Kind of a token.
    public enum Kind {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /// @param text without quotation marks
    /// @param from where it begins, from 0
    /// @param to where it ends, exclusive
    public record Token(Kind kind, String text, int from, int to) {
        /// Returns whether it is this sign.
        public boolean isSign(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        /// Returns whether it is this word, in whatever case.
        public boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        /// For an error.
        String found() {
            return kind == Kind.END ? "the end" : "\u201c" + text + "\u201d";
        }
    }

    /// All of them and [Kind#END].
    public static List<Token> of(String text) throws FilterSyntaxException {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            var token = c == '"' ? quoted(text, at) : signOrWord(text, at);
            tokens.add(token);
            at = token.to();
        }
        tokens.add(new Token(Kind.END, "", text.length(), text.length()));
        return tokens;
    }

    private static Token quoted(String text, int from) throws FilterSyntaxException {
        var inner = new StringBuilder();
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return new Token(Kind.QUOTED, inner.toString(), from, at + 1);
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
            }
            inner.append(c);
        }
        throw new FilterSyntaxException(
                from, text.length(), "the quotation that begins here does not end; expected \" after it.", null);
    }

    private static Token signOrWord(String text, int from) throws FilterSyntaxException {
        for (var sign : SIGNS) {
            if (text.startsWith(sign, from)) {
                return new Token(Kind.SIGN, sign, from, from + sign.length());
            }
        }
        int to = from;
        while (to < text.length()
                && !Character.isWhitespace(text.charAt(to))
                && ENDS_WORD.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        if (to > from) {
            return new Token(Kind.WORD, text.substring(from, to), from, to);
        }
        char c = text.charAt(from);
        var meant = c == '=' ? "==" : c == '&' ? "&&" : "||";
        throw new FilterSyntaxException(from, from + 1, "found \u201c" + c + "\u201d, expected " + meant + ".", meant);
    }
}
