package yiciban.search;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Area;

/** 适用地区 in an index: a field of every document of both parts, and what keeps other places out of a search. */
final class Held {

    private static final String AREA = "area";
    private static final String EVERYWHERE = "";

    /** All that the passages of the index name. */
    private final Set<Area> areas;

    Held(Numbered passages) {
        this.areas = IntStream.range(0, passages.size())
                .mapToObj(number -> passages.get(number).area())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    static Field field(@Nullable Area area) {
        return new StringField(AREA, area == null ? EVERYWHERE : area.path(), Field.Store.NO);
    }

    /**
     * What holds at a place: of it, of what it lies in, and of everywhere.
     *
     * @param here null for every place
     * @return null when all that the index has holds there: such a search costs and finds what it did before there were areas
     */
    org.apache.lucene.search.@Nullable Query at(@Nullable Area here) {
        if (here == null || areas.stream().allMatch(area -> area.contains(here))) {
            return null;
        }
        List<BytesRef> terms = Stream.concat(
                        Stream.of(EVERYWHERE), here.andWider().stream().map(Area::path))
                .map(BytesRef::new)
                .toList();
        return new TermInSetQuery(AREA, terms);
    }

    /** The same hits with the same scores, but only of what holds. */
    static org.apache.lucene.search.Query only(
            org.apache.lucene.search.Query query, org.apache.lucene.search.@Nullable Query held) {
        return held == null
                ? query
                : new BooleanQuery.Builder()
                        .add(query, BooleanClause.Occur.MUST)
                        .add(held, BooleanClause.Occur.FILTER)
                        .build();
    }
}
