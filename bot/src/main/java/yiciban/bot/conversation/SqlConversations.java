package yiciban.bot.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import yiciban.analysis.Normaliser;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.Reply.Taken;
import yiciban.bot.system.Ids;
import yiciban.bot.system.Masking;
import yiciban.bot.system.Masking.Masked;

/** 会话 in the database. A question is committed before it is answered, so that no crash loses it. */
final class SqlConversations implements Conversations {

    /**
     * How long what was said before is still meant: whoever comes back after half an hour begins anew, and “要带什么” is
     * then about nothing.
     */
    static final Duration REMEMBERED = Duration.ofMinutes(30);

    /** Turns looked back at; a choice and its correction need three, nobody refers to what scrolled away. */
    static final int HISTORY = 6;

    /** A turn without answer this old was left behind by a crash: answering takes milliseconds. */
    static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    /** Turns answered in one sweep; the next comes soon. */
    private static final int SWEEP = 100;

    /** What is read of a text at all. No channel lets more through. In characters. */
    private static final int READ = 10_000;

    /** What is stored of a question: enough to see that it was too long, and how it began. In characters. */
    private static final int STORED = 1_000;

    private static final String TOO_FAST = "您问得有点快，请稍等一分钟再问。";

    private static final String BUSY = "现在问的人很多，请稍候几秒再发一次。";

    private static final Logger LOG = LoggerFactory.getLogger(SqlConversations.class);

    private final Turns turns;
    private final Halves halves;
    private final Asides asides;
    private final Ratings ratings;
    private final Answers answers;
    private final Standing standing;
    private final RateLimit limit;
    private final Crowd crowd;
    private final Switches switches;
    private final Meters meters;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;
    private final Lanes lanes = new Lanes();

    SqlConversations(
            Turns turns,
            Asides asides,
            Ratings ratings,
            Answers answers,
            Standing standing,
            RateLimit limit,
            Crowd crowd,
            Switches switches,
            Meters meters,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        this.turns = turns;
        this.halves = new Halves(turns, events);
        this.asides = asides;
        this.ratings = ratings;
        this.answers = answers;
        this.standing = standing;
        this.limit = limit;
        this.crowd = crowd;
        this.switches = switches;
        this.meters = meters;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Reply receive(Inbound inbound) {
        long start = System.nanoTime();
        Masked question = question(inbound);
        Optional<String> notice = switches.notice(inbound.channel());
        if (notice.isPresent()) {
            return notTaken(question, Taken.OFF, notice.get(), start);
        }
        if (inbound.client().isEmpty()) {
            return take(inbound, question, start); // the channel itself sees to it that there are not too many
        }
        if (!limit.allows(inbound.client())) {
            meters.limited();
            return notTaken(question, Taken.TOO_FAST, TOO_FAST, start);
        }
        if (!crowd.enter()) {
            meters.busy();
            return notTaken(question, Taken.BUSY, BUSY, start);
        }
        try {
            return take(inbound, question, start);
        } finally {
            crowd.leave();
        }
    }

    private static Reply notTaken(Masked question, Taken why, String said, long start) {
        return new Reply("", question.text(), new Answer.Declined(said), question.found(), why, since(start));
    }

    private Reply take(Inbound inbound, Masked question, long start) {
        return lanes.in(inbound.channel(), inbound.conversation(), () -> {
            Turn turn = turns.accept(inbound, question.text(), question.found(), clock.instant());
            Answer stored = turn.answer();
            Duration took = Duration.ofNanos(turn.tookMicros() * 1_000);
            if (stored != null) {
                Answer shown = standing.of(turn.question(), stored);
                return new Reply(turn.id(), turn.question(), shown, turn.masked(), Taken.TAKEN, took);
            }
            Turn whole = halves.masked(inbound.channel(), inbound.conversation(), turn);
            Answer answer = complete(whole, start);
            return new Reply(whole.id(), whole.question(), answer, whole.masked(), Taken.TAKEN, since(start));
        });
    }

    @Override
    public boolean crowded() {
        boolean full = crowd.full();
        if (full) {
            meters.busy();
        }
        return full;
    }

    @Override
    public Optional<String> notice(String channel) {
        return switches.notice(channel);
    }

    @Override
    public List<Turn> turns(String channel, String conversation) {
        return Inbound.isId(conversation)
                ? turns.last(channel, conversation, SHOWN).stream()
                        .map(this::shownAgain)
                        .toList()
                : List.of();
    }

    private Turn shownAgain(Turn turn) {
        Answer given = turn.answer();
        return given == null
                ? turn
                : new Turn(
                        turn.id(),
                        turn.number(),
                        turn.question(),
                        turn.masked(),
                        turn.askedAt(),
                        standing.of(turn.question(), given),
                        turn.tookMicros(),
                        turn.helpful());
    }

    @Override
    public boolean rate(String channel, String conversation, String turn, Rating rating) {
        return Inbound.isId(conversation)
                && Inbound.isId(turn)
                && turns.find(channel, conversation, turn)
                        .filter(rated -> rated.answer() != null)
                        .map(rated -> ratings.rate(rated.id(), rating, clock.instant()))
                        .isPresent();
    }

    @Override
    public Map<String, Rating> ratings(String channel, String conversation) {
        return Inbound.isId(conversation) ? ratings.of(channel, conversation) : Map.of();
    }

    /** Answers what was stored but not answered; returns how many. */
    int recover() {
        List<Turns.Waiting> left = turns.waiting(clock.instant().minus(LEFT_BEHIND), SWEEP);
        for (Turns.Waiting waiting : left) {
            lanes.in(
                    waiting.channel(),
                    waiting.address(),
                    () -> turns.find(waiting.turn().id())
                            .filter(turn -> turn.answer() == null)
                            .map(turn -> halves.masked(waiting.channel(), waiting.address(), turn))
                            .map(turn -> complete(turn, System.nanoTime())));
        }
        return left.size();
    }

    /** Answers and stores; an answer that cannot be stored is given all the same, and stored by the next sweep. */
    private Answer complete(Turn turn, long start) {
        Answer answer = answered(turn);
        Duration took = since(start);
        try {
            if (turns.answer(turn.id(), answer, took.toNanos() / 1_000, clock.instant())) {
                meters.answered(answer.outcome(), took);
                events.publishEvent(new TurnCompleted(turn.id(), answer.outcome()));
            }
        } catch (RuntimeException e) {
            LOG.error("the answer of turn {} could not be stored or announced", turn.id(), e);
        }
        return answer;
    }

    /**
     * The boundary: whatever goes wrong while answering, the citizen gets a number and the log the cause. Only when what
     * was said before cannot be read, the question waits and is answered later: that is no answer's fault.
     */
    private Answer answered(Turn turn) {
        try {
            Optional<Answer> aside = asides.reply(turn);
            if (aside.isPresent()) {
                return aside.get();
            }
            List<Exchange> history = turns.before(turn, turn.askedAt().minus(REMEMBERED), HISTORY).stream()
                    .flatMap(before -> exchange(before).stream())
                    .toList();
            return answers.answer(asked(turn, clock.instant()), history); // what holds now, however long it waited
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (Throwable e) {
            String incident = ids.incident();
            LOG.error("incident {}: turn {} could not be answered", incident, turn.id(), e);
            return new Answer.Failed(incident);
        }
    }

    private Optional<Exchange> exchange(Turn turn) {
        return Optional.ofNullable(turn.answer()).map(answer -> new Exchange(asked(turn, turn.askedAt()), answer));
    }

    private Question asked(Turn turn, Instant at) {
        String text = turn.masked() ? Masking.without(turn.question()) : turn.question();
        return Question.of(text, at.atZone(clock.getZone()).toLocalDateTime());
    }

    /** Masked before it is cut: half a number would not be recognised. */
    private static Masked question(Inbound inbound) {
        Masked masked =
                Masking.mask(Normaliser.visible(cut(inbound.text(), READ)).strip());
        return new Masked(cut(masked.text(), STORED), masked.found() || inbound.masked());
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
