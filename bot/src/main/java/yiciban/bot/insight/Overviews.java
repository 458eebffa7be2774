package yiciban.bot.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;

/** 汇总: puts the figures of a scope together. */
final class Overviews {

    /** Questions named; what follows was asked a few times only. */
    private static final int NAMED = 20;

    /** What one person asked once is nobody else's to read in a report. */
    private static final int AT_LEAST = 2;

    /** A shorter text is the number of a choice, or nothing. In letters and digits. */
    private static final int LETTERS = 2;

    private final Figures figures;

    Overviews(Figures figures) {
        this.figures = figures;
    }

    LocalDate today() {
        return figures.today();
    }

    Overview of(Scope scope) {
        List<Waited> waited = figures.waited(scope);
        List<Owed> owed = figures.owed(scope);
        Period period = scope.period();
        List<Counted> weeks = weeks(period, figures.tallies(scope, Cut.WEEK));
        Tally all = weeks.stream().map(Counted::tally).reduce(Tally.NONE, Tally::plus);
        return new Overview(
                scope,
                line("全部", all, waited, owed),
                lines(
                        weeks,
                        waited,
                        one -> String.valueOf(period.week(one.answered())),
                        owed,
                        one -> String.valueOf(period.week(one.due()))),
                lines(offices(scope, waited, owed), waited, Waited::office, owed, Owed::office),
                lines(figures.tallies(scope, Cut.CHANNEL), waited, Waited::channel, List.of(), one -> null),
                lines(figures.tallies(scope, Cut.ENTRY), waited, Waited::entry, owed, Owed::entry),
                figures.outcomes(scope),
                figures.levels(scope),
                often(figures.wordings(scope)),
                figures.unasked(scope));
    }

    /** Every week of the period, those in which nobody asked, too. */
    private static List<Counted> weeks(Period period, List<Counted> counted) {
        Map<String, Counted> byKey = byKey(counted);
        List<LocalDate> mondays = period.weeks();
        return IntStream.range(0, mondays.size())
                .mapToObj(week -> {
                    Counted found = byKey.get(String.valueOf(week));
                    return new Counted(
                            String.valueOf(week),
                            mondays.get(week).toString(),
                            found == null ? Tally.NONE : found.tally());
                })
                .toList();
    }

    /** Those with questions, and those that answered older ones or were to; what is nobody's comes last. */
    private List<Counted> offices(Scope scope, List<Waited> waited, List<Owed> owed) {
        Map<String, Counted> byKey = byKey(figures.tallies(scope, Cut.OFFICE));
        Set<String> keys = new LinkedHashSet<>(byKey.keySet());
        waited.forEach(one -> keys.add(one.office()));
        owed.forEach(one -> keys.add(one.office()));
        return keys.stream()
                .sorted(Comparator.comparing(String::isEmpty))
                .map(key -> byKey.getOrDefault(key, new Counted(key, key, Tally.NONE)))
                .toList();
    }

    private static Map<String, Counted> byKey(List<Counted> counted) {
        var byKey = new LinkedHashMap<String, Counted>();
        counted.forEach(one -> byKey.put(one.key(), one));
        return byKey;
    }

    private static List<Line> lines(
            List<Counted> counted,
            List<Waited> waited,
            Function<Waited, @Nullable String> answered,
            List<Owed> owed,
            Function<Owed, @Nullable String> due) {
        return counted.stream()
                .map(one ->
                        line(one.label(), one.tally(), with(one.key(), waited, answered), with(one.key(), owed, due)))
                .toList();
    }

    private static <T> List<T> with(String key, List<T> all, Function<T, @Nullable String> keyOf) {
        return all.stream().filter(one -> Objects.equals(keyOf.apply(one), key)).toList();
    }

    private static Line line(String label, Tally tally, List<Waited> waited, List<Owed> owed) {
        return new Line(label, tally, Waits.of(waited.stream().map(Waited::took).toList()), OnTime.of(owed));
    }

    /** The same letters and digits are the same words, as in the ledger of gaps. */
    static List<Often> often(List<Often> wordings) {
        var byWords = new LinkedHashMap<String, Often>();
        for (Often one : wordings) {
            String words = Normaliser.bare(one.question());
            if (words.codePointCount(0, words.length()) >= LETTERS) {
                byWords.merge(
                        words,
                        one,
                        (most, more) -> new Often(
                                most.question(), most.asked() + more.asked(), most.answered() + more.answered()));
            }
        }
        var often = new ArrayList<>(byWords.values());
        often.removeIf(one -> one.asked() < AT_LEAST);
        often.sort(Comparator.comparingInt(Often::asked).reversed());
        return List.copyOf(often.subList(0, Math.min(NAMED, often.size())));
    }
}
