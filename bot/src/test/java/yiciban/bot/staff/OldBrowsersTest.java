package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What staff's pages are made of is known to Chromium 86 and Firefox 85, which docs/staff.md names as the oldest. */
class OldBrowsersTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /** Pages of citizens are not meant here. */
    private static final List<String> PACKAGES = List.of("staff", "knowledge", "review", "insight", "operations");

    /** Newer than those two, by what developers like to write. */
    private static final Pattern NEWER_STYLE = Pattern.compile(
            "(?x)"
                    + ":(has|is|where|not\\([^)]*,)[(\\s] | :user-(in)?valid | :open\\b"
                    + "| @(container|layer|property|scope|starting-style|view-transition)\\b"
                    + "| (^|[;{\\s])(inset|aspect-ratio|accent-color|content-visibility|translate|rotate|scale|text-wrap|field-sizing|scrollbar-gutter)\\s*:"
                    + "| (^|[;{\\s])(inset|margin|padding)-(block|inline)(-start|-end)?\\s*:"
                    + "| \\b(color-mix|oklch|oklab|lch|lab|light-dark|anchor)\\("
                    + "| \\d(d|s|l)v[hw]\\b | \\d(cq[wh]|lh|rlh)\\b | overflow[^;:]*:\\s*clip | subgrid | ^\\s*&",
            Pattern.MULTILINE);

    private static final Pattern NEWER_SCRIPT = Pattern.compile(
            "\\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|groupBy|replaceChildren|showPicker|showModal|togglePopover|hasOwn|any|withResolvers)\\("
                    + "|\\b(structuredClone|WeakRef|scheduler|navigation|Temporal)\\b|\\bstatic\\s*\\{|#[a-z]\\w*\\s*in\\b|^await |/[a-z]*[dv][a-z]*\\.(test|exec)",
            Pattern.MULTILINE);

    private static final Pattern NEWER_PAGE =
            Pattern.compile("<(dialog|search)\\b|\\s(popover|inert|popovertarget|enterkeyhint=\"?until|commandfor)\\b");

    static Stream<Path> files() {
        return Stream.of("static", "templates")
                .flatMap(kind -> PACKAGES.stream()
                        .map(name -> RESOURCES.resolve(kind).resolve(name))
                        .filter(Files::exists)
                        .flatMap(OldBrowsersTest::below));
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsNewerThanTheOldestBrowser(Path file) throws IOException {
        String name = file.toString();
        Pattern newer = name.endsWith(".css") ? NEWER_STYLE : name.endsWith(".js") ? NEWER_SCRIPT : NEWER_PAGE;
        assertThat(newer.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group().strip()))
                .isEmpty();
    }

    @Test
    void whatIsNewerIsSeen() {
        for (String style : List.of(
                "a:has(b)",
                "p { inset: 0; }",
                "@layer x;",
                "a { height: 100dvh; }",
                "a {\n  & b { }",
                "p { color: color-mix(in srgb, red, blue); }")) {
            assertThat(NEWER_STYLE.matcher(style).find()).as(style).isTrue();
        }
        for (String style : List.of(
                "p { clip-path: inset(50%); }",
                "a:not([size]) { margin-left: auto; }", "a { transition: scale 1s; }")) {
            assertThat(NEWER_STYLE.matcher(style).find()).as(style).isFalse();
        }
        assertThat(NEWER_SCRIPT.matcher("rows.at(-1)").find()).isTrue();
        assertThat(NEWER_PAGE.matcher("<div popover>").find()).isTrue();
    }
}
