package yiciban.bot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What {@code ./yiciban test} ends with: every control and every fault with the tests that it names, and how many of them were run and
 * passed, from Surefire's reports; fails when one that is named was not run or did not pass. It needs nothing but the JDK.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class EvidenceTable {

    private static final Pattern EXTENDS = Pattern.compile("class (\\w+) extends (\\w+) ");
    private static final Pattern PACKAGE = Pattern.compile("^yiciban\\.(bot\\.)?");

    /** How often a test was run, with other parameters or on another database, and how often it passed. */
    private record Ran(int runs, int passed) {
        Ran and(boolean good) {
            return new Ran(runs + 1, passed + (good ? 1 : 0));
        }

        Ran and(Ran other) {
            return new Ran(runs + other.runs, passed + other.passed);
        }
    }

    private final Path root;

    /** By package, class and method, below yiciban.bot or yiciban. */
    private final Map<String, Ran> tests = new TreeMap<>();

    private EvidenceTable(Path root) {
        this.root = root;
    }

    /**
     * Writes the table; exit code 0 when nothing is lacking.
     *
     * @param args the repository's folder, and the file to write
     */
    public static void main(String... args) throws Exception {
        var table = new EvidenceTable(Path.of(args[0]));
        List<String> lacking = table.write(Path.of(args[1]));
        lacking.forEach(System.err::println);
        System.exit(lacking.isEmpty() ? 0 : 1);
    }

    private List<String> write(Path file) throws IOException, XMLStreamException {
        Map<String, String> bases = bases();
        for (String module : List.of("index", "bot")) {
            try (Stream<Path> reports = Files.list(root.resolve(module).resolve("target/surefire-reports"))) {
                for (Path report : reports.filter(
                                one -> one.getFileName().toString().matches("TEST-.*\\.xml"))
                        .toList()) {
                    read(report, bases);
                }
            }
        }
        List<EvidenceRow> rows = EvidenceRow.all(root);
        var lacking = new ArrayList<String>();
        var text =
                new StringBuilder("| id | what | state | tests run and passed | by class |\n|---|---|---|---|---|\n");
        Ran all = new Ran(0, 0);
        for (EvidenceRow row : rows) {
            var classes = new TreeMap<String, Ran>();
            for (String named : row.evidence()) {
                if (!EvidenceRow.isCommand(named)) {
                    Ran ran = ran(named, classes);
                    if (ran.runs() == 0 || ran.passed() < ran.runs()) {
                        lacking.add("%s：%s 跑了 %d 次，通过 %d 次".formatted(row.id(), named, ran.runs(), ran.passed()));
                    }
                }
            }
            Ran sum = classes.values().stream().reduce(new Ran(0, 0), Ran::and);
            all = all.and(sum);
            text.append("| %s | %s | %s | %d of %d | %s |%n"
                    .formatted(row.id(), row.what(), row.state(), sum.passed(), sum.runs(), linked(classes)));
        }
        Files.writeString(file, text);
        if (lacking.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%d 条控制和故障点名的测试都跑过、都通过了（共 %,d 次），逐条见 %s%n",
                    rows.size(),
                    all.passed(),
                    root.relativize(file));
        }
        return lacking;
    }

    /** Adds what a name means to the classes of its row. */
    private Ran ran(String named, Map<String, Ran> classes) {
        Ran sum = new Ran(0, 0);
        for (Map.Entry<String, Ran> test : tests.entrySet()) {
            if (EvidenceRow.covers(named, test.getKey())) {
                sum = sum.and(test.getValue());
                classes.merge(test.getKey().replaceFirst("\\.[^.]*$", ""), test.getValue(), Ran::and);
            }
        }
        return sum;
    }

    private String linked(Map<String, Ran> classes) {
        return String.join(
                ", ",
                classes.entrySet().stream()
                        .map(one -> "[%s](%s) %d"
                                .formatted(
                                        one.getKey(),
                                        source(one.getKey()),
                                        one.getValue().passed()))
                        .toList());
    }

    /** From the table, which lies in bot/target. */
    private String source(String name) {
        String below = name.replace('.', '/') + ".java";
        return Files.exists(root.resolve("bot/src/test/java/yiciban/bot").resolve(below))
                ? "../src/test/java/yiciban/bot/" + below
                : "../../index/src/test/java/yiciban/" + below;
    }

    /** Which class a class inherits its tests from, both as their packages name them. */
    private Map<String, String> bases() throws IOException {
        var bases = new HashMap<String, String>();
        Path sources = root.resolve("bot/src/test/java/yiciban/bot");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher line = EXTENDS.matcher(Files.readString(file));
                String folder = sources.relativize(file.getParent()).toString().replace('/', '.');
                if (line.find()) {
                    bases.put(folder + "." + line.group(1), folder + "." + line.group(2));
                }
            }
        }
        return bases;
    }

    private void read(Path report, Map<String, String> bases) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            String test = "";
            boolean good = true;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "testcase" -> {
                            String type = PACKAGE.matcher(xml.getAttributeValue(null, "classname"))
                                    .replaceFirst("");
                            test = type + "."
                                    + xml.getAttributeValue(null, "name").replaceFirst("[(\\[].*", "");
                            good = true;
                        }
                        case "failure", "error", "skipped" -> good = false;
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("testcase")) {
                    note(test, good);
                    String base = bases.get(test.replaceFirst("\\.[^.]*$", ""));
                    if (base != null) {
                        note(base + test.substring(test.lastIndexOf('.')), good);
                    }
                }
            }
        }
    }

    private void note(String test, boolean good) {
        tests.merge(test, new Ran(0, 0).and(good), Ran::and);
    }
}
