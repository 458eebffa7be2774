package yiciban.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The measures of retrieval, as the field defines them; pure functions. */
final class Measures {

    private Measures() {}

    /** Share of the relevant ids among the first {@code k} of the run. */
    static double recall(List<String> run, List<String> relevant, int k) {
        Set<String> wanted = new HashSet<>(relevant);
        long found = run.stream().limit(k).distinct().filter(wanted::contains).count();
        return (double) found / wanted.size();
    }

    /** 1 / rank of the first relevant id within {@code k}, else 0. */
    static double reciprocalRank(List<String> run, List<String> relevant, int k) {
        for (int i = 0; i < Math.min(k, run.size()); i++) {
            if (relevant.contains(run.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /** Normalised discounted cumulative gain with binary gains (Järvelin and Kekäläinen 2002). */
    static double ndcg(List<String> run, List<String> relevant, int k) {
        Set<String> wanted = new HashSet<>(relevant);
        double gain = 0;
        double ideal = 0;
        for (int i = 0; i < k; i++) {
            double discount = Math.log(2) / Math.log(i + 2.0);
            if (i < run.size() && wanted.contains(run.get(i))) {
                gain += discount;
            }
            if (i < wanted.size()) {
                ideal += discount;
            }
        }
        return gain / ideal;
    }

    /**
     * Area under the ROC curve: probability that a positive scores above a negative, ties half (Mann-Whitney); NaN
     * when one side is empty.
     */
    static double auroc(List<Double> positives, List<Double> negatives) {
        if (positives.isEmpty() || negatives.isEmpty()) {
            return Double.NaN;
        }
        double wins = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                if (positive > negative) {
                    wins += 1;
                } else if (positive == negative) {
                    wins += 0.5;
                }
            }
        }
        return wins / positives.size() / negatives.size();
    }

    /** The value below which this share of the values lies (nearest rank). */
    static double percentile(List<Double> values, double share) {
        var sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }
}
