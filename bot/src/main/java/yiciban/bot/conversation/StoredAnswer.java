package yiciban.bot.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Answer;
import yiciban.catalog.EntryId;

/**
 * An answer as the database keeps it: JSON of its components, the ending by its outcome name. Rows outlive releases:
 * components may be added, and be null in old rows, but not renamed.
 */
final class StoredAnswer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Answer.class, ByOutcome.class)
            .addMixIn(EntryId.class, AsText.class)
            .build();

    private StoredAnswer() {}

    static String write(Answer answer) {
        return JSON.writerFor(Answer.class).writeValueAsString(answer);
    }

    static Answer read(String json) {
        return JSON.readValue(json, Answer.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Answer.Answered.class, name = "answered"),
        @JsonSubTypes.Type(value = Answer.Clarifying.class, name = "clarifying"),
        @JsonSubTypes.Type(value = Answer.NotFound.class, name = "not_found"),
        @JsonSubTypes.Type(value = Answer.Declined.class, name = "declined"),
        @JsonSubTypes.Type(value = Answer.SmallTalk.class, name = "small_talk"),
        @JsonSubTypes.Type(value = Answer.Urgent.class, name = "urgent"),
        @JsonSubTypes.Type(value = Answer.Failed.class, name = "failed")
    })
    private interface ByOutcome {}

    private record AsText(@JsonValue String value) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText {}
    }
}
