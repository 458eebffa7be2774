package yiciban.evaluation;

import java.util.List;

/** 校准: logistic regression by Newton's method; deterministic, for a handful of features and some hundred examples. */
public final class Calibration {

    /** Pulls weights towards zero; keeps them finite when the examples can be separated. */
    private static final double RIDGE = 1;

    private static final int STEPS = 60;

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
        for (int step = 0; step < STEPS; step++) {
            newton(examples, mean, spread, weights);
        }
        double[] raw = new double[n + 1];
        raw[n] = weights[n];
        for (int f = 0; f < n; f++) {
            raw[f] = weights[f] / spread[f];
            raw[n] -= raw[f] * mean[f];
        }
        return raw;
    }

    private static void newton(List<Example> examples, double[] mean, double[] spread, double[] weights) {
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
                for (int j = 0; j < n; j++) {
                    hessian[i][j] += example.weight() * x[i] * x[j] * p * (1 - p);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            gradient[i] += i < n - 1 ? RIDGE * weights[i] : 0;
            hessian[i][i] += RIDGE;
        }
        double[] step = solve(hessian, gradient);
        for (int i = 0; i < n; i++) {
            weights[i] -= step[i];
        }
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
