package yiciban.bot.webchat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reason;

/** 评价 below an answer: 有用/没用 with one press, the five levels and the reason for whoever wants to say more. */
@Controller
class RatingForm {

    private final Conversations conversations;
    private final Tokens tokens;

    RatingForm(Conversations conversations, Tokens tokens) {
        this.conversations = conversations;
        this.tokens = tokens;
    }

    @PostMapping(
            path = "/chat/{conversation}/turns/{turn}/rating",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView rate(
            @PathVariable String conversation,
            @PathVariable String turn,
            @RequestParam(required = false) @Nullable Boolean helpful,
            @RequestParam(required = false) @Nullable Integer level,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String size,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        Rating rating = rating(helpful, level, reason, remark)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (!conversations.rate(ChatPage.CHANNEL, ChatPage.known(conversation), turn, rating)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (htmx == null) {
            return ChatPage.toLog(conversation, turn, size);
        }
        Rating said = conversations.ratings(ChatPage.CHANNEL, conversation).get(turn);
        var rated = ShownTurn.rated(turn, rating.helpful(), said);
        var page = new Page(conversation, List.of(rated), List.of(), null, ChatPage.isLarge(size), tokens);
        return new ModelAndView("webchat/exchange :: rated", "page", page);
    }

    /** The button that was pressed decides; the text field comes along with each. Empty when it makes no sense. */
    static Optional<Rating> rating(
            @Nullable Boolean helpful, @Nullable Integer level, @Nullable String reason, String remark) {
        if (level != null) {
            return Level.of(level).map(Rating::of);
        }
        if (helpful != null && helpful) {
            return Optional.of(Rating.of(true));
        }
        if (reason != null) {
            return Reason.of(reason).map(known -> Rating.because(known, remark));
        }
        return helpful == null && remark.isBlank() ? Optional.empty() : Optional.of(Rating.because(null, remark));
    }
}
