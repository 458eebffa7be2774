package yiciban.bot.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.conversation.PickUp;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Wishes;
import yiciban.bot.system.Sender;

/** 凭码查答案: an answer that came later, on another device than the one that asked. */
@Controller
class PickUpPage {

    private static final String UNKNOWN = "没有查到。请核对一下取件码：6 位，只有数字和大写字母，没有 0、1、I、L、O。也可能它已经过期，或者您已说过不用告诉了。";

    private static final String TOO_FAST = "试得有点快，请过一分钟再查。";

    private static final String NOT_YET = "还没有答案。有了会放在这里，您可以过几天再来看。急着办，请打 12345。";

    private final Wishes wishes;
    private final Tokens tokens;
    private final Clock clock;

    PickUpPage(Wishes wishes, Tokens tokens, Clock clock) {
        this.wishes = wishes;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/replies")
    ModelAndView form(@RequestParam(defaultValue = "") String size) {
        return page("", size);
    }

    /** By POST, so that codes stand in nobody's list of addresses. */
    @PostMapping(path = "/replies", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView pickUp(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String size,
            HttpServletRequest request) {
        return shown(wishes.pickUp(Sender.of(request.getRemoteAddr()), code), code, size);
    }

    /** 评价 of what was found; the page comes again, since its address must not name the code. */
    @PostMapping(path = "/replies/rating", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView rate(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable Boolean helpful,
            @RequestParam(required = false) @Nullable Integer level,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String size,
            HttpServletRequest request) {
        Rating rating = RatingForm.rating(helpful, level, reason, remark)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return shown(wishes.rate(Sender.of(request.getRemoteAddr()), code, rating), code, size);
    }

    private ModelAndView shown(PickUp found, String code, String size) {
        return switch (found) {
            case PickUp.Found(var wish, var rating) ->
                page(wish.answer() == null ? NOT_YET : "", size)
                        .addObject("reply", ShownReply.of(wish, rating, code, clock));
            case PickUp.Unknown _ -> refused(UNKNOWN, size, HttpStatus.NOT_FOUND);
            case PickUp.TooFast _ -> refused(TOO_FAST, size, HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private ModelAndView refused(String said, String size, HttpStatus status) {
        ModelAndView page = page(said, size);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(String said, String size) {
        var page = new Page("", List.of(), List.of(), null, ChatPage.isLarge(size), tokens);
        return new ModelAndView("webchat/replies", "said", said).addObject("page", page);
    }
}
