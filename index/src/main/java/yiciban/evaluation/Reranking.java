package yiciban.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import yiciban.search.Features;

/**
 * 重排: fits the weights of the order so that right hits come first. Softmax over the candidates of a question (ListNet
 * with top-one probabilities, Cao et al. 2007), a ridge, Newton's method: convex, hence deterministic.
 */
public final class Reranking {

    /** Pulls standardised weights towards zero, in units of one whole set of questions. */
    private static final double RIDGE = 0.002;

    private static final int STEPS = 12;

    /** Lead and share are known only once there is an order. */
    private static final List<Features.Name> NAMES = Arrays.stream(Features.Name.values())
            .filter(name -> name != Features.Name.LEAD && name != Features.Name.SHARE)
            .toList();

    private Reranking() {}

    /**
     * One question.
     *
     * @param candidates features of all candidates
     * @param right which of them, by their place, answer it; none means nothing can be learnt
     * @param weight how much it counts
     */
    public record Example(List<Features> candidates, Set<Integer> right, double weight) {
        public Example {
            candidates = List.copyOf(candidates);
            right = Set.copyOf(right);
        }
    }

    /** One question as numbers. */
    private static final class Rows {
        private final double[][] x;
        private final double[] y;
        private final double weight;

        private Rows(double[][] x, double[] y, double weight) {
            this.x = x;
            this.y = y;
            this.weight = weight;
        }
    }

    /** Weight per feature, for raw features; their sum is the score. */
    public static Map<Features.Name, Double> fit(List<Example> examples) {
        List<Example> telling = examples.stream()
                .filter(e -> !e.right().isEmpty()
                        && e.right().size() < e.candidates().size())
                .toList();
        double[] spread = spread(telling);
        List<Rows> rows = telling.stream().map(example -> rows(example, spread)).toList();
        double[] weights = new double[NAMES.size()];
        for (int step = 0; step < STEPS; step++) {
            newton(rows, weights);
        }
        var fitted = new EnumMap<Features.Name, Double>(Features.Name.class);
        for (int f = 0; f < weights.length; f++) {
            fitted.put(NAMES.get(f), weights[f] / spread[f]);
        }
        return fitted;
    }

    /** Standard deviation per feature over all candidates. */
    private static double[] spread(List<Example> examples) {
        double[] spread = new double[NAMES.size()];
        for (int f = 0; f < spread.length; f++) {
            Features.Name name = NAMES.get(f);
            double[] values = examples.stream()
                    .flatMap(e -> e.candidates().stream())
                    .mapToDouble(c -> c.get(name))
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(0);
            spread[f] = Math.sqrt(Arrays.stream(values)
                            .map(value -> (value - mean) * (value - mean))
                            .average()
                            .orElse(0))
                    + 1e-9;
        }
        return spread;
    }

    private static Rows rows(Example example, double[] spread) {
        int n = example.candidates().size();
        double[][] x = new double[n][NAMES.size()];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int f = 0; f < spread.length; f++) {
                x[i][f] = example.candidates().get(i).get(NAMES.get(f)) / spread[f];
            }
            y[i] = example.right().contains(i) ? 1.0 / example.right().size() : 0;
        }
        return new Rows(x, y, example.weight());
    }

    private static void newton(List<Rows> all, double[] weights) {
        int n = weights.length;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        for (int f = 0; f < n; f++) {
            gradient[f] = RIDGE * weights[f];
            hessian[f][f] = RIDGE;
        }
        for (Rows rows : all) {
            double[] p = softmax(rows.x, weights);
            double[] mean = new double[n];
            for (int i = 0; i < p.length; i++) {
                for (int f = 0; f < n; f++) {
                    mean[f] += p[i] * rows.x[i][f];
                    gradient[f] += rows.weight * (p[i] - rows.y[i]) * rows.x[i][f];
                }
            }
            for (int i = 0; i < p.length; i++) {
                for (int f = 0; f < n; f++) {
                    double far = rows.weight * p[i] * (rows.x[i][f] - mean[f]);
                    for (int g = 0; g < n; g++) {
                        hessian[f][g] += far * (rows.x[i][g] - mean[g]);
                    }
                }
            }
        }
        descend(all, weights, Calibration.solve(hessian, gradient));
    }

    /** A whole step, or the first half of a half of it that is better: far from the goal a whole one can lead away. */
    private static void descend(List<Rows> all, double[] weights, double[] step) {
        double before = loss(all, weights);
        double[] from = weights.clone();
        for (double share = 1; share > 1e-4; share /= 2) {
            for (int f = 0; f < weights.length; f++) {
                weights[f] = from[f] - share * step[f];
            }
            if (loss(all, weights) <= before) {
                return;
            }
        }
        System.arraycopy(from, 0, weights, 0, weights.length);
    }

    private static double loss(List<Rows> all, double[] weights) {
        double loss = 0;
        for (double weight : weights) {
            loss += RIDGE * weight * weight / 2;
        }
        for (Rows rows : all) {
            double[] p = softmax(rows.x, weights);
            for (int i = 0; i < p.length; i++) {
                loss -= rows.weight * rows.y[i] * Math.log(p[i] + 1e-300);
            }
        }
        return loss;
    }

    private static double[] softmax(double[][] x, double[] weights) {
        double[] z = new double[x.length];
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            for (int f = 0; f < weights.length; f++) {
                z[i] += weights[f] * x[i][f];
            }
            top = Math.max(top, z[i]);
        }
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.exp(z[i] - top);
            sum += z[i];
        }
        for (int i = 0; i < z.length; i++) {
            z[i] /= sum;
        }
        return z;
    }
}
