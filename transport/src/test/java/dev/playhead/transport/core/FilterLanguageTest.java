package dev.playhead.transport.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.core.filter.MessageFilter;
import dev.playhead.transport.protocol.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the filter language says, expression by expression. The library that reads it runs inside the deterministic
/// core: another version of it that answers one of these otherwise would make old recordings run differently
/// (docs/decisions/0021-filters-run-inside-the-core.md).
class FilterLanguageTest {
    private static final Map<String, @Nullable Object> HEADERS = headers();

    private static Map<String, @Nullable Object> headers() {
        var headers = new LinkedHashMap<String, @Nullable Object>();
        headers.put("one", 1L);
        headers.put("half", 0.5);
        headers.put("zero", 0L);
        headers.put("text", "tea");
        headers.put("empty", "");
        headers.put("digits", "12");
        headers.put("yes", true);
        headers.put("no", false);
        headers.put("nothing", null);
        headers.put("list", List.of("a", "b"));
        headers.put("emptyList", List.of());
        headers.put("inner", Map.of("deep", 7L));
        headers.put("emptyInner", Map.of());
        headers.put("with-dash", "x");
        return headers;
    }

    private static boolean passes(String expression) {
        return filterOf(expression)
                .passes(Message.builder()
                        .name("order.created")
                        .extras(Map.of("headers", HEADERS))
                        .build());
    }

    private static MessageFilter filterOf(String expression) {
        var filter = MessageFilter.of(expression);
        assertNotNull(filter, expression);
        return filter;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // What counts as true: everything but false, null and what is empty.
                "headers.yes; true",
                "headers.no; false",
                "headers.nothing; false",
                "headers.missing; false",
                "headers.zero; true",
                "headers.text; true",
                "headers.empty; false",
                "headers.list; true",
                "headers.emptyList; false",
                "headers.inner; true",
                "headers.emptyInner; false",
                // Negation binds tighter than comparison and logic.
                "!headers.no; true",
                "!headers.missing; true",
                "!headers.zero; false",
                "!headers.no && headers.no; false",
                "!(headers.no && headers.no); true",
                // And before or.
                "headers.yes || headers.no && headers.no; true",
                "(headers.yes || headers.no) && headers.no; false",
                "headers.no || headers.no; false",
                "headers.no && headers.missing.deeper; false",
                // Equality is by type and value.
                "headers.one == `1`; true",
                "headers.one == `1.0`; true",
                "headers.one == '1'; false",
                "headers.digits == `12`; false",
                "headers.digits == '12'; true",
                "headers.half == `0.5`; true",
                "headers.yes == `true`; true",
                "headers.yes == 'true'; false",
                "headers.nothing == `null`; true",
                "headers.missing == `null`; true",
                "headers.missing != `null`; false",
                "headers.missing == headers.nothing; true",
                "headers.text != 'coffee'; true",
                "headers.list == `[\"a\", \"b\"]`; true",
                "headers.list == `[\"b\", \"a\"]`; false",
                "headers.inner == `{\"deep\": 7}`; true",
                // Order is for numbers alone; anything else gives nothing, and nothing is not true.
                "headers.one < `2`; true",
                "headers.one <= `1`; true",
                "headers.one > `0.5`; true",
                "headers.one >= `1.5`; false",
                "headers.half < headers.one; true",
                "headers.text < 'zzz'; false",
                "headers.text > `1`; false",
                "!(headers.text > `1`); true",
                "headers.missing < `1`; false",
                // Names, and what is inside of what is inside.
                "headers.inner.deep == `7`; true",
                "headers.inner.deep.deeper; false",
                "headers.text.deeper; false",
                "headers.\"with-dash\" == 'x'; true",
                "\"name\" == 'order.created'; true",
                "Name; false",
                "Headers.yes; false",
                // Literals.
                "`true`; true",
                "`false`; false",
                "`null`; false",
                "`0`; true",
                "('text'); true",
                "(''); false",
            })
    void anExpressionHasThisResult(String expression, boolean result) {
        assertEquals(result, passes(expression), expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "contains(name, 'created'); true",
                "contains(name, 'CREATED'); false",
                "contains(headers.list, 'a'); true",
                "contains(headers.list, 'c'); false",
                "starts_with(name, 'order.'); true",
                "starts_with(name, 'created'); false",
                "ends_with(name, '.created'); true",
                "ends_with(headers.one, '1'); false",
                "length(headers.text) == `3`; true",
                "length(headers.list) == `2`; true",
                "length(headers.inner) == `1`; true",
                "length(headers.one) == `1`; false",
                "not_null(headers.missing, headers.nothing, headers.text) == 'tea'; true",
                "not_null(headers.missing); false",
                "to_number(headers.digits) > `11`; true",
                "to_number(headers.text) == `null`; true",
                "to_number(headers.one) == `1`; true",
                "type(headers.text) == 'string'; true",
                "type(headers.one) == 'number'; true",
                "type(headers.half) == 'number'; true",
                "type(headers.yes) == 'boolean'; true",
                "type(headers.missing) == 'null'; true",
                "type(headers.list) == 'array'; true",
                "type(headers.inner) == 'object'; true",
                "starts_with(headers.missing, 'a'); false",
                "contains(headers.missing, 'a'); false",
            })
    void aFunctionHasThisResult(String expression, boolean result) {
        assertEquals(result, passes(expression), expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys(headers)",
                "values(headers)",
                "sort(headers.list)",
                "map(&a, headers.list)",
                "join(',', headers.list)",
                "max(headers.list)",
                "to_string(headers.one)",
                "length()",
                "length(name, name)",
                "headers.list[0]",
                "headers.*",
                "@",
                "{a: name}",
                "name | headers",
                "name = 'a'",
                "name === 'a'",
                "headers.with-dash",
                "'open",
                "`open",
                "\"open",
                "()",
                "name)",
                "headers..a",
                ".name",
                "1 == 1"
            })
    void whatIsNotTakenIsNoFilter(String expression) {
        assertNull(MessageFilter.of(expression), expression);
    }
}
