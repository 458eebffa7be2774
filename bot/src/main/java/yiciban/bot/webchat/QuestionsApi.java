package yiciban.bot.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import yiciban.bot.conversation.AnswerJson;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.Turn;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.Wishes;
import yiciban.bot.system.Sender;

/** The same chat for programs. */
@RestController
@RequestMapping("/api/v1")
class QuestionsApi {

    private static final long NANOS_PER_MICRO = 1_000;

    private final Conversations conversations;
    private final Wishes wishes;
    private final Tokens tokens;
    private final JsonMapper json;

    QuestionsApi(Conversations conversations, Wishes wishes, Tokens tokens, JsonMapper json) {
        this.conversations = conversations;
        this.wishes = wishes;
        this.tokens = tokens;
        this.json = json;
    }

    /** Answers a question: the object of {@code ask --jsonl}, plus the conversation to continue. */
    @PostMapping(path = "/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode ask(HttpServletRequest request) throws IOException {
        QuestionBody body = QuestionBody.parse(read(request), json);
        String conversation = body.conversation() == null ? tokens.next() : body.conversation();
        String id = body.id() == null ? tokens.next() : body.id();
        Reply reply = conversations.receive(
                new Inbound(ChatPage.CHANNEL, conversation, id, Sender.of(request.getRemoteAddr()), body.text()));
        if (reply.taken() != Reply.Taken.TAKEN) {
            throw new Refusal(
                    reply.taken() == Reply.Taken.TOO_FAST
                            ? HttpStatus.TOO_MANY_REQUESTS
                            : HttpStatus.SERVICE_UNAVAILABLE,
                    reply.answer().text());
        }
        long micros = reply.took().toNanos() / NANOS_PER_MICRO;
        ObjectNode answer = json.valueToTree(AnswerJson.of(id, reply.answer(), micros));
        return answer.put("conversation", conversation);
    }

    /**
     * What was answered after turn {@code after}, so that a program that lost the connection can catch up; of a longer
     * absence the last {@link Conversations#SHOWN}. And, whatever {@code after} is, what came later to questions that had
     * no answer; reading it here does not make it seen.
     */
    @GetMapping("/conversations/{conversation}/replies")
    Replies replies(@PathVariable String conversation, @RequestParam(defaultValue = "0") String after) {
        if (!Tokens.unguessable(conversation)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "没有这个会话，请核对 conversation。");
        }
        int from = number(after);
        return new Replies(
                conversations.turns(ChatPage.CHANNEL, conversation).stream()
                        .filter(turn -> turn.number() > from)
                        .map(ReplyJson::of)
                        .toList(),
                wishes.told(ChatPage.CHANNEL, conversation).stream()
                        .flatMap(LaterJson::of)
                        .toList());
    }

    /** Without {@code later} where nothing came, as it was before anything could. */
    record Replies(
            List<ReplyJson> replies,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LaterJson> later) {}

    /**
     * An answer that came later, as JSON.
     *
     * @param askedAt when the question was asked, ISO 8601
     * @param seen whether the page has shown it
     * @param answer its id is the turn's
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record LaterJson(String question, String askedAt, String toldAt, boolean seen, AnswerJson answer) {
        static Stream<LaterJson> of(Wish wish) {
            var answer = wish.answer();
            var told = wish.toldAt();
            return answer == null || told == null
                    ? Stream.empty()
                    : Stream.of(new LaterJson(
                            wish.question(),
                            wish.askedAt().toString(),
                            told.toString(),
                            wish.seen(),
                            AnswerJson.of(wish.turn(), answer, 0)));
        }
    }

    /**
     * A turn as JSON.
     *
     * @param n place in the conversation, from 1
     * @param answer null while it is being worked on
     */
    record ReplyJson(int n, String question, @Nullable AnswerJson answer) {
        static ReplyJson of(Turn turn) {
            var answer = turn.answer();
            return new ReplyJson(
                    turn.number(),
                    turn.question(),
                    answer == null ? null : AnswerJson.of(turn.id(), answer, turn.tookMicros()));
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return Errors.problem(refusal.status(), refusal.getMessage(), refusal.retryAfter());
    }

    /** Reads one byte more than allowed at most: a length that was not announced is no way round the limit. */
    static byte[] read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(QuestionBody.MAX_BYTES + 1);
        if (body.length > QuestionBody.MAX_BYTES) {
            throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, Errors.advice(HttpStatus.CONTENT_TOO_LARGE));
        }
        return body;
    }

    private static int number(String after) {
        try {
            return Math.max(0, Integer.parseInt(after));
        } catch (NumberFormatException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "after 应是整数：已收到的最后一条的 n，从 0 开始。");
        }
    }
}
