package dev.playhead.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/// Every command line that a document shows is one that the product takes.
class DocumentedCommandsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)([^`]*)`");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern IN_TEXT = Pattern.compile("`(?:[A-Z_]+=\\$\\()?playhead (?!\\d)([^`|>)]*)\\)?[^`]*`");
    private static final Pattern IN_BLOCK = Pattern.compile("(?m)^(?:\\S*\\$\\()?playhead (?!\\d)([^\\n|>&#)]*)");

    @Test
    void everyCommandOfTheDocumentsIsTaken() throws IOException {
        var refused = new ArrayList<String>();
        int taken = 0;
        for (var document : documents()) {
            for (var line : commands(Files.readString(document))) {
                try {
                    new CommandLine(new PlayheadCommand()).parseArgs(words(line));
                    taken++;
                } catch (MissingParameterException e) {
                    taken++; // a command that is only named
                } catch (ParameterException e) {
                    refused.add(document.getFileName() + ": playhead " + line + ": " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), refused);
        assertTrue(taken > 40, taken + " commands were found");
    }

    private static List<Path> documents() throws IOException {
        var all = new ArrayList<Path>();
        try (var files = Files.list(PROJECT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(all::add);
        }
        all.add(PROJECT.resolve("README.md"));
        all.add(PROJECT.resolve("samples/README.md"));
        return all;
    }

    private static List<String> commands(String document) {
        var found = new ArrayList<String>();
        for (var pattern : List.of(IN_TEXT, IN_BLOCK)) {
            pattern.matcher(document).results().forEach(match -> found.add(match.group(1)));
        }
        return found;
    }

    @Test
    void theTableOfVerbsNamesOptionsThatTheyHave() throws IOException {
        var verbs = new CommandLine(new PlayheadCommand()).getSubcommands();
        var wrong = new ArrayList<String>();
        int rows = 0;
        for (var row : ROW.matcher(Files.readString(PROJECT.resolve("README.md")))
                .results()
                .toList()) {
            var verb = verbs.get(row.group(1));
            if (verb != null) {
                rows++;
                OPTION.matcher(row.group(2))
                        .results()
                        .map(MatchResult::group)
                        .filter(option -> verb.getCommandSpec().findOption(option) == null)
                        .forEach(option -> wrong.add(row.group(1) + " " + option));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows >= 12, rows + " verbs");
    }

    // As a shell takes them apart. What stands for something of the reader's is put in; the dots of "and so on" are
    // not.
    private static String[] words(String line) {
        var words = new ArrayList<String>();
        WORD.matcher(DEFAULT.matcher(line).replaceAll("$1")).results().forEach(match -> {
            for (int group = 1; group <= 3; group++) {
                if (match.group(group) != null && !match.group(group).equals("…")) {
                    words.add(match.group(group));
                }
            }
        });
        return words.toArray(String[]::new);
    }
}
