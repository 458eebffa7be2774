package yiciban.bot.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Source;

/**
 * An answer as JSON, the same on the command line and over HTTP. Field names are a promise to other programs.
 *
 * @param id the asker's id of the question
 * @param choices the questions that can be asked next
 * @param tookUs from receiving to answer, in microseconds
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AnswerJson(
        String id,
        String outcome,
        String text,
        List<SourceJson> sources,
        List<String> choices,
        double confidence,
        long tookUs) {

    /** A source without its quote: who needs the words opens the entry. */
    public record SourceJson(
            String id,
            String title,
            String kind,
            String locator,
            @Nullable String document) {
        static SourceJson of(Source source) {
            return new SourceJson(
                    source.id().value(), source.title(), source.kind(), source.locator(), source.document());
        }
    }

    public static AnswerJson of(String id, Answer answer, long tookMicros) {
        return new AnswerJson(
                id,
                answer.outcome(),
                answer.text(),
                answer.sources().stream().map(SourceJson::of).toList(),
                answer.choices().stream().map(Choice::question).toList(),
                answer.confidence(),
                tookMicros);
    }
}
