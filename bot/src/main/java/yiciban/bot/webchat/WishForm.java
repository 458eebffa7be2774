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
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.conversation.Offer;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.WishText;
import yiciban.bot.conversation.Wishes;

/** 有答案时告诉我, and taking it back, below an answer. */
@Controller
class WishForm {

    private final Wishes wishes;
    private final Tokens tokens;

    WishForm(Wishes wishes, Tokens tokens) {
        this.wishes = wishes;
        this.tokens = tokens;
    }

    @PostMapping(
            path = "/chat/{conversation}/turns/{turn}/wish",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView wish(
            @PathVariable String conversation,
            @PathVariable String turn,
            @RequestParam boolean wanted,
            @RequestParam(defaultValue = "") String size,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        String name = ChatPage.known(conversation);
        if (!wanted) {
            wishes.withdraw(ChatPage.CHANNEL, name, turn);
        } else {
            Optional<Wish> wish = wishes.wish(ChatPage.CHANNEL, name, turn);
            if (wish.isEmpty()) {
                return notTaken();
            }
        }
        if (htmx == null) {
            return ChatPage.toLog(name, turn, size);
        }
        Optional<Offer> offer = wishes.offer(ChatPage.CHANNEL, name, turn);
        var shown = ShownTurn.offered(turn, offer.orElse(null));
        var page = new Page(name, List.of(shown), List.of(), null, ChatPage.isLarge(size), tokens);
        return new ModelAndView("webchat/exchange :: wished", "page", page)
                .addObject("said", wanted ? "" : WishText.WITHDRAWN);
    }

    private static ModelAndView notTaken() {
        return new ModelAndView("webchat/error", HttpStatus.CONFLICT)
                .addObject("title", "没有记下来")
                .addObject("advice", WishText.NOT_TAKEN);
    }
}
