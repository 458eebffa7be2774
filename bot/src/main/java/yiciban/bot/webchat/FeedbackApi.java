package yiciban.bot.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Rating;

/** 评价 for programs; a turn's id is the {@code id} of its answer in {@code replies}. */
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/turns/{turn}")
class FeedbackApi {

    private static final String NEEDED =
            "请填其中一项：level（1 非常满意到 5 非常不满意）、helpful（true 或 false）、reason（off_point、outdated、unclear、other，可加 remark）。";

    private final Conversations conversations;
    private final JsonMapper json;

    FeedbackApi(Conversations conversations, JsonMapper json) {
        this.conversations = conversations;
        this.json = json;
    }

    @PostMapping(path = "/rating", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(@PathVariable String conversation, @PathVariable String turn, HttpServletRequest request)
            throws IOException {
        JsonNode body = QuestionBody.root(QuestionsApi.read(request), json);
        String remark = text(body, "remark");
        Rating rating = RatingForm.rating(
                        body.path("helpful").isBoolean() ? body.path("helpful").booleanValue() : null,
                        body.path("level").isInt() ? body.path("level").intValue() : null,
                        text(body, "reason"),
                        remark == null ? "" : remark)
                .orElseThrow(() -> new Refusal(HttpStatus.BAD_REQUEST, NEEDED));
        if (!Tokens.unguessable(conversation) || !conversations.rate(ChatPage.CHANNEL, conversation, turn, rating)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "没有这条回答，请核对 conversation 和回答的 id。");
        }
    }

    private static @Nullable String text(JsonNode body, String field) {
        JsonNode value = body.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return Errors.problem(refusal.status(), refusal.getMessage(), refusal.retryAfter());
    }
}
