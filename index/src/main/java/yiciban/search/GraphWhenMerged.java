package yiciban.search;

import java.io.IOException;
import java.util.concurrent.ForkJoinPool;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Vectors of parts that become one: a part has no graph, the whole gets one, built by several threads. They are read like
 * any others of Lucene's own format.
 */
final class GraphWhenMerged extends KnnVectorsFormat {

    private final KnnVectorsFormat part = format(1, Integer.MAX_VALUE);
    private final KnnVectorsFormat whole;

    GraphWhenMerged(int threads) {
        super(Lucene104HnswScalarQuantizedVectorsFormat.NAME);
        this.whole = format(threads, Lucene99HnswVectorsFormat.HNSW_GRAPH_THRESHOLD);
    }

    private static KnnVectorsFormat format(int threads, int least) {
        return new Lucene104HnswScalarQuantizedVectorsFormat(
                ScalarEncoding.UNSIGNED_BYTE,
                Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
                threads,
                threads == 1 ? null : ForkJoinPool.commonPool(),
                least);
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return (state.context.context() == IOContext.Context.MERGE ? whole : part).fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return whole.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return whole.getMaxDimensions(field);
    }
}
