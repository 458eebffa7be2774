package yiciban.bot.webchat;

import java.io.EOFException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Source;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.Turn;
import yiciban.catalog.EntryId;

/** Conversations in memory that know one answer of every kind, chosen by a word of the question. */
class CannedConversations implements Conversations {

    static final String RESIDENCE_PERMIT = """
            居住证要满足两条：
            一、离开常住户口所在地，到湛河区居住半年以上；
            二、有合法稳定就业、合法稳定住所、连续就读三个条件中的一个。

            到居住地派出所申领，符合条件的自受理之日起 15 日内发证。""";

    private static final Answer RESTAURANT = new Answer.Answered(
            "【开办餐饮店】是“一件事一次办”：一次申请，几个部门一起办。\n一起办的事项，共 2 项：\n1. 营业执照\n2. 食品经营许可",
            List.of(new Source(new EntryId("le-016"), "开办餐饮店", "一件事", "国发〔2024〕3号", "国发〔2024〕3号", "营业执照；食品经营许可")),
            new EntryId("le-016"),
            List.of(ask("食品经营许可")),
            .9);

    private static final Pattern ID_NUMBER = Pattern.compile("\\d{17}[\\dXx]");
    private static final Duration TOOK = Duration.ofNanos(1_234_567);
    private static final long TOOK_MICROS = 1_234;

    private final Map<String, List<Turn>> turns = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();
    private final Map<String, Rating> ratings = new HashMap<>();
    private @Nullable RuntimeException broken;
    private @Nullable String notice;
    private boolean crowded;

    @Override
    public synchronized Reply receive(Inbound inbound) {
        if (broken != null) {
            throw broken;
        }
        if (notice != null) {
            return new Reply("", inbound.text(), new Answer.Declined(notice), false, Reply.Taken.OFF, TOOK);
        }
        String key = inbound.conversation() + " " + inbound.message();
        return replies.computeIfAbsent(key, k -> answer(inbound));
    }

    private Reply answer(Inbound inbound) {
        String question = ID_NUMBER.matcher(inbound.text()).replaceAll("（证件号已隐去）");
        boolean masked = !question.equals(inbound.text());
        Answer answer = canned(question);
        if (question.contains("太频繁")) {
            return new Reply("", question, answer, masked, Reply.Taken.TOO_FAST, TOOK);
        }
        List<Turn> log = turns.computeIfAbsent(inbound.conversation(), c -> new ArrayList<>());
        String id = "turn-" + Integer.toHexString(inbound.conversation().hashCode()) + "-" + (log.size() + 1);
        log.add(new Turn(id, log.size() + 1, question, masked, Instant.EPOCH, answer, TOOK_MICROS, null));
        return new Reply(id, question, answer, masked, Reply.Taken.TAKEN, TOOK);
    }

    @Override
    public synchronized boolean crowded() {
        return crowded;
    }

    @Override
    public synchronized Optional<String> notice(String channel) {
        return Optional.ofNullable(notice);
    }

    /** From now on this is said instead of an answer; null for answers. */
    synchronized void turnOff(@Nullable String said) {
        notice = said;
    }

    private static Answer canned(String question) {
        if (question.isBlank() || question.codePointCount(0, question.length()) > 200) {
            return new Answer.Declined("一次请问一件事，200 字以内。");
        } else if (question.contains("太频繁")) {
            return new Answer.Declined("您问得有点快，请过一分钟再问。");
        } else if (question.contains("着火")) {
            return new Answer.Urgent("请先离开危险的地方，再拨打 119 报火警，说清地址和有没有人被困。", "119");
        } else if (question.contains("你好")) {
            return new Answer.SmallTalk("您好，我是一次办，湛河区的政务服务问答助手。", List.of(ask("居住证怎么办")));
        } else if (question.contains("天气")) {
            return new Answer.NotFound(
                    "没有找到“" + question + "”的答案。\n我只回答湛河区的政务服务。请打 12345，或到政务服务大厅窗口问。",
                    List.of(ask("居住证怎么办"), ask("区里有多少事项能跨省通办")),
                    .08);
        } else if (question.contains("身份证")) {
            return new Answer.Clarifying(
                    "您要办的是哪一件？", List.of(ask("居民身份证换领"), ask("居民身份证丢失补领"), new Choice("在外地补办身份证", "外地身份证异地补领")), .55);
        } else if (question.contains("坏了")) {
            return new Answer.Failed("a1b2c3d4");
        } else if (question.contains("面馆")) {
            return RESTAURANT;
        }
        return new Answer.Answered(
                RESIDENCE_PERMIT,
                List.of(
                        new Source(
                                new EntryId("guide-001"),
                                "居住证申领",
                                "办事指南",
                                "《居住证暂行条例》第二条",
                                "国务院令第 663 号",
                                "公民离开常住户口所在地，到其他城市居住半年以上，符合有合法稳定就业、合法稳定住所、连续就读条件之一的，可以依照本条例的规定申领居住证。"),
                        new Source(
                                new EntryId("report-zhanhe-2022"),
                                "湛河区法治政府建设报告",
                                "报告",
                                "2022 年 第二章",
                                null,
                                "330 项政务服务实现“跨省通办”。")),
                new EntryId("guide-001"),
                List.of(new Choice("要带什么", "居住证要带什么"), new Choice("多久办好", "居住证多久办好"), new Choice("收费吗", "居住证收费吗")),
                .93);
    }

    private static Choice ask(String question) {
        return new Choice(question, question);
    }

    @Override
    public synchronized List<Turn> turns(String channel, String conversation) {
        return List.copyOf(turns.getOrDefault(conversation, List.of()));
    }

    @Override
    public synchronized boolean rate(String channel, String conversation, String turn, Rating rating) {
        List<Turn> log = turns.getOrDefault(conversation, List.of());
        for (int i = 0; i < log.size(); i++) {
            Turn t = log.get(i);
            if (t.id().equals(turn)) {
                log.set(
                        i,
                        new Turn(
                                t.id(),
                                t.number(),
                                t.question(),
                                t.masked(),
                                t.askedAt(),
                                t.answer(),
                                t.tookMicros(),
                                rating.helpful()));
                ratings.put(conversation + " " + turn, rating);
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized Map<String, Rating> ratings(String channel, String conversation) {
        String prefix = conversation + " ";
        return ratings.entrySet().stream()
                .filter(said -> said.getKey().startsWith(prefix))
                .collect(Collectors.toMap(said -> said.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** What was answered last. */
    synchronized Answer answerTo(String conversation) {
        return Objects.requireNonNull(
                turns.getOrDefault(conversation, List.of()).getLast().answer());
    }

    /** Adds a turn whose answer is still being worked on. */
    synchronized void waiting(String conversation, String question) {
        List<Turn> log = turns.computeIfAbsent(conversation, c -> new ArrayList<>());
        log.add(new Turn("turn-waiting", log.size() + 1, question, false, Instant.EPOCH, null, 0, null));
    }

    synchronized void crowd() {
        crowded = true;
    }

    synchronized void loseDatabase() {
        broken = new CannotCreateTransactionException("the secret address of the database");
    }

    synchronized void fillDisk() {
        broken = new UncategorizedSQLException("store", null, new SQLException("[SQLITE_FULL] a secret", null, 13));
    }

    /** Every connection to it is closed by the other end at once. */
    synchronized void cutConnection() {
        broken = new CannotCreateTransactionException(
                "begin", new SQLException("a secret", "08001", new EOFException()));
    }

    /** From now on every question fails as nothing should. */
    synchronized void breakDown(boolean down) {
        broken = down ? new IllegalStateException("the secret inside of the program") : null;
        crowded = false;
    }
}
