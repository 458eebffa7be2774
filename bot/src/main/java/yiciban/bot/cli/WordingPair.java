package yiciban.bot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Uncovered;
import yiciban.embedding.Embedding;
import yiciban.evaluation.Calibration;
import yiciban.evaluation.JsonLines;

/** 成对问法: two wordings by their vectors, and whether they want the same. */
final class WordingPair {

    /** How many of the same entry a wording is held against. */
    private static final int SAME = 2;

    /** Of the wordings of other entries, by likeness, these: the very nearest may want the same. */
    private static final int[] OTHERS = {20, 100, 700};

    private final double[] products;
    private final boolean same;

    private WordingPair(float[] one, float[] other, boolean same) {
        this.products = IntStream.range(0, one.length)
                .mapToDouble(i -> (double) one[i] * other[i])
                .toArray();
        this.same = same;
    }

    /** Lines {@code {"a","b","label"}}, label 1 when they want the same; throws {@link IllegalArgumentException}. */
    static List<WordingPair> read(Path file, Embedding embedding) {
        return JsonLines.read(file, line -> {
            if (!line.path("a").isString()
                    || !line.path("b").isString()
                    || !line.path("label").isNumber()) {
                throw new IllegalArgumentException("needs \"a\" and \"b\", texts, and \"label\", 0 or 1");
            }
            return new WordingPair(
                    embedding.of(line.path("a").asString()),
                    embedding.of(line.path("b").asString()),
                    line.path("label").asInt() == 1);
        });
    }

    /** A wording of an entry, in the order of the content. */
    private static final class Wording {
        private final int entry;
        private final float[] vector;

        Wording(int entry, float[] vector) {
            this.entry = entry;
            this.vector = vector;
        }
    }

    private record Near(Wording wording, double cosine) {}

    /** Similar questions: of one entry, and of others. */
    static List<WordingPair> ofContent(Catalog catalog, Embedding embedding) {
        var entries = new ArrayList<List<Wording>>();
        for (Entry entry : catalog.entries()) {
            if (!(entry instanceof Uncovered) && entry.head().similar().size() > SAME) {
                int number = entries.size();
                entries.add(entry.head().similar().stream()
                        .map(text -> new Wording(number, embedding.of(text)))
                        .toList());
            }
        }
        List<Wording> all = entries.stream().flatMap(List::stream).toList();
        var pairs = new ArrayList<WordingPair>();
        for (List<Wording> entry : entries) {
            for (int i = 0; i < entry.size(); i++) {
                Wording one = entry.get(i);
                for (int next = 1; next <= SAME; next++) {
                    pairs.add(new WordingPair(one.vector, entry.get((i + next) % entry.size()).vector, true));
                }
                List<Near> others = all.stream()
                        .filter(other -> other.entry != one.entry)
                        .map(other -> new Near(other, Embedding.cosine(one.vector, other.vector)))
                        .sorted(Comparator.comparingDouble(near -> -near.cosine()))
                        .toList();
                for (int rank : OTHERS) {
                    pairs.add(new WordingPair(one.vector, others.get(rank).wording().vector, false));
                }
            }
        }
        return pairs;
    }

    /** Ours may be the same from another likeness on than others'. */
    Calibration.Example example(boolean ours, double weight) {
        var features = new ArrayList<Double>(products.length + 1);
        for (double product : products) {
            features.add(product);
        }
        features.add(ours ? 1.0 : 0.0);
        return new Calibration.Example(features, same, weight);
    }

    /** Without weights, the cosine. */
    private double likeness(double @Nullable [] weights) {
        return IntStream.range(0, products.length)
                .mapToDouble(i -> weights == null ? products[i] : weights[i] * products[i])
                .sum();
    }

    /** F1 of those that are at least so much alike. */
    static double f1(List<WordingPair> pairs, double @Nullable [] weights, double from) {
        long together = 0;
        long right = 0;
        for (WordingPair pair : pairs) {
            boolean told = pair.likeness(weights) >= from;
            together += told ? 1 : 0;
            right += told && pair.same ? 1 : 0;
        }
        return 2.0
                * right
                / (together + pairs.stream().filter(pair -> pair.same).count());
    }

    private record Told(double likeness, boolean same) {}

    /** The likeness from which F1 is best. */
    static double best(List<WordingPair> pairs, double @Nullable [] weights) {
        List<Told> told = pairs.stream()
                .map(pair -> new Told(pair.likeness(weights), pair.same))
                .sorted(Comparator.comparingDouble(one -> -one.likeness()))
                .toList();
        long same = told.stream().filter(Told::same).count();
        double best = 0;
        double from = 0;
        long right = 0;
        for (int i = 0; i < told.size(); i++) {
            right += told.get(i).same() ? 1 : 0;
            double f1 = 2.0 * right / (i + 1 + same);
            if (f1 > best) {
                best = f1;
                from = told.get(i).likeness();
            }
        }
        return from;
    }
}
