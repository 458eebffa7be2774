package yiciban.bot.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** 数字: what was asked and what became of it, counted from the tables; reads only. */
final class Figures {

    /** Wordings looked at for what is asked often; rarer ones are asked once or twice. */
    private static final int WORDINGS = 2_000;

    /** Rows read for percentiles and deadlines, the newest: far more than a district answers later in a year. */
    private static final int ROWS = 100_000;

    /** Entries listed that nobody asks for. */
    private static final int ENTRIES = 5_000;

    private static final String ASKED = """
            from turn join conversation on conversation.id = turn.conversation
                left join entry on entry.id = turn.subject
                left join revision on revision.id = entry.live
                left join gap_question on gap_question.turn = turn.id
                left join gap_wording on gap_wording.words = gap_question.words
                left join gap on gap.id = gap_wording.gap
                left join rating on rating.turn = turn.id
                left join wish on wish.turn = turn.id
            where turn.asked_at >= :begin and turn.asked_at < :end
                and (turn.outcome is null or turn.outcome <> 'small_talk')
                and (:channel = '' or conversation.channel = :channel)
                and (:office = '' or coalesce(entry.office, gap.office) = :office)
            """;

    private static final String LEVEL = "case when wish.helpful is null then rating.level else wish.level end";

    private final JdbcClient sql;
    private final Clock clock;

    Figures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Questions by what they are counted by, most asked first; what has no such key is left out. */
    List<Counted> tallies(Scope scope, Cut cut) {
        String select = """
                select %s as cut, max(%s) as label, count(*) as asked,
                    sum(case when turn.outcome = 'answered' then 1 else 0 end) as answered,
                    sum(case when turn.outcome = 'not_found' then 1 else 0 end) as not_found,
                    sum(case when turn.outcome = 'answered' and (turn.helpful = false or rating.level >= 4)
                        then 1 else 0 end) as wrong
                """.formatted(cut.key, cut.label);
        String end = "and (%s) is not null group by 1 order by asked desc, 1 limit :limit".formatted(cut.key);
        return in(scope, select + ASKED + end)
                .param("monday", scope.period().monday(clock.getZone()))
                .param("limit", cut.most)
                .query((row, n) -> new Counted(row.getString("cut"), row.getString("label"), tally(row)))
                .list();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(row.getInt("asked"), row.getInt("answered"), row.getInt("not_found"), row.getInt("wrong"));
    }

    /** How many ended how, by the ending's name; empty for those without an answer yet. */
    Map<String, Integer> outcomes(Scope scope) {
        return counts(scope, "coalesce(turn.outcome, '')", "");
    }

    /** How many were rated how, by the number of the level: the answer that came later, when that was rated. */
    Map<String, Integer> levels(Scope scope) {
        return counts(scope, LEVEL, "and " + LEVEL + " is not null");
    }

    private Map<String, Integer> counts(Scope scope, String key, String condition) {
        var counts = new LinkedHashMap<String, Integer>();
        in(scope, "select " + key + " as cut, count(*) as asked " + ASKED + condition + " group by 1 order by 1")
                .query((row, n) -> counts.put(row.getString("cut"), row.getInt("asked")))
                .list();
        return counts;
    }

    /** Questions as they were typed, most asked first. */
    List<Often> wordings(Scope scope) {
        return in(scope, """
                        select turn.question as question, count(*) as asked,
                            sum(case when turn.outcome = 'answered' then 1 else 0 end) as answered
                        """ + ASKED + "group by turn.question order by asked desc, turn.question limit :limit")
                .param("limit", WORDINGS)
                .query((row, n) -> new Often(row.getString("question"), row.getInt("asked"), row.getInt("answered")))
                .list();
    }

    /** What is published and answered nobody; matters known by name only are not meant to. */
    List<Unasked> unasked(Scope scope) {
        return in(scope, """
                        select revision.title as title, entry.office as office
                        from entry join revision on revision.id = entry.live
                        where entry.kind not in ('WORDS', 'UNCOVERED') and (:office = '' or entry.office = :office)
                            and entry.id not in (select turn.subject from turn
                                join conversation on conversation.id = turn.conversation
                                where turn.subject is not null and turn.asked_at >= :begin and turn.asked_at < :end
                                    and (:channel = '' or conversation.channel = :channel))
                        order by entry.office, entry.position, entry.id limit :limit""")
                .param("limit", ENTRIES)
                .query((row, n) -> new Unasked(row.getString("title"), row.getString("office")))
                .list();
    }

    /** Questions that got their answer in the period, whenever they were asked. */
    List<Waited> waited(Scope scope) {
        return in(scope, """
                        select gap_question.channel as channel, gap.office as office,
                            coalesce(gap.draft, gap.entry) as entry, gap_question.asked_at as asked_at,
                            gap_question.resolved_at as resolved_at
                        from gap_question join gap_wording on gap_wording.words = gap_question.words
                            join gap on gap.id = gap_wording.gap
                        where gap_question.resolved_at >= :begin and gap_question.resolved_at < :end
                            and (:channel = '' or gap_question.channel = :channel)
                            and (:office = '' or gap.office = :office)
                        order by gap_question.resolved_at desc limit :limit""")
                .param("limit", ROWS)
                .query((row, n) -> new Waited(
                        row.getString("channel"),
                        row.getString("office"),
                        row.getString("entry"),
                        day(row.getLong("resolved_at")),
                        Duration.ofMillis(row.getLong("resolved_at") - row.getLong("asked_at"))))
                .list();
    }

    /**
     * Days in the period by which gaps were to be answered, and that are over or were kept already. What was dismissed or
     * merged by its day, and noise, owes nothing; what was moved after it is late.
     */
    List<Owed> owed(Scope scope) {
        return in(scope, """
                        select term.office as office, coalesce(gap.draft, gap.entry) as entry, term.due as due,
                            term.ending as ending, term.ended_at as ended_at
                        from gap_term term join gap on gap.id = term.gap
                        where term.due >= :first and term.due <= :last and gap.noise is null
                            and (term.ending = 'closed' or term.due < :today)
                            and (:office = '' or term.office = :office)
                            and (:channel = '' or exists (select 1 from gap_wording
                                join gap_question on gap_question.words = gap_wording.words
                                where gap_wording.gap = gap.id and gap_question.channel = :channel))
                        order by term.due desc, term.id limit :limit""")
                .param("first", scope.period().first().toString())
                .param("last", scope.period().last().toString())
                .param("today", today().toString())
                .param("limit", ROWS)
                .query((row, n) -> owed(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Owed> owed(ResultSet row) throws SQLException {
        LocalDate due = LocalDate.parse(row.getString("due"));
        String ending = row.getString("ending");
        boolean inTime = ending != null && !day(row.getLong("ended_at")).isAfter(due);
        boolean closed = "closed".equals(ending);
        return inTime && !closed
                ? Optional.empty()
                : Optional.of(new Owed(row.getString("office"), row.getString("entry"), due, inTime));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(clock.getZone()).toLocalDate();
    }

    private StatementSpec in(Scope scope, String select) {
        return sql.sql(select)
                .param("begin", scope.period().begin(clock.getZone()))
                .param("end", scope.period().end(clock.getZone()))
                .param("channel", scope.channel())
                .param("office", scope.office());
    }
}
