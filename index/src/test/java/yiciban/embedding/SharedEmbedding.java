package yiciban.embedding;

/** One model for all tests: loading it takes a second and 100 MB. */
public final class SharedEmbedding {

    public static final Embedding EMBEDDING = new Embedding();

    private SharedEmbedding() {}
}
