package yiciban.bot.review;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.AnsweredLater;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.conversation.RetentionSettings;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Believable;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Ids;
import yiciban.bot.system.SetClock;

/** The small office of {@link Desk} with its ledger, citizens who ask, and somebody who hears of later answers. */
final class Town implements AutoCloseable {

    static final Budget ENOUGH = new Budget(Duration.ofMinutes(10));

    static final Answer NOTHING = new Answer.NotFound("没有找到能回答这个问题的资料。", List.of(), 0.1);

    final Desk desk;
    final SetClock clock = new SetClock();
    final Ledger ledger;
    final Working working;
    final Responding responding;
    /** Turns that were told, with what. */
    final List<String> told = new ArrayList<>();

    /** Stands in for whoever tells citizens. */
    AnsweredLater later = (turn, answer) -> {
        told.add(turn + " " + answer.text());
        desk().sql("update wish set status = 'ready' where turn = :turn and status = 'waiting'")
                .param("turn", turn)
                .update();
    };

    private final String letter;
    private int turns;

    Town(Engine engine, Path folder) {
        this(engine, folder, "t");
    }

    /**
     * Another town of the same folder is another node.
     *
     * @param letter its turns begin with it
     */
    Town(Engine engine, Path folder, String letter) {
        this.letter = letter;
        desk = new Desk(engine, folder);
        ledger = new Ledger(
                desk.sql,
                Audit.on(desk.database, clock),
                desk.shelves,
                Deadlines.of(5, clock),
                clock,
                new Ids(clock, new Random(letter.hashCode())));
        working = ledger.working();
        responding = ledger.responding((turn, answer) -> later.answered(turn, answer));
    }

    private JdbcClient desk() {
        return desk.sql;
    }

    /** Asks in a new conversation, and is answered from what is published. */
    String asks(String question) {
        return asks("c" + turns, question, answered(question));
    }

    /** Asks, and is told this. */
    String asks(String conversation, String question, @Nullable Answer answer) {
        turns++;
        clock.advance(Duration.ofSeconds(1));
        String id = letter + "%03d".formatted(turns);
        desk.sql
                .sql("insert into conversation (id, channel, address, begun_at) values (:id, 'web', :id, 0)"
                        + " on conflict (id) do nothing")
                .param("id", conversation)
                .update();
        desk.sql
                .sql("""
                        insert into turn (id, conversation, number, message, question, masked, asked_at, outcome, answer,
                            subject)
                        values (:id, :conversation, :number, :id, :question, false, :at, :outcome, :answer, :subject)""")
                .param("id", id)
                .param("conversation", conversation)
                .param("number", turns)
                .param("question", question)
                .param("at", clock.millis())
                .param("outcome", answer == null ? null : answer.outcome())
                .param("answer", answer == null ? null : PastTurns.written(answer))
                .param(
                        "subject",
                        answer == null || answer.inHand() == null
                                ? null
                                : answer.inHand().value())
                .update();
        return id;
    }

    void marks(String turn, boolean helpful) {
        desk.sql
                .sql("update turn set helpful = :helpful where id = :id")
                .param("helpful", helpful)
                .param("id", turn)
                .update();
    }

    /** 有答案时告诉我. */
    void wishes(String turn) {
        desk.sql.sql("""
                        insert into wish (id, turn, conversation, status, wished_at)
                        select 'w-' || id, id, conversation, 'waiting', :at from turn where id = :turn""").param("turn", turn).param("at", clock.millis()).update();
    }

    Answer answered(String question) {
        return desk.current().answering().answer(Question.of(question, LocalDateTime.now(clock)), List.of());
    }

    /** What the server does every other second, as a server that was started just now. */
    void sweep() {
        new Sweep(
                        ledger.entering(),
                        ledger.overlooked(desk, ENOUGH),
                        ledger.gathering(desk, ENOUGH),
                        ledger.askingAgain(desk, (turn, answer) -> later.answered(turn, answer), ENOUGH),
                        ledger.settling(desk, ENOUGH),
                        new RetentionSettings(Duration.ofDays(180)),
                        clock,
                        new Believable(clock, clock::nanos, Optional.empty()))
                .sweep();
    }

    List<Gap> open() {
        return ledger.gaps().open();
    }

    Gap only() {
        List<Gap> open = open();
        if (open.size() != 1) {
            throw new AssertionError("not one gap: " + open);
        }
        return open.getFirst();
    }

    @Override
    public void close() throws IOException {
        desk.close();
    }
}
