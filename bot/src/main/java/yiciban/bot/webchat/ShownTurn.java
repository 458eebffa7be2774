package yiciban.bot.webchat;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Source;
import yiciban.bot.conversation.Turn;

/**
 * A turn as the page shows it. (Public methods are those the templates call.)
 *
 * @param id empty when the turn was not stored: it is shown once and cannot be rated
 * @param masked whether to say that a personal number was removed
 */
record ShownTurn(
        String id,
        String question,
        @Nullable Answer answer,
        @Nullable Boolean helpful,
        boolean masked) {

    private static final Pattern LISTED = Pattern.compile("\\d{1,2}\\. |· ");

    static ShownTurn of(Turn turn) {
        return new ShownTurn(turn.id(), turn.question(), turn.answer(), turn.helpful(), turn.masked());
    }

    /** Paragraphs instead of line breaks, so that their distance grows with the letters (GB/T 37668). */
    public List<String> paragraphs() {
        return answer == null
                ? List.of()
                : answer.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** Whether a paragraph is a line of a list: lines of one list stand closer together than paragraphs do. */
    public boolean listed(String paragraph) {
        return LISTED.matcher(paragraph).lookingAt();
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

    /** Whether 有用/没用 says something about our content. */
    public boolean rateable() {
        return !id.isEmpty()
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
