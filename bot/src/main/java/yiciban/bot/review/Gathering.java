package yiciban.bot.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.Actor;

/**
 * 归并: new gaps join the gap of their need, or stay and get a queue, an office, and perhaps the mark of noise. In the order
 * they were opened, each once, so that the same questions always make the same gaps.
 */
final class Gathering {

    /** Wordings held against a new one, the newest: a year of a district. */
    private static final int KNOWN = 20_000;

    /** Gaps gathered in one go; the next comes soon. */
    private static final int AT_ONCE = 200;

    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final LiveLibrary library;
    private final Settling settling;
    private final Rows rows;
    private final Budget budget;

    /** Read before, by their words: a vector never changes. */
    private final Map<String, Meaning> meanings = new HashMap<>();

    Gathering(
            JdbcClient sql,
            TransactionOperations transactions,
            LiveLibrary library,
            Settling settling,
            Rows rows,
            Budget budget) {
        this.sql = sql;
        this.transactions = transactions;
        this.library = library;
        this.settling = settling;
        this.rows = rows;
        this.budget = budget;
    }

    /** A gap that was held against no other yet; all its questions have the same words. */
    private record Fresh(String gap, int version, String words, String question) {}

    /** Gathers what is new; returns how much that was. */
    synchronized int gather() {
        List<Fresh> fresh = fresh();
        if (fresh.isEmpty()) {
            return 0;
        }
        return library.use(current -> {
            SameNeed need = SameNeed.shipped(current::apart);
            Known known = known(current);
            Budget.Spent spent = budget.begin();
            int gathered = 0;
            for (Fresh one : fresh) {
                if (spent.all()) {
                    break;
                }
                gathered++;
                Settling.Seen seen = settling.seen(current, need, one.words(), one.question());
                meanings.put(one.words(), seen.meaning());
                known = gather(one, seen, need, known.sofar(stamp(), () -> known(current)), current);
            }
            return gathered;
        });
    }

    /** The homes are looked for before the transaction, since citizens' questions wait while one writes. */
    private Known gather(Fresh one, Settling.Seen seen, SameNeed need, Known known, Library current) {
        List<String> homes = homes(one, seen, need, known);
        return Objects.requireNonNull(transactions.execute(status -> {
            Known now = known.sofar(stamp(), () -> known(current));
            boolean same = now.stamp().equals(known.stamp());
            return keep(one, seen, need, now, same ? homes : homes(one, seen, need, now));
        }));
    }

    private static List<String> homes(Fresh one, Settling.Seen seen, SameNeed need, Known known) {
        return one.version() == 1 ? need.homes(seen.meaning(), known.gaps()) : List.of();
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

    /**
     * What new wordings are held against.
     *
     * @param stamp of the tables it was read from: another node may gather, and people merge
     * @param gaps wordings by their gap, the oldest gap first
     */
    private record Known(Stamp stamp, Map<String, List<Meaning>> gaps) {
        Known sofar(Stamp now, Supplier<Known> read) {
            return now.equals(stamp) ? this : read.get();
        }

        void add(String gap, Meaning meaning) {
            of(gap).add(meaning);
        }

        List<Meaning> of(String gap) {
            return gaps.computeIfAbsent(gap, none -> new ArrayList<>());
        }

        void merge(String from, String into) {
            of(into).addAll(of(from));
            gaps.remove(from);
        }

        boolean isOlder(String gap, String other) {
            return gaps.keySet().stream()
                    .filter(key -> key.equals(gap) || key.equals(other))
                    .findFirst()
                    .filter(gap::equals)
                    .isPresent();
        }
    }

    /** How many wordings were gathered, and how many gaps are part of another; both grow until what is half a year old is forgotten. */
    private record Stamp(int gathered, int merged) {}

    private Stamp stamp() {
        return sql.sql("""
                        select (select count(*) from gap_wording where vector is not null) as gathered,
                            (select count(*) from gap where status = 'merged') as merged""")
                .query((row, n) -> new Stamp(row.getInt("gathered"), row.getInt("merged")))
                .single();
    }

    private Known known(Library current) {
        Stamp stamp = stamp();
        var gaps = new LinkedHashMap<String, List<Meaning>>();
        sql.sql("""
                        select id, words, question, vector from
                            (select gap.id, opened_at, words, question, vector
                                from gap join gap_wording on gap_wording.gap = gap.id
                                where gathered = true and vector is not null and status <> 'merged'
                                order by opened_at desc, gap.id desc, words desc limit :limit) newest
                        order by opened_at, id, words""")
                .param("limit", KNOWN)
                .query((row, n) -> gaps.computeIfAbsent(row.getString("id"), none -> new ArrayList<>())
                        .add(meaning(
                                current, row.getString("words"), row.getString("question"), row.getString("vector"))))
                .list();
        meanings.values().retainAll(gaps.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        return new Known(stamp, gaps);
    }

    private Meaning meaning(Library current, String words, String question, String vector) {
        return meanings.computeIfAbsent(words, none -> Meaning.read(current.gist(question), vector));
    }

    /** What another node has gathered meanwhile is left as it is. Nodes do this one after the other. */
    private Known keep(Fresh one, Settling.Seen seen, SameNeed need, Known known, List<String> homes) {
        if (!rows.isFresh(one.gap())) {
            return known;
        }
        sql.sql("update gap_wording set vector = :vector where words = :words")
                .param("vector", seen.meaning().stored())
                .param("words", one.words())
                .update();
        if (!homes.isEmpty() && rows.merge(one.gap(), one.version(), homes.getFirst())) {
            String home = homes.getFirst();
            if (rows.reopen(home, rows.lastAsked(one.words()))) {
                rows.event(home, Actor.program().name(), "重新打开", "又有人问：" + one.question());
            }
            settling.joined(home, one.words(), seen);
            known.add(home, seen.meaning());
            bridge(home, homes.subList(1, homes.size()), seen, need, known);
        } else {
            settling.first(one.gap(), one.words(), seen);
            known.add(one.gap(), seen.meaning());
        }
        return new Known(stamp(), known.gaps());
    }

    /** A wording that fits several gaps shows which of them are one, as far as nobody has worked on them. */
    private void bridge(String home, List<String> others, Settling.Seen seen, SameNeed need, Known known) {
        String gap = home;
        for (String other : others) {
            if (!need.same(known.of(gap), known.of(other))) {
                continue;
            }
            String into = known.isOlder(gap, other) ? gap : other;
            String from = into.equals(gap) ? other : gap;
            if (rows.mergeUntouched(from, into)) {
                rows.event(into, Actor.program().name(), "合并", "同一件事的另一组问法");
                settling.joined(into, seen);
                known.merge(from, into);
                gap = into;
            }
        }
    }
}
