package dev.playhead.transport.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.codec.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of a golden recording.
class HtmlPageTest {
    private LogSession session;

    @BeforeEach
    void open() throws Exception {
        var url = Objects.requireNonNull(HtmlPageTest.class.getResource("/golden/v3.playhead.mcap"));
        session = LogSession.open(Path.of(url.toURI()));
        session.awaitCaughtUp();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    private String page(String name, List<Integer> rows, String channel) throws IOException {
        var text = new StringBuilder();
        new HtmlPage(session, 0, Long.MAX_VALUE, channel::equals).write(name, rows, text::append);
        return text.toString();
    }

    private List<Integer> all() {
        return IntStream.range(0, session.timeline().frames().count()).boxed().toList();
    }

    private static Map<String, Object> data(String page) throws IOException {
        var begin = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(begin) + begin.length();
        var json = page.substring(from, page.indexOf("</script>", from));
        assertFalse(json.contains("<"), "nothing in it ends the script");
        @SuppressWarnings("unchecked")
        var data = (Map<String, Object>) (Map<?, ?>) JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
        return data;
    }

    @Test
    void itHasEveryFrameAndEveryMessage() throws Exception {
        var data = data(page("v3.playhead.mcap", all(), "chat"));
        assertEquals(session.timeline().frames().count(), ((List<?>) data.get("rows")).size());
        var texts = ((List<?>) data.get("messages"))
                .stream().map(message -> ((Map<?, ?>) message).get("text")).toList();
        assertEquals(List.of("from the session before", "Once upon a time", "by REST", "missed"), texts);
        var names = ((List<?>) data.get("lanes")).stream().map(lane -> ((Map<?, ?>) lane).get("name"));
        assertTrue(names.toList().contains("Phone"));
    }

    @Test
    void whatUsersWroteCannotBecomeAPartOfThePage() throws Exception {
        var page = page("</script><script>alert(1)</script>", List.of(), "chat");
        assertFalse(page.contains("<script>alert"), "it stays text");
        assertEquals("</script><script>alert(1)</script>", data(page).get("name"));
        assertEquals(List.of(), data(page).get("rows"));
    }

    @Test
    void itNeedsNothingElse() throws Exception {
        var page = page("v3", all(), "chat");
        assertTrue(page.contains("default-src 'none'"), "and may load nothing");
        var own = page.substring(page.indexOf("'use strict';")) + page.substring(0, page.indexOf("id=\"data\""));
        assertFalse(own.contains("://") || own.contains("src="), "no address in what is ours");
        assertFalse(own.contains("innerHTML"));
    }

    @Test
    void oneThatIsTooLargeIsRefused() {
        var rows = Collections.nCopies(HtmlPage.MOST_ROWS + 1, 0);
        var refused = assertThrows(IllegalArgumentException.class, () -> page("v3", rows, "chat"));
        assertTrue(String.valueOf(refused.getMessage()).contains("--from"), refused::getMessage);
    }
}
