package yiciban.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.util.IOUtils;

/**
 * An index opened for reading.
 *
 * @param vectors one document per passage: its vector
 * @param words one document per unit: its terms and facts
 */
record Readers(DirectoryReader vectors, DirectoryReader words) implements Closeable {

    /** Whether both parts were built from this publication. */
    boolean hold(String publication) throws IOException {
        return publication.equals(publication(vectors)) && publication.equals(publication(words));
    }

    private static String publication(DirectoryReader reader) throws IOException {
        Map<String, String> data = reader.getIndexCommit().getUserData();
        return data.getOrDefault(IndexBuilder.PUBLICATION, "");
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(vectors, words);
    }
}
