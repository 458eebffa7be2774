package yiciban.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./yiciban flaws}: compares the libraries in the jar with known flaws, and says what to write into
 * docs/dependencies.md when none of them is one's own. The flaws are OSV's of Maven, a zip with a JSON document each.
 *
 * @param flaws all that could be read
 * @param unreadable names of documents that could not
 */
record KnownFlaws(List<KnownFlaw> flaws, List<String> unreadable) {

    private static final String USAGE = """
            用法：./yiciban flaws all.zip
            all.zip 是 OSV 公布的 Maven 漏洞清单：curl -O https://osv-vulnerabilities.storage.googleapis.com/Maven/all.zip""";

    /** Fewer are no list of them: 5,000 were known in 2024. */
    private static final int FEW = 1_000;

    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_DOCUMENTS = 200_000;
    private static final int FINGERPRINT = 16;

    /** Exit code 0 when no library here has a known flaw, 1 when one has, 2 when that cannot be said. */
    @SuppressWarnings("SystemOut") // a program for the terminal
    public static void main(String... args) throws IOException {
        if (args.length != 1) {
            System.err.println(USAGE);
            System.exit(2);
        }
        KnownFlaws known;
        try {
            known = read(Path.of(args[0]));
        } catch (IOException e) {
            System.err.println("读不了 " + args[0] + "：" + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        List<BillOfMaterials.Library> libraries = BillOfMaterials.libraries();
        List<String> doubts = known.doubts();
        doubts.forEach(System.err::println);
        List<String> found = known.of(libraries);
        found.forEach(System.out::println);
        if (found.isEmpty() && doubts.isEmpty()) {
            System.out.println("没有一个涉及这里的版本。请把下面一句写进 docs/dependencies.md：\n" + known.sentence(libraries));
        }
        System.exit(!found.isEmpty() ? 1 : doubts.isEmpty() ? 0 : 2);
    }

    static KnownFlaws read(Path zip) throws IOException {
        var flaws = new ArrayList<KnownFlaw>();
        var unreadable = new ArrayList<String>();
        var json = new JsonMapper();
        try (var file = new ZipFile(zip.toFile())) {
            if (file.size() > MAX_DOCUMENTS) {
                throw new IOException("more than " + MAX_DOCUMENTS + " documents");
            }
            for (ZipEntry entry :
                    file.stream().filter(one -> one.getName().endsWith(".json")).toList()) {
                try (var in = file.getInputStream(entry)) {
                    flaws.add(KnownFlaw.of(json.readTree(in.readNBytes(MAX_BYTES))));
                } catch (RuntimeException e) { // whatever is wrong with it: it is named, the others are read
                    unreadable.add(entry.getName());
                }
            }
        }
        return new KnownFlaws(flaws, unreadable);
    }

    /** Why nothing found would mean nothing. */
    List<String> doubts() {
        var doubts = new ArrayList<String>();
        if (!unreadable.isEmpty()) {
            doubts.add("有 %,d 条读不懂，如 %s".formatted(unreadable.size(), unreadable.getFirst()));
        }
        if (flaws.size() < FEW) {
            doubts.add("只有 %,d 条，不像是 Maven 的漏洞清单".formatted(flaws.size()));
        }
        return doubts;
    }

    /** A line for each flaw of each library. */
    List<String> of(List<BillOfMaterials.Library> libraries) {
        return libraries.stream()
                .flatMap(library -> flaws.stream()
                        .filter(flaw -> flaw.concerns(library))
                        .map(flaw ->
                                "%s %s：%s %s".formatted(library.name(), library.version(), flaw.id(), flaw.summary())))
                .toList();
    }

    private String sentence(List<BillOfMaterials.Library> libraries) {
        long about = flaws.stream()
                .filter(flaw -> libraries.stream().anyMatch(flaw::about))
                .count();
        return "Compared: the list with fingerprint `%s` with %,d known flaws, the latest of %s; %,d are of other versions of these libraries, none of these."
                .formatted(fingerprint(libraries), flaws.size(), latest(), about);
    }

    private String latest() {
        return flaws.stream()
                .map(KnownFlaw::modified)
                .filter(time -> time.isBefore(Instant.now())) // some lists have the year 9999
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    /** Of names and versions, 16 hexadecimal digits: another when a library is added or has another version. */
    static String fingerprint(List<BillOfMaterials.Library> libraries) {
        String list = libraries.stream()
                .map(library -> library.name() + " " + library.version() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(list.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
