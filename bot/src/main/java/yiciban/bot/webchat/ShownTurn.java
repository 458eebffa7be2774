package yiciban.bot.webchat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Source;
import yiciban.bot.conversation.Offer;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reply;
import yiciban.bot.conversation.Turn;
import yiciban.bot.conversation.Wish;

/**
 * A turn as the page shows it. (Public methods are those the templates call.)
 *
 * @param id empty when the turn was not stored: it is shown once and cannot be rated
 * @param masked whether to say that a personal number was removed
 * @param helpful what was said of the answer that was heard last, the one that came later when there is one
 * @param rating what was said beyond 有用/没用; null when nothing
 * @param offer 有答案时告诉我; null when it is not offered
 * @param later the answer that came later; null when there is none
 */
record ShownTurn(
        String id,
        String question,
        @Nullable Answer answer,
        @Nullable Boolean helpful,
        boolean masked,
        @Nullable Rating rating,
        @Nullable Offer offer,
        @Nullable Wish later) {

    static ShownTurn of(Turn turn, @Nullable Rating rating, @Nullable Offer offer, @Nullable Wish later) {
        Boolean helpful = later == null ? turn.helpful() : rating == null ? null : (Boolean) rating.helpful();
        return new ShownTurn(turn.id(), turn.question(), turn.answer(), helpful, turn.masked(), rating, offer, later);
    }

    /** One that was not stored. */
    static ShownTurn of(Reply reply) {
        return new ShownTurn(reply.turn(), reply.question(), reply.answer(), null, reply.masked(), null, null, null);
    }

    /** No more than what stands below an answer. */
    static ShownTurn rated(String id, @Nullable Boolean helpful, @Nullable Rating rating) {
        return new ShownTurn(id, "", null, helpful, false, rating, null, null);
    }

    static ShownTurn offered(String id, @Nullable Offer offer) {
        return new ShownTurn(id, "", null, null, false, null, offer, null);
    }

    public List<String> paragraphs() {
        return answer == null ? List.of() : Paragraphs.of(answer.text());
    }

    public List<String> laterParagraphs() {
        Answer came = later == null ? null : later.answer();
        return came == null ? List.of() : Paragraphs.of(came.text());
    }

    /** Whether the answer that came later stands below its question; while it is new it stands by itself. */
    public boolean answeredLater() {
        return later != null && later.seen() && later.answer() != null;
    }

    /** 等答案: the wish whose confirmation is shown; null when it is offered, and when it was told. */
    public @Nullable Wish waiting() {
        Wish wish = offer == null ? null : offer.wish();
        return wish == null || wish.state() == Wish.State.TOLD ? null : wish;
    }

    /** Whether 有答案时告诉我 is offered. */
    public boolean wishable() {
        return offer != null && offer.wish() == null;
    }

    public boolean listed(String paragraph) {
        return Paragraphs.listed(paragraph);
    }

    /** How the answer looks: a CSS class, never the only sign. */
    public String look() {
        return switch (answer) {
            case null -> "waiting";
            case Answer.Answered a -> "answered";
            case Answer.Clarifying a -> "clarifying";
            case Answer.NotFound a -> "not-found";
            case Answer.Declined a -> "declined";
            case Answer.SmallTalk a -> "small-talk";
            case Answer.Urgent a -> "urgent";
            case Answer.Failed a -> "failed";
        };
    }

    /** What stands above the choices. */
    public String choicesLabel() {
        return switch (answer) {
            case null -> "";
            case Answer.Clarifying a -> "请选一个：";
            case Answer.NotFound a -> ""; // the text leads over to them
            case Answer.Answered a -> "接着问：";
            case Answer.SmallTalk a -> "可以这样问：";
            case Answer.Declined a -> "";
            case Answer.Urgent a -> "";
            case Answer.Failed a -> "";
        };
    }

    /** Whether 有用/没用 of this answer says something about our content; what came later is rated instead of it. */
    public boolean rateable() {
        return !id.isEmpty()
                && later == null
                && switch (answer) {
                    case null -> false;
                    case Answer.Answered a -> true;
                    case Answer.Clarifying a -> true;
                    case Answer.NotFound a -> true;
                    case Answer.Declined a -> false;
                    case Answer.SmallTalk a -> false;
                    case Answer.Urgent a -> false;
                    case Answer.Failed a -> false;
                };
    }

    /** The life event whose checklist can be printed; null when the answer is about nothing else or knows only its name. */
    public @Nullable String checklist() {
        if (!(answer instanceof Answer.Answered answered)) {
            return null;
        }
        Source first = answered.sources().getFirst();
        boolean known =
                answered.sources().stream().anyMatch(source -> !source.quote().equals(source.title()));
        return first.kind().equals("一件事") && first.id().equals(answered.subject()) && known
                ? first.id().value()
                : null;
    }

    /** The number to call at once, when there is one. */
    public @Nullable String call() {
        return answer instanceof Answer.Urgent urgent ? urgent.number() : null;
    }
}
