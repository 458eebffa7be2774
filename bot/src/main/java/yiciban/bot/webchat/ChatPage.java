package yiciban.bot.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Offer;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.Wishes;
import yiciban.bot.system.Sender;

/** The chat page. A form works by itself; htmx, when it runs, only saves the reload. */
@Controller
class ChatPage {

    static final String CHANNEL = "web";

    private final Conversations conversations;
    private final Wishes wishes;
    private final Tokens tokens;
    private final Clock clock;

    ChatPage(Conversations conversations, Wishes wishes, Tokens tokens, Clock clock) {
        this.conversations = conversations;
        this.wishes = wishes;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView start(@RequestParam(defaultValue = "") String size) {
        // Named before the first question, so that asking it again after a lost reply finds the same conversation.
        return page("webchat/chat", tokens.next(), List.of(), size);
    }

    /** The same log after a reload, with what came meanwhile; that stands below its question from the next time on. */
    @GetMapping("/chat/{conversation}")
    ModelAndView log(@PathVariable String conversation, @RequestParam(defaultValue = "") String size) {
        Map<String, Rating> ratings = conversations.ratings(CHANNEL, known(conversation));
        List<Wish> told = wishes.told(CHANNEL, conversation);
        List<ShownTurn> turns = turns(conversation, ratings, told);
        List<ShownReply> news = told.stream()
                .filter(wish -> !wish.seen())
                .map(wish -> ShownReply.of(wish, ratings.get(wish.turn()), clock))
                .toList();
        if (!news.isEmpty()) {
            wishes.seen(CHANNEL, conversation);
        }
        return page("webchat/chat", conversation, turns, news, size);
    }

    @PostMapping(path = "/chat", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String conversation,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String size,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @RequestHeader(name = "HX-Current-URL", defaultValue = "") String shownAt,
            HttpServletRequest request,
            HttpServletResponse response) {
        String name = conversation.isEmpty() ? tokens.next() : known(conversation);
        String id = messageId(message, text);
        Reply reply = conversations.receive(new Inbound(CHANNEL, name, id, Sender.of(request.getRemoteAddr()), text));
        if (htmx != null) {
            if (!shownAt.contains(name)) {
                response.setHeader("HX-Push-Url", "/chat/" + name);
            }
            return page("webchat/exchange :: exchanges", name, List.of(shown(name, reply)), size);
        }
        if (reply.turn().isEmpty()) {
            var turns = new ArrayList<>(turns(name));
            turns.add(shown(name, reply));
            return page("webchat/chat", name, turns, size);
        }
        return toLog(name, reply.turn(), size);
    }

    /**
     * The form's id together with the words: a browser that goes back shows an old form with its old id, and new words
     * in it are a new message.
     */
    private String messageId(String form, String text) {
        String salt = form.isBlank() ? tokens.next() : form;
        return UUID.nameUUIDFromBytes((salt + '\n' + text).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A message that came again may have been rated meanwhile. */
    private ShownTurn shown(String conversation, Reply reply) {
        return turns(conversation).stream()
                .filter(turn -> turn.id().equals(reply.turn()))
                .findFirst()
                .orElseGet(() -> ShownTurn.of(reply));
    }

    private List<ShownTurn> turns(String conversation) {
        return turns(conversation, conversations.ratings(CHANNEL, conversation), wishes.told(CHANNEL, conversation));
    }

    private List<ShownTurn> turns(String conversation, Map<String, Rating> ratings, List<Wish> told) {
        Map<String, Offer> offers = wishes.offers(CHANNEL, conversation);
        Map<String, Wish> later = told.stream().collect(Collectors.toMap(Wish::turn, Function.identity()));
        return conversations.turns(CHANNEL, conversation).stream()
                .map(turn -> ShownTurn.of(turn, ratings.get(turn.id()), offers.get(turn.id()), later.get(turn.id())))
                .toList();
    }

    private ModelAndView page(String view, String conversation, List<ShownTurn> turns, String size) {
        return page(view, conversation, turns, List.of(), size);
    }

    private ModelAndView page(
            String view, String conversation, List<ShownTurn> turns, List<ShownReply> news, String size) {
        return new ModelAndView(
                view,
                "page",
                new Page(
                        conversation, turns, news, conversations.notice(CHANNEL).orElse(null), isLarge(size), tokens));
    }

    static ModelAndView toLog(String conversation, String turn, String size) {
        var to = UriComponentsBuilder.fromPath("/chat/{conversation}").fragment("t-{turn}");
        if (isLarge(size)) {
            to.queryParam("size", "large");
        }
        var variables = Map.of("conversation", conversation, "turn", turn);
        var redirect = new RedirectView(to.encode().buildAndExpand(variables).toUriString(), true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return new ModelAndView(redirect);
    }

    static boolean isLarge(String size) {
        return size.equals("large");
    }

    /** A name that could be guessed was not made here, and nobody's conversation must hide behind it. */
    static String known(String conversation) {
        if (!Tokens.unguessable(conversation)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return conversation;
    }
}
