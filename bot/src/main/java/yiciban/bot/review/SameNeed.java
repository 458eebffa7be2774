package yiciban.bot.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import yiciban.bot.answer.Gist;
import yiciban.config.OfficeFile;

/** 同一需求: whether two wordings want the same, by meaning and words; pure. */
final class SameNeed {

    /** What the words that are left say beside the meaning: as much as this, between none and all in common. */
    private static final double WORDS = 0.2;

    /** A gap's wordings may be this much less like a new one than the likest of them, on average. */
    private static final double SPREAD = 0.05;

    /** One names a matter of ours, the other something we have no name for: 身份证丢了, 献血证丢了. */
    private static final double UNNAMED = 0.15;

    /** Likeness of what is never the same. */
    private static final double APART = -1;

    private final double from;
    private final BiPredicate<Gist, Gist> apart;

    SameNeed(double from, BiPredicate<Gist, Gist> apart) {
        this.from = from;
        this.apart = apart;
    }

    /**
     * By {@code config/gaps.yml}.
     *
     * @param apart never-merge pairs of the office's words
     */
    static SameNeed shipped(BiPredicate<Gist, Gist> apart) {
        return new SameNeed(
                Double.parseDouble(String.valueOf(OfficeFile.yaml("gaps.yml").get("same_from"))), apart);
    }

    boolean same(Meaning one, Meaning other) {
        return likeness(one, other) >= from;
    }

    /** How well a wording fits those of a gap; 0 when it does not. */
    double fits(Meaning wording, List<Meaning> gap) {
        return fits(List.of(wording), gap, SPREAD);
    }

    /** Whether two gaps are one: on average their wordings are as like as two that are one need. */
    boolean same(List<Meaning> gap, List<Meaning> other) {
        return fits(gap, other, 0) > 0;
    }

    private double fits(List<Meaning> some, List<Meaning> others, double spread) {
        if (some.stream().noneMatch(one -> others.stream().anyMatch(other -> atMost(one, other) >= from))) {
            return 0; // nearly always: the rest, which looks at every word, is for what may be one
        }
        double best = 0;
        double sum = 0;
        for (Meaning one : some) {
            for (Meaning other : others) {
                double likeness = likeness(one, other);
                if (likeness <= APART) {
                    return 0;
                }
                best = Math.max(best, likeness);
                sum += likeness;
            }
        }
        return best >= from && sum / (some.size() * others.size()) >= from - spread ? best : 0;
    }

    /** The gaps that a wording fits, the best first; of equals the one that comes first. */
    <G> List<G> homes(Meaning wording, Map<G, List<Meaning>> gaps) {
        record Fit<G>(G gap, double fits) {}
        return gaps.entrySet().stream()
                .map(gap -> new Fit<>(gap.getKey(), fits(wording, gap.getValue())))
                .filter(fit -> fit.fits() > 0)
                .sorted(Comparator.comparingDouble((Fit<G> fit) -> fit.fits()).reversed())
                .map(Fit::gap)
                .toList();
    }

    /** From 0 to about 1; below 0 when their words say that they are two needs, whatever they sound like. */
    double likeness(Meaning one, Meaning other) {
        Gist a = one.gist();
        Gist b = other.gist();
        if (a.bare().equals(b.bare())) {
            return 1;
        }
        if (differ(a.names(), b.names())
                || differ(a.actions(), b.actions())
                || differ(a.facets(), b.facets())
                || elsewhere(a, b)
                || apart.test(a, b)) {
            return APART;
        }
        double common = common(a.residual(), b.residual());
        double unnamed = a.names().isEmpty() == b.names().isEmpty() ? 0 : UNNAMED;
        return one.near(other) + WORDS * (common - 0.5) - unnamed;
    }

    /** What {@link #likeness} cannot be above: as if all their words were the same. */
    private static double atMost(Meaning one, Meaning other) {
        return one.gist().bare().equals(other.gist().bare()) ? 1 : one.near(other) + WORDS / 2;
    }

    /** 郑州公交卡 and 洛阳公交卡 are two matters; what is ours is answered alike for all places that are as far. */
    private static boolean elsewhere(Gist one, Gist other) {
        boolean ours = !one.names().isEmpty() && !other.names().isEmpty();
        return ours ? differ(one.reach(), other.reach()) : differ(one.places(), other.places());
    }

    /** Both say something of the kind, and nothing is the same. */
    private static boolean differ(Collection<?> one, Collection<?> other) {
        return !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
    }

    /** Share of characters in common, from 0 to 1; half when one has none left. */
    private static double common(String one, String other) {
        Set<Integer> left = characters(one);
        Set<Integer> right = characters(other);
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty() ? 1 : 0.5;
        }
        var both = new HashSet<>(left);
        both.retainAll(right);
        return 2.0 * both.size() / (left.size() + right.size());
    }

    private static Set<Integer> characters(String text) {
        var characters = new HashSet<Integer>();
        text.codePoints().forEach(characters::add);
        return characters;
    }
}
