package yiciban.catalog;

/** Says what is wrong in a seed file and where: {@code guides.yml:12: fee: must be text}. */
public final class SeedError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    public SeedError(String file, int line, String field, String problem) {
        super("%s:%d: %s: %s".formatted(file, line, field, problem));
        this.field = field;
        this.problem = problem;
    }

    /** The field that is wrong; {@code -} when it is not one field. */
    public String field() {
        return field;
    }

    /** What is wrong with it, without the place. */
    public String problem() {
        return problem;
    }
}
