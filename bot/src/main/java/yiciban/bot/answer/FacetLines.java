package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yiciban.analysis.Grams;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;

/** What an entry says of a facet, and how it is put before a citizen; pure. */
final class FacetLines {

    /** Lines of a list that fit a phone. */
    private static final int LINES = 12;

    private static final Pattern ONLINE_STEP = Pattern.compile("线上|网上|网络|互联网|平台|小程序|App|12123|自助");
    private static final Pattern AGENT =
            Pattern.compile("(?<!受)委托(?!的社区|代理人|下放)|(?<!代收)代办|代为|代提|监护人|亲属.{0,20}申报|须本人|必须本人|您本人");
    private static final Pattern DAYS = Pattern.compile("\\d+个?(?:工作日|日|天|个月|月)");
    private static final Pattern FIGURE = Pattern.compile("\\d+");

    private FacetLines() {}

    /**
     * The lines of a facet. Where to go is never one of its own: the office, and the first step. How it is done online
     * stands in the steps, too.
     */
    static List<String> of(Entry entry, Facet facet) {
        if (facet == Facet.ONLINE) {
            var lines = new ArrayList<>(entry.facets().getOrDefault(Facet.ONLINE, List.of()));
            if (!lines.isEmpty()) {
                entry.facets().getOrDefault(Facet.STEPS, List.of()).stream()
                        .filter(step -> ONLINE_STEP.matcher(step).find())
                        .forEach(lines::add);
            }
            return lines;
        }
        if (facet == Facet.AGENT) {
            return agent(entry);
        }
        if (facet == Facet.PLACE) {
            var lines = new ArrayList<String>();
            lines.addAll(entry.facets().getOrDefault(Facet.AUTHORITY, List.of()));
            entry.facets().getOrDefault(Facet.STEPS, List.of()).stream()
                    .limit(1)
                    .forEach(lines::add);
            return lines;
        }
        if (facet == Facet.TIME_LIMIT && !entry.facets().containsKey(facet)) {
            // No time limit of the whole: the steps that have one.
            return entry.facets().getOrDefault(Facet.STEPS, List.of()).stream()
                    .filter(step -> DAYS.matcher(step).find())
                    .toList();
        }
        return entry.facets().getOrDefault(facet, List.of());
    }

    /** Whatever an entry says of somebody else doing it, clause by clause. */
    private static List<String> agent(Entry entry) {
        Stream<String> said = entry instanceof Faq faq
                ? Stream.of(faq.answer())
                : entry.facets().entrySet().stream()
                        .filter(lines -> lines.getKey() != Facet.CROSS_PROVINCE)
                        .flatMap(lines -> lines.getValue().stream());
        return said.flatMap(line -> Stream.of(line.split("[;；。]", -1)))
                .map(String::strip)
                .filter(clause -> AGENT.matcher(clause).find())
                .distinct()
                .toList();
    }

    /** 可以 / 不收费 / 不用 first, when a yes-or-no question gets a plain yes or no from the source. */
    static String lead(Facet facet, String value, String question) {
        boolean yesNo = question.matches(".*(吗|么|不|嘛|没|能不能|可不可以|是不是|用不用|要不要|收不收|行不行|中不中|管不管|成不成|可以不可以|得不得)[?？。!！ ]*$")
                || question.matches(".*(能不能|可不可以|要不要|收不收|用不用|能否|可否|行不行|中不中|是不是|必须|非得).*");
        if (!yesNo) {
            return "";
        }
        return switch (facet) {
            case CROSS_PROVINCE -> value.matches(".*(通办|异地|任一|全国|居住地|全程网办|多地联办|就近|外埠).*") ? "能。" : "";
            case FEE -> value.matches("^(免费|不收|不收费|首次申领免).*") ? "不收费。" : value.matches(".*\\d+元.*") ? "要收费。" : "";
            case AGENT -> value.matches(".*(须|必须|请您?)本人.*") ? "" : value.matches(".*(委托|代为|代提|代办).*") ? "可以。" : "";
            case ONLINE ->
                value.contains("线上") || value.contains("网办") ? "可以。" : value.equals("线下") ? "资料上只写了线下办理。" : "";
            default -> "";
        };
    }

    /** Whether an answer says a guide's value already: every figure of it, and most of its words. */
    static boolean says(String answer, String value) {
        List<String> pairs = Grams.bigrams(Normaliser.normalise(value));
        String said = Normaliser.normalise(answer);
        long found = pairs.stream().filter(said::contains).count();
        return figures(answer).containsAll(figures(value)) && (!figures(value).isEmpty() || found * 2 >= pairs.size());
    }

    private static Set<String> figures(String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** One line as it is, several as a numbered list. */
    static String list(List<String> lines) {
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        return IntStream.range(0, Math.min(LINES, lines.size()))
                .mapToObj(i -> "\n" + (i + 1) + ". " + lines.get(i))
                .collect(Collectors.joining());
    }
}
