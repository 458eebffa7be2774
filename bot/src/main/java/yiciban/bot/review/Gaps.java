package yiciban.bot.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.RejectedInput;

/** 知识缺口 as they are kept, to read. Needs a database and nothing else, so that the command line lists them, too. */
public final class Gaps {

    /** Wordings shown per gap. */
    public static final int WORDINGS = 10;

    /** Gaps listed at once, the most urgent: more than staff of a district can work off. */
    private static final int LISTED = 10_000;

    private static final Duration WEEK = Duration.ofDays(7);

    /** The newest turn names what went wrong. */
    private static final String GAPS = """
            select gap.id, gap.status, gap.queue, gap.entry, gap.office, gap.assigned, gap.owner, gap.due, gap.noise,
                gap.draft, gap.version, gap.opened_at,
                count(one.turn) as asked, max(one.asked_at) as last_asked,
                count(distinct wording.words) as wordings,
                count(distinct case when one.resolved_at is null then wording.words end) as waiting,
                sum(case when one.asked_at >= :lately then 1 else 0 end) as lately,
                sum(case when one.asked_at >= :earlier and one.asked_at < :lately then 1 else 0 end) as earlier,
                (select reason from gap_question newest join gap_wording its on its.words = newest.words
                    where its.gap = gap.id order by newest.asked_at desc, newest.turn desc limit 1) as reason
            from gap join gap_wording wording on wording.gap = gap.id
                join gap_question one on one.words = wording.words
            """;

    private static final String GROUPED = """
             group by gap.id, gap.status, gap.queue, gap.entry, gap.office, gap.assigned, gap.owner, gap.due, gap.noise,
                gap.draft, gap.version, gap.opened_at
            """;

    /** Noise comes last, whatever else is wanted. */
    private static final String BY_COUNT = """
             order by case when gap.noise is null then 0 else 1 end, asked desc, last_asked desc, gap.id
            limit :limit offset :offset""";

    private static final String BY_DAY = """
             order by gap.due, asked desc, last_asked desc, gap.id limit :limit offset :offset""";

    private final JdbcClient sql;
    private final Clock clock;

    public Gaps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What there is still to do, the one asked most often first, what is no matter of the office last. */
    public List<Gap> open() {
        return list("where gap.status in ('open', 'drafted')", Map.of(), LISTED, 0);
    }

    /** One page of what a list wants; what is late by its day, the latest first. */
    List<Gap> list(GapFilter filter) {
        return list(
                filter.where(),
                GROUPED + (filter.overdue() ? BY_DAY : BY_COUNT),
                filter.params(today()),
                GapFilter.PAGE,
                (filter.page() - 1) * GapFilter.PAGE);
    }

    /** On all pages. */
    int count(GapFilter filter) {
        return sql.sql("select count(*) from gap " + filter.where())
                .params(filter.params(today()))
                .query(Integer.class)
                .single();
    }

    private List<Gap> list(String where, Map<String, ?> params, int limit, int offset) {
        return list(where, GROUPED + BY_COUNT, params, limit, offset);
    }

    private List<Gap> list(String where, String order, Map<String, ?> params, int limit, int offset) {
        Instant now = clock.instant();
        return sql.sql(GAPS + where + order)
                .params(params)
                .param("lately", now.minus(WEEK).toEpochMilli())
                .param("earlier", now.minus(WEEK).minus(WEEK).toEpochMilli())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> gap(row))
                .list();
    }

    /** The gap of this id, or the one it was merged into. */
    public Optional<Gap> find(String id) {
        String at = id;
        for (Optional<String> into = merged(at); into.isPresent(); into = merged(at)) {
            at = into.get();
        }
        return list("where gap.id = :id", Map.of("id", at), 1, 0).stream().findFirst();
    }

    /**
     * The gap of this id, or the one it was merged into.
     *
     * @throws RejectedInput when there is none of this id
     */
    public Gap get(String id) {
        return find(id).orElseThrow(() -> new RejectedInput("id", "没有编号为 %s 的问题。".formatted(id)));
    }

    private Optional<String> merged(String id) {
        return sql.sql("select merged_into from gap where id = :id and merged_into is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** How many there are to do and how many of them are late, for one office; for all when it is empty. */
    Backlog backlog(String office) {
        return sql.sql("""
                        select count(*) as pending, coalesce(sum(case when due < :today then 1 else 0 end), 0) as late
                        from gap where status in ('open', 'drafted') and noise is null
                            and (:office = '' or office = :office)""")
                .param("today", today().toString())
                .param("office", office)
                .query((row, n) -> new Backlog(row.getInt("pending"), row.getInt("late")))
                .single();
    }

    /** The last day by which something is to be done, for one office or all; empty when nothing is. */
    Optional<LocalDate> lastDue(String office) {
        return sql.sql("""
                        select max(due) from gap where status in ('open', 'drafted') and noise is null
                            and (:office = '' or office = :office)""")
                .param("office", office)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(LocalDate::parse);
    }

    /** 积压: what is to be done, and what of it is late. */
    record Backlog(int pending, int late) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Gap gap(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Gap(
                id,
                wordings(id),
                Gap.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Gap.Queue.valueOf(row.getString("queue").toUpperCase(Locale.ROOT)),
                Gap.Kind.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("entry"),
                row.getString("office"),
                row.getBoolean("assigned"),
                row.getString("owner"),
                LocalDate.parse(row.getString("due")),
                row.getString("noise"),
                row.getString("draft"),
                row.getInt("asked"),
                row.getInt("wordings"),
                row.getInt("waiting"),
                row.getInt("lately"),
                row.getInt("earlier"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("last_asked")),
                row.getInt("version"));
    }

    /** As they were typed, the newest first. */
    private List<String> wordings(String gap) {
        return sql.sql("""
                        select question, max(asked_at) as at from gap_question
                        where words in (select words from gap_wording where gap = :gap)
                        group by question order by at desc, question limit :limit""")
                .param("gap", gap)
                .param("limit", WORDINGS)
                .query((row, n) -> row.getString("question"))
                .list();
    }

    /** Every question of a gap, the newest first. */
    public List<Asking> questions(String gap, int limit) {
        return sql.sql(Asking.SELECT + """
                        join gap_wording wording on wording.words = one.words
                        where wording.gap = :gap order by one.asked_at desc, one.turn desc limit :limit""")
                .param("gap", gap)
                .param("limit", limit)
                .query(Asking::of)
                .list();
    }

    /** What was done about a gap and said about it, the oldest first. */
    List<GapEvent> events(String gap) {
        return sql.sql("select at, actor, action, remark from gap_event where gap = :gap order by id limit :limit")
                .param("gap", gap)
                .param("limit", LISTED)
                .query((row, n) -> new GapEvent(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("remark")))
                .list();
    }

    /** What waits for a second person's yes. */
    Optional<Note> note(String gap) {
        return sql.sql("select author, text, entry from gap_note where gap = :gap")
                .param("gap", gap)
                .query((row, n) -> new Note(row.getString("author"), row.getString("text"), row.getString("entry")))
                .optional();
    }

    /** The wordings of a gap by their words, as they were first asked. */
    Map<String, String> byWords(String gap) {
        var byWords = new LinkedHashMap<String, String>();
        sql.sql("select words, question from gap_wording where gap = :gap order by words")
                .param("gap", gap)
                .query((row, n) -> byWords.put(row.getString("words"), row.getString("question")))
                .list();
        return byWords;
    }
}
