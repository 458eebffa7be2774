package yiciban.bot.review;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.analysis.Normaliser;

/** 知识缺口, read from the turns. Needs a database and nothing else, so that the command line can list them, too. */
public final class Gaps {

    /** Wordings shown per gap. */
    public static final int WORDINGS = 10;

    /** Turns looked at, the newest: more than staff of a district can work off. */
    private static final int TURNS = 20_000;

    private record Unsatisfied(String question, Gap.Kind kind, Instant askedAt) {}

    private final JdbcClient sql;

    public Gaps(JdbcClient sql) {
        this.sql = sql;
    }

    /** Every open gap, the one asked most often first. */
    public List<Gap> open() {
        return unsatisfied().stream()
                .collect(Collectors.groupingBy(turn -> Normaliser.bare(turn.question())))
                .entrySet()
                .stream()
                .map(same -> gap(same.getKey(), same.getValue()))
                .sorted(Comparator.comparingInt(Gap::count)
                        .thenComparing(Gap::lastAsked)
                        .reversed())
                .toList();
    }

    private static Gap gap(String words, List<Unsatisfied> newestFirst) {
        Unsatisfied last = newestFirst.getFirst();
        List<String> wordings = newestFirst.stream()
                .map(Unsatisfied::question)
                .distinct()
                .limit(WORDINGS)
                .toList();
        String id = "gap-" + UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
        return new Gap(id, wordings, null, null, Gap.Status.OPEN, last.kind(), newestFirst.size(), last.askedAt());
    }

    private List<Unsatisfied> unsatisfied() {
        return sql.sql("""
                        select question, outcome, asked_at from turn
                        where outcome in ('not_found', 'failed') or helpful = false
                        order by asked_at desc, id desc limit :turns""").param("turns", TURNS).query(Gaps::turn).list();
    }

    private static Unsatisfied turn(ResultSet row, int number) throws SQLException {
        Gap.Kind kind = switch (row.getString("outcome")) {
            case "not_found" -> Gap.Kind.NOT_FOUND;
            case "failed" -> Gap.Kind.FAILED;
            default -> Gap.Kind.UNHELPFUL;
        };
        return new Unsatisfied(row.getString("question"), kind, Instant.ofEpochMilli(row.getLong("asked_at")));
    }
}
