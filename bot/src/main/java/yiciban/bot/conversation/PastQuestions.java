package yiciban.bot.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Masking;

/** 以往的问题: what citizens asked, as it can be asked again: each after what was asked before it. */
public final class PastQuestions {

    /** Rows read for one wanted: most people ask what others have asked. */
    private static final int READ = 5;

    private record Row(String conversation, String question, boolean masked, long askedAt) {}

    private final JdbcClient sql;

    public PastQuestions(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What was asked since then, the newest first, each once: the questions that were still meant when it was asked, the
     * oldest first, and it. Without the numbers that were masked.
     *
     * @param limit different ones wanted
     */
    public List<List<String>> since(Instant since, int limit) {
        Set<List<String>> asked = new LinkedHashSet<>();
        read(since, limit * READ).values().stream()
                .flatMap(rows -> dialogues(rows).stream())
                .takeWhile(all -> asked.size() < limit)
                .forEach(asked::add);
        return asked.stream().limit(limit).toList();
    }

    /** By conversation, the newest row first. */
    private Map<String, List<Row>> read(Instant since, int limit) {
        var rows = new LinkedHashMap<String, List<Row>>();
        sql.sql("""
                        select conversation, question, masked, asked_at from turn
                        where asked_at >= :since order by asked_at desc, number desc limit :limit""")
                .param("since", since.toEpochMilli())
                .param("limit", limit)
                .query((row, n) -> new Row(
                        row.getString("conversation"),
                        row.getString("question"),
                        row.getBoolean("masked"),
                        row.getLong("asked_at")))
                .list()
                .forEach(row -> rows.computeIfAbsent(row.conversation(), name -> new ArrayList<>())
                        .addFirst(row));
        return rows;
    }

    /** One for each row: it, and those before it that are remembered. */
    private static List<List<String>> dialogues(List<Row> rows) {
        var dialogues = new ArrayList<List<String>>();
        for (int last = rows.size() - 1; last >= 0; last--) {
            long remembered = rows.get(last).askedAt() - SqlConversations.REMEMBERED.toMillis();
            dialogues.add(rows.subList(Math.max(0, last - SqlConversations.HISTORY), last + 1).stream()
                    .filter(row -> row.askedAt() >= remembered)
                    .map(row -> row.masked() ? Masking.without(row.question()) : row.question())
                    .toList());
        }
        return dialogues;
    }
}
