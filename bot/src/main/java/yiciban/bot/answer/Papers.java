package yiciban.bot.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yiciban.config.OfficeFile;

/**
 * 证件: papers a citizen holds already, by every name they have; {@code config/papers.txt}.
 *
 * @param official official name by name
 */
record Papers(Map<String, String> official) {

    /** What may stand around a paper's name and leave it the applicant's own original. */
    private static final Pattern OWN = Pattern.compile("^(?:申请人|本人)的?|(?:的)?原件$");

    private static final Pattern PARTS = Pattern.compile("[、/及和或]");

    Papers {
        official = Map.copyOf(official);
    }

    static Papers read() {
        return of(OfficeFile.lines("papers.txt"));
    }

    /** Each line names one paper, the official name first, its names parted by blanks. */
    static Papers of(List<String> lines) {
        var official = new HashMap<String, String>();
        for (String line : lines) {
            List<String> names = List.of(line.split("\\s+", -1));
            for (String name : names) {
                if (official.put(name, names.getFirst()) != null) {
                    throw new IllegalStateException("config/papers.txt: stands twice: " + name);
                }
            }
        }
        return new Papers(official);
    }

    /** The official name of the applicant's own paper; empty for anybody else's, for a copy, and for what is no paper. */
    Optional<String> own(String words) {
        return Optional.ofNullable(official.get(OWN.matcher(words).replaceAll("")));
    }

    /** Whether these words name papers and nothing else, whoever's they are: 父母一方的居民户口簿, 居住证或户口簿. */
    boolean only(String words) {
        return Stream.of(PARTS.split(words, -1))
                .allMatch(part ->
                        official.keySet().stream().anyMatch(OWN.matcher(part).replaceAll("")::endsWith));
    }
}
