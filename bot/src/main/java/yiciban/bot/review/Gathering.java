package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Alike;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Nearest;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.knowledge.Filed;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Actor;
import yiciban.config.OfficeFile;

/**
 * 归并: new gaps join the gap of their need, or stay and get a queue, an office, and perhaps the mark of noise. In the order
 * they were opened, each once, so that the same questions always make the same gaps.
 */
final class Gathering {

    /** Wordings held against a new one, the newest: a year of a district. */
    private static final int KNOWN = 20_000;

    /** Gaps gathered in one go; the next comes soon. */
    private static final int AT_ONCE = 200;

    /** An entry farther than this says nothing about the office. Cosine. */
    private static final double NEAR = 0.6;

    private static final String CHAT = "闲谈";
    private static final String FAR = "与政务无关";

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final LiveLibrary library;
    private final Shelves shelves;
    private final Rows rows;
    private final Clock clock;
    private final Budget budget;
    private final double noiseBelow =
            Double.parseDouble(String.valueOf(OfficeFile.yaml("gaps.yml").get("noise_below")));

    /** Read before, by their words: a vector never changes. */
    private final Map<String, Meaning> meanings = new HashMap<>();

    Gathering(
            JdbcClient sql,
            TransactionOperations transactions,
            LiveLibrary library,
            Shelves shelves,
            Rows rows,
            Clock clock,
            Budget budget) {
        this.sql = sql;
        this.transactions = transactions;
        this.library = library;
        this.shelves = shelves;
        this.rows = rows;
        this.clock = clock;
        this.budget = budget;
    }

    /** A gap that was held against no other yet; all its questions have the same words. */
    private record Fresh(String gap, int version, String words, String question) {}

    /** What is known of a new wording. */
    private record Seen(Meaning meaning, Nearest nearest, boolean known) {}

    /** Gathers what is new; returns how much that was. */
    synchronized int gather() {
        List<Fresh> fresh = fresh();
        if (fresh.isEmpty()) {
            return 0;
        }
        return library.use(current -> {
            SameNeed need = SameNeed.shipped(current::apart);
            Map<String, List<Meaning>> gaps = gaps(current);
            Budget.Spent spent = budget.begin();
            int gathered = 0;
            for (Fresh one : fresh) {
                if (spent.all()) {
                    break;
                }
                gathered++;
                Seen seen = seen(current, need, one.question());
                meanings.put(one.words(), seen.meaning());
                String home = one.version() == 1 ? home(need, seen.meaning(), gaps) : null;
                String kept = transactions.execute(status -> keep(one, seen, home));
                gaps.computeIfAbsent(kept, none -> new ArrayList<>()).add(seen.meaning());
            }
            return gathered;
        });
    }

    private List<Fresh> fresh() {
        return sql.sql("""
                        select gap.id, version, words, question
                        from gap join gap_wording on gap_wording.gap = gap.id
                        where gathered = false order by opened_at, gap.id limit :limit""")
                .param("limit", AT_ONCE)
                .query((row, n) -> new Fresh(
                        row.getString("id"), row.getInt("version"), row.getString("words"), row.getString("question")))
                .list();
    }

    private Seen seen(Library current, SameNeed need, String question) {
        Meaning meaning = Meaning.of(current.gist(question), current.vector(question));
        Nearest nearest = current.nearest(Question.of(question, LocalDateTime.now(clock)));
        boolean known = Optional.ofNullable(nearest.alike())
                .filter(alike -> nearest.quotable())
                .filter(alike ->
                        need.same(meaning, Meaning.of(current.gist(alike.wording()), current.vector(alike.wording()))))
                .isPresent();
        return new Seen(meaning, nearest, known);
    }

    private static @Nullable String home(SameNeed need, Meaning wording, Map<String, List<Meaning>> gaps) {
        String home = null;
        double best = 0;
        for (Map.Entry<String, List<Meaning>> gap : gaps.entrySet()) {
            double fits = need.fits(wording, gap.getValue());
            if (fits > best) {
                best = fits;
                home = gap.getKey();
            }
        }
        return home;
    }

    /** Wordings by their gap, the oldest gap first. */
    private Map<String, List<Meaning>> gaps(Library current) {
        var gaps = new LinkedHashMap<String, List<Meaning>>();
        sql.sql("""
                        select gap.id, words, question, vector from gap join gap_wording on gap_wording.gap = gap.id
                        where gathered = true and vector is not null and status <> 'merged'
                        order by opened_at, gap.id, words limit :limit""")
                .param("limit", KNOWN)
                .query((row, n) -> gaps.computeIfAbsent(row.getString("id"), none -> new ArrayList<>())
                        .add(meaning(
                                current, row.getString("words"), row.getString("question"), row.getString("vector"))))
                .list();
        return gaps;
    }

    private Meaning meaning(Library current, String words, String question, String vector) {
        return meanings.computeIfAbsent(words, none -> Meaning.read(current.gist(question), vector));
    }

    /** The gap its questions are in from now on. */
    private String keep(Fresh one, Seen seen, @Nullable String home) {
        sql.sql("update gap_wording set vector = :vector where words = :words")
                .param("vector", seen.meaning().stored())
                .param("words", one.words())
                .update();
        if (home != null && rows.merge(one.gap(), one.version(), home)) {
            if (rows.reopen(home, clock.instant())) {
                rows.event(home, Actor.program().name(), "重新打开", "又有人问：" + one.question());
            }
            return home;
        }
        settle(one, seen);
        return one.gap();
    }

    private void settle(Fresh one, Seen seen) {
        String entry = entry(one, seen);
        String office = Optional.ofNullable(entry)
                .flatMap(shelves::filed)
                .map(Filed::office)
                .orElse(null);
        String noise = seen.nearest().talk() ? CHAT : seen.nearest().cosine() < noiseBelow ? FAR : null;
        boolean known = seen.known() || marked(one.words()) != null;
        sql.sql("""
                        update gap set gathered = true, entry = :entry, queue = :queue,
                            office = case when assigned then office else coalesce(:office, office) end,
                            noise = case when noise_by_hand then noise else coalesce(noise, :noise) end
                        where id = :id""")
                .param("entry", entry)
                .param("queue", known ? "known" : "missing")
                .param("office", office)
                .param("noise", known ? null : noise)
                .param("id", one.gap())
                .update();
    }

    private @Nullable String entry(Fresh one, Seen seen) {
        String marked = marked(one.words());
        if (marked != null) {
            return marked;
        }
        Alike alike = seen.nearest().alike();
        return alike == null || alike.cosine() < NEAR ? null : alike.entry().value();
    }

    /** The entry that an answer came from which did not satisfy. */
    private @Nullable String marked(String words) {
        return sql.sql("""
                        select subject from turn join gap_question on gap_question.turn = turn.id
                        where words = :words and reason = 'unhelpful' and subject is not null
                        order by turn.asked_at desc limit 1""").param("words", words).query(String.class).optional().orElse(null);
    }
}
