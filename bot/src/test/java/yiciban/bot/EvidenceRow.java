package yiciban.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of docs/controls.md or docs/faults.md.
 *
 * @param state held, in part, not yet
 * @param evidence tests, by class or method, or what methods begin with; commands begin with {@code ./yiciban}
 * @param missing what it says is not shown
 */
record EvidenceRow(String id, String what, String state, List<String> evidence, String missing) {

    static final List<String> FILES = List.of("docs/controls.md", "docs/faults.md");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CELLS = Pattern.compile(" *\\| *");

    /** All of both tables, in order. */
    static List<EvidenceRow> all(Path root) throws IOException {
        var rows = new ArrayList<EvidenceRow>();
        for (String file : FILES) {
            Files.readString(root.resolve(file))
                    .lines()
                    .filter(line -> line.matches("\\| [CF]\\d.*"))
                    .forEach(line -> rows.add(of(line)));
        }
        return rows;
    }

    private static EvidenceRow of(String line) {
        List<String> cells = CELLS.splitAsStream(line).toList();
        List<String> evidence = CODE.matcher(cells.get(4))
                .results()
                .map(match -> match.group(1))
                .toList();
        return new EvidenceRow(cells.get(1), cells.get(2), cells.get(3), evidence, cells.getLast());
    }

    static boolean isCommand(String named) {
        return named.startsWith("./yiciban ");
    }

    /** Whether a name of the table, of a class, of a method or of how methods begin, means a test. */
    static boolean covers(String named, String test) {
        return named.endsWith("*")
                ? test.startsWith(named.substring(0, named.length() - 1))
                : test.equals(named) || test.startsWith(named + ".");
    }
}
