package yiciban.evaluation;

import java.util.List;

/** 校准: logistic regression by Newton's method; deterministic, for up to some hundred features and ten thousand examples. */
public final class Calibration {

    /** Pulls weights towards zero; keeps them finite when the examples can be separated. */
    private static final double RIDGE = 1;

    private static final int STEPS = 60;

    /** Weights that move less are found. */
    private static final double STILL = 1e-10;

    private Calibration() {}

    /**
     * One example.
     *
     * @param features numbers of about 0 to 1, as many in every example
     * @param right whether the first hit answered the question
     * @param weight how much it counts; 1 is one example
     */
    public record Example(List<Double> features, boolean right, double weight) {
        public Example {
            features = List.copyOf(features);
        }
    }

    /** Weight per feature, then the bias, in log odds; features are standardised inside, weights are for raw ones. */
    public static double[] fit(List<Example> examples) {
        return fit(examples, RIDGE);
    }

    /**
     * As {@link #fit(List)}, with another pull.
     *
     * @param ridge pulls the weights towards zero: of many features, which tell little each, the more so
     */
    public static double[] fit(List<Example> examples, double ridge) {
        int n = examples.getFirst().features().size();
        double[] mean = new double[n];
        double[] spread = new double[n];
        for (int f = 0; f < n; f++) {
            int feature = f;
            mean[f] = examples.stream()
                    .mapToDouble(e -> e.features().get(feature))
                    .average()
                    .orElseThrow();
            double centre = mean[f];
            spread[f] = Math.sqrt(examples.stream()
                            .mapToDouble(e -> Math.pow(e.features().get(feature) - centre, 2))
                            .average()
                            .orElseThrow())
                    + 1e-9;
        }
        double[] weights = new double[n + 1];
        double moved = 1;
        for (int step = 0; step < STEPS && moved > STILL; step++) {
            moved = newton(examples, mean, spread, weights, ridge);
        }
        double[] raw = new double[n + 1];
        raw[n] = weights[n];
        for (int f = 0; f < n; f++) {
            raw[f] = weights[f] / spread[f];
            raw[n] -= raw[f] * mean[f];
        }
        return raw;
    }

    /** One step; returns how far the weight moved that moved farthest. */
    private static double newton(
            List<Example> examples, double[] mean, double[] spread, double[] weights, double ridge) {
        int n = weights.length;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        for (Example example : examples) {
            double[] x = new double[n];
            double odds = 0;
            for (int f = 0; f < n; f++) {
                x[f] = f == n - 1 ? 1 : (example.features().get(f) - mean[f]) / spread[f];
                odds += weights[f] * x[f];
            }
            double p = 1 / (1 + Math.exp(-odds));
            for (int i = 0; i < n; i++) {
                gradient[i] += example.weight() * x[i] * (p - (example.right() ? 1 : 0));
                double[] row = hessian[i];
                double much = example.weight() * x[i] * p * (1 - p);
                for (int j = 0; j <= i; j++) {
                    row[j] += much * x[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            gradient[i] += i < n - 1 ? ridge * weights[i] : 0;
            hessian[i][i] += ridge;
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        double[] step = solve(hessian, gradient);
        double moved = 0;
        for (int i = 0; i < n; i++) {
            weights[i] -= step[i];
            moved = Math.max(moved, Math.abs(step[i]));
        }
        return moved;
    }

    /** Gaussian elimination; the ridge keeps the matrix regular. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int column = 0; column < n; column++) {
            for (int row = column + 1; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < n; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = right[row];
            for (int k = row + 1; k < n; k++) {
                rest -= matrix[row][k] * solution[k];
            }
            solution[row] = rest / matrix[row][row];
        }
        return solution;
    }
}
