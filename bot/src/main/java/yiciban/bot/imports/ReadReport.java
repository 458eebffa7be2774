package yiciban.bot.imports;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yiciban.catalog.Section;

/**
 * 读出的报告: the text of a report, verbatim, in the shape of seeds/report-zhanhe-2022.yml.
 *
 * @param title the lines before the text
 * @param slips what may be slips; the text has them still
 * @param fields what an exported file says besides, by the names of seeds/README.md: source, days, other names; a String, or
 *     a List of Strings
 */
public record ReadReport(String title, List<Section> sections, List<Slip> slips, SortedMap<String, Object> fields) {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");

    public ReadReport {
        sections = List.copyOf(sections);
        slips = List.copyOf(slips);
    }

    /** The year its title names. */
    public Optional<String> year() {
        Matcher year = YEAR.matcher(title);
        return year.find() ? Optional.of(year.group(1)) : Optional.empty();
    }

    /**
     * 疑误: a place name that may be a slip of the region's own.
     *
     * @param number of the section, such as 1.2
     * @param chapter its heading
     * @param sentence where it stands
     * @param written 湛江
     * @param meant 湛河
     */
    public record Slip(String number, String chapter, String sentence, String written, String meant) {

        /** For staff. */
        @Override
        public String toString() {
            return "“" + written + "”可能是“" + meant + "”之误（" + chapter + "，第 " + number + " 段）：" + sentence;
        }
    }
}
