package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.EntryId;

/**
 * 合并材料: one list of what several items need. Only the applicant's own papers become one line, because a form, a
 * certificate or a photo for one office is not the one for another; pure.
 */
final class Materials {

    /** A note in brackets at the end. */
    private static final Pattern NOTE = Pattern.compile("^(.+?)[(（]([^()（）]*)[)）]$");

    /** Notes that say how a thing is handed in, and not which thing it is. */
    private static final Pattern HANDING_IN = Pattern.compile("免交|免提交|共享|核验|现场填|当场填|窗口填|电子证照");

    private Materials() {}

    /**
     * A material as one item's guide words it.
     *
     * @param number the item's place in the life event from 1, or 0
     * @param guide whose words they are
     */
    record Wanted(String item, int number, EntryId guide, String text) {}

    /** One line for what is surely the same, in the order in which it is first named. */
    static List<Material> merged(List<Wanted> all, Papers papers) {
        var lines = new LinkedHashMap<String, List<Named>>();
        for (Wanted wanted : all) {
            Named named = named(wanted, papers);
            lines.computeIfAbsent(named.key(), key -> new ArrayList<>()).add(named);
        }
        return lines.values().stream().map(Materials::line).toList();
    }

    /**
     * A material taken apart.
     *
     * @param paper official name of the applicant's own paper, when it is one
     * @param note what is said of handing it in
     */
    private record Named(
            Wanted wanted, @Nullable String paper, @Nullable String note, Provider provider) {
        String key() {
            return paper == null ? wanted.guide().value() + '\n' + wanted.text() : paper;
        }
    }

    private static Named named(Wanted wanted, Papers papers) {
        Matcher noted = NOTE.matcher(wanted.text());
        boolean handing = noted.matches() && HANDING_IN.matcher(noted.group(2)).find();
        String said = handing ? noted.group(1) : wanted.text();
        String bare = noted.matches() ? noted.group(1) : wanted.text();
        Optional<String> paper = papers.own(Normaliser.bare(said));
        return new Named(
                wanted, paper.orElse(null), handing ? noted.group(2) : null, Provider.of(wanted.text(), bare, papers));
    }

    private static Material line(List<Named> same) {
        Named first = same.getFirst();
        if (same.size() == 1) {
            return new Material(first.wanted().text(), first.provider(), List.of(need(first, false)));
        }
        boolean alike = same.stream().map(Named::provider).distinct().count() == 1;
        // One office that must see it is enough to bring it along.
        Provider provider = alike ? first.provider() : Provider.CITIZEN;
        String name = first.paper() == null ? first.wanted().text() : first.paper();
        return new Material(
                name, provider, same.stream().map(named -> need(named, true)).toList());
    }

    private static Material.Need need(Named named, boolean noted) {
        Wanted wanted = named.wanted();
        return new Material.Need(wanted.item(), wanted.number(), noted ? named.note() : null);
    }
}
