package yiciban.catalog;

/** Says what is wrong in a seed file and where: {@code guides.yml:12: fee: must be text}. */
public final class SeedError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SeedError(String file, int line, String field, String problem) {
        super("%s:%d: %s: %s".formatted(file, line, field, problem));
    }
}
