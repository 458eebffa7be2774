package yiciban.bot.knowledge;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Ids;
import yiciban.bot.system.SetClock;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/** A small office on a real database: three entries, its people, and the library that answers from them. */
public final class Desk implements AutoCloseable, LiveLibrary {

    public static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    public static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    public static final Hand LI = hand("li", "民政", Role.EDITOR);
    public static final Hand WANG = hand("wang", "公安", Role.EDITOR);
    static final Hand ZHAO = hand("zhao", "民政", Role.REVIEWER);
    public static final Hand CHEN = hand("chen", StaffMember.EVERY_OFFICE, Role.REVIEWER);
    public static final Hand ADMIN = hand("admin", StaffMember.EVERY_OFFICE, Role.ADMIN);

    public static final String DOG = "guide-001";
    static final String CAT = "guide-002";
    public static final String WEDDING = "faq-001";

    public final HikariDataSource database;
    public final JdbcClient sql;
    public final Shelves shelves;
    final SetClock clock = new SetClock();
    public final Editing editing;
    final Live live;
    final Publishing publishing;
    final Importing importing;
    /** Questions whose right answer is known. */
    final List<Judgment> golden =
            new ArrayList<>(List.of(judgment("g-1", "养犬登记多少钱", DOG, "元"), judgment("g-2", "结婚登记要钱吗", WEDDING, "不收费")));

    /** Of the entries that every desk begins with: what a desk has besides is all that must be embedded for it. */
    private static final class First {
        static final Library LIBRARY = Library.open(Content.seeds(seeds("500元")), null, (done, all) -> {});
    }

    /** Opened when somebody asks: most tests never do, and it takes a moment. */
    private @Nullable Library library;

    private final List<Library> old = new ArrayList<>();

    /** Another desk of the same folder is another node. */
    public Desk(Engine engine, Path folder) {
        this(engine.open(folder), seeds("500元"));
    }

    Desk(HikariDataSource database, Catalog seeds) {
        this.database = database;
        sql = JdbcClient.create(database);
        clock.advance(Duration.between(clock.instant(), NOON));
        shelves = new Shelves(sql, Audit.on(database, clock), clock, new Ids(clock, new SecureRandom()));
        shelves.bringSeeds("first", () -> seeds);
        editing = shelves.editing();
        importing = shelves.importing(this);
        live = shelves.live(this);
        publishing = shelves.publishing(this, live::refresh, () -> golden);
    }

    static Catalog seeds(String fee) {
        return new Catalog(List.of(
                guide(DOG, "养犬登记", Map.of("fee", fee, "authority", "公安机关", "similar", List.of("养狗办证要多少钱"))),
                guide(CAT, "收养登记", Map.of("authority", "民政部门", "status", "draft", "fee", "不收费")),
                EntryText.of(
                                EntryKind.FAQ,
                                Map.of(
                                        "id", WEDDING,
                                        "question", "结婚登记要钱吗？",
                                        "answer", "结婚登记不收费。",
                                        "status", "published",
                                        "source", "民法典",
                                        "provenance", "见"))
                        .entry()));
    }

    static Entry guide(String id, String name, Map<String, ?> more) {
        return EntryText.of(
                        EntryKind.SERVICE_ITEM,
                        Map.of(
                                "id", id,
                                "name", name,
                                "status", "published",
                                "applicant", "个人",
                                "source", "管理条例",
                                "provenance", "见"))
                .with(more)
                .entry();
    }

    static Hand hand(String name, String office, Role role) {
        var member = new StaffMember(name, name, name, office, role, false, NOON, null, null, false, null);
        return new Hand(member, Actor.of(member, "127.0.0.1"));
    }

    private static Judgment judgment(String id, String question, String source, String text) {
        return new Judgment(
                id, "golden", List.of(question), List.of("answered"), List.of(source), List.of(List.of(text)));
    }

    /** What a citizen is told now. */
    Answer ask(String question) {
        return current().answering().answer(Question.of(question, LocalDateTime.now(clock)), List.of());
    }

    public Map<String, Object> fields(String entry) {
        Filed filed = shelves.revisions.filed(entry).orElseThrow();
        Revision base = shelves.revisions
                .open(entry)
                .orElseGet(() -> shelves.revisions
                        .find(Objects.requireNonNull(filed.live()))
                        .orElseThrow());
        return base.text(filed).fields();
    }

    /** A draft with one field changed. */
    Revision change(Hand by, String entry, String field, Object value) {
        Map<String, Object> fields = fields(entry);
        fields.put(field, value);
        int version = shelves.revisions.open(entry).map(Revision::version).orElse(0);
        return editing.save(by, entry, version, fields, "form");
    }

    /** All the way to citizens. */
    public Publication publish(Hand editor, String entry, String field, Object value) {
        change(editor, entry, field, value);
        return publish(editor, entry);
    }

    /** A draft there is, all the way to citizens. */
    public Publication publish(Hand editor, String entry) {
        editing.submit(editor, entry);
        editing.approve(CHEN, entry);
        List<Revision> ready = publishing.ready(CHEN, List.of(entry));
        publishing.run(publishing.begin(CHEN, ready), ready, (done, all) -> {});
        return publishing.publish(CHEN, ready, "", "这里没有标准问题的资料");
    }

    public List<String> log() {
        return sql.sql("select actor || ' ' || action || ' ' || subject from audit order by number")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Override
    public Library current() {
        Library open = library;
        if (open == null) {
            open = First.LIBRARY.next(shelves.contents.live(), null);
            library = open;
        }
        return open;
    }

    @Override
    public <T> T use(Function<Library, T> work) {
        return work.apply(current());
    }

    @Override
    public Library next(Content content) {
        return current().next(content, null);
    }

    @Override
    public void swap(Library next) {
        old.add(current());
        library = next;
    }

    @Override
    public void close() throws IOException {
        if (library != null) {
            library.close();
        }
        for (Library one : old) {
            one.close();
        }
        database.close();
    }
}
