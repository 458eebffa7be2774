package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
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
import yiciban.catalog.EntryId;
import yiciban.config.OfficeFile;

/**
 * 分队列: whether an entry answers a wording and was not found, or none does; when it comes in, and again whenever there is
 * other content. A gap is in the queue of what is known when any of its wordings without an answer is.
 */
final class Settling {

    /** Wordings looked at in one go; the next comes soon. */
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

    Settling(
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

    /**
     * What a content says about a wording.
     *
     * @param known the published entry that answers it; null when none does
     * @param entry the nearest; null when none is near
     * @param noise why it is no matter of the office; null when it is one
     */
    record Seen(
            Meaning meaning,
            @Nullable String known,
            @Nullable String entry,
            @Nullable String noise,
            String publication) {}

    Seen seen(Library current, SameNeed need, String words, String question) {
        Meaning meaning = Meaning.of(current.gist(question), current.vector(question));
        LocalDateTime now = LocalDateTime.now(clock);
        Nearest nearest = current.nearest(Question.of(question, now));
        Alike alike = nearest.alike();
        String same = alike != null
                        && nearest.quotable()
                        && need.same(
                                meaning, Meaning.of(current.gist(alike.wording()), current.vector(alike.wording())))
                ? alike.entry().value()
                : null;
        String marked = marked(words)
                .filter(entry -> current.catalog()
                        .find(new EntryId(entry))
                        .filter(found -> found.quotableAt(now))
                        .isPresent())
                .orElse(null);
        String known = marked != null ? marked : same;
        String near =
                alike == null || alike.cosine() < NEAR ? null : alike.entry().value();
        String noise = nearest.talk() ? CHAT : nearest.cosine() < noiseBelow ? FAR : null;
        return new Seen(
                meaning, known, marked != null ? marked : near, known == null ? noise : null, current.publication());
    }

    /** The entry that an answer came from which did not satisfy. */
    private Optional<String> marked(String words) {
        return sql.sql("""
                        select subject from turn join gap_question on gap_question.turn = turn.id
                        where words = :words and reason = 'unhelpful' and subject is not null
                        order by turn.asked_at desc limit 1""").param("words", words).query(String.class).optional();
    }

    /** A gap of its own: nothing else is known of it yet. */
    void first(String gap, String words, Seen seen) {
        remember(words, seen);
        sql.sql("""
                        update gap set gathered = true, entry = :entry, queue = :queue,
                            office = case when assigned then office else coalesce(:office, office) end,
                            noise = case when noise_by_hand then noise else coalesce(noise, :noise) end
                        where id = :id""")
                .param("entry", seen.entry())
                .param("queue", seen.known() == null ? "missing" : "known")
                .param("office", office(seen.entry()))
                .param("noise", seen.noise())
                .param("id", gap)
                .update();
        rows.terms().follow(gap);
    }

    /** Another wording of a gap: one that is known makes it known. */
    void joined(String gap, String words, Seen seen) {
        remember(words, seen);
        if (seen.known() != null) {
            queue(gap, seen);
        }
    }

    private record Old(String words, String gap, String question) {}

    /** All wordings of another gap: whichever of both was known makes it known. */
    void joined(String gap, Seen seen) {
        queue(gap, seen);
    }

    /** Looks again at what has no answer yet, when there is other content; returns how many wordings. */
    int again() {
        return library.use(current -> {
            List<Old> old = old(current.publication());
            if (old.isEmpty()) {
                return 0;
            }
            SameNeed need = SameNeed.shipped(current::apart);
            Budget.Spent spent = budget.begin();
            int looked = 0;
            for (Old one : old) {
                if (spent.all()) {
                    break;
                }
                Seen seen = seen(current, need, one.words(), one.question());
                transactions.executeWithoutResult(status -> {
                    remember(one.words(), seen);
                    queue(one.gap(), seen);
                });
                looked++;
            }
            return looked;
        });
    }

    /** Asked of this content already, and not answered by it. */
    private List<Old> old(String publication) {
        return sql.sql("""
                        select words, gap.id, question from gap_wording join gap on gap.id = gap_wording.gap
                        where status in ('open', 'drafted') and gathered = true and asked_of = :publication
                            and (settled_of is null or settled_of <> :publication)
                        order by opened_at, gap.id, words limit :limit""")
                .param("publication", publication)
                .param("limit", AT_ONCE)
                .query((row, n) -> new Old(row.getString("words"), row.getString("id"), row.getString("question")))
                .list();
    }

    private void remember(String words, Seen seen) {
        sql.sql("update gap_wording set known = :known, settled_of = :publication where words = :words")
                .param("known", seen.known())
                .param("publication", seen.publication())
                .param("words", words)
                .update();
    }

    /** What a person said about office and noise stays; who has claimed it keeps it. */
    private void queue(String gap, Seen seen) {
        Optional<String> known =
                sql.sql("""
                        select known from gap_wording where gap = :gap and known is not null and exists
                            (select 1 from gap_question where gap_question.words = gap_wording.words
                                and resolved_at is null)
                        order by known limit 1""").param("gap", gap).query(String.class).optional();
        String queue = known.isPresent() ? "known" : "missing";
        String entry = known.orElse(seen.entry());
        boolean other = sql.sql("update gap set queue = :queue where id = :id and queue <> :queue")
                        .param("queue", queue)
                        .param("id", gap)
                        .update()
                == 1;
        sql.sql("""
                        update gap set entry = coalesce(:entry, entry),
                            office = case when assigned or owner is not null then office else coalesce(:office, office) end,
                            noise = case when noise_by_hand or :queue = 'missing' then noise end
                        where id = :id""")
                .param("entry", entry)
                .param("office", known.map(this::office).orElse(null))
                .param("queue", queue)
                .param("id", gap)
                .update();
        rows.terms().follow(gap);
        if (other) {
            Gap.Queue now = known.isPresent() ? Gap.Queue.KNOWN : Gap.Queue.MISSING;
            rows.event(gap, Actor.program().name(), "换队列", now.label());
        }
    }

    private @Nullable String office(@Nullable String entry) {
        return Optional.ofNullable(entry)
                .flatMap(shelves::filed)
                .map(Filed::office)
                .orElse(null);
    }
}
