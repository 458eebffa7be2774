package yiciban.bot.imports;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** 一行消息: what the parser tells the program, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Beginning.class, name = "beginning"),
    @JsonSubTypes.Type(value = SheetRow.class, name = "row"),
    @JsonSubTypes.Type(value = Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = TextLine.class, name = "line"),
    @JsonSubTypes.Type(value = Message.End.class, name = "end"),
    @JsonSubTypes.Type(value = Message.Refusal.class, name = "refusal")
})
sealed interface Message permits Message.Beginning, SheetRow, Merge, TextLine, Message.End, Message.Refusal {

    /**
     * The first message.
     *
     * @param name of the sheet; empty when there is none
     * @param expected rows or pages; 0 when not known
     */
    record Beginning(String name, int expected) implements Message {}

    /** The last message of a file that was read to its end. */
    record End() implements Message {}

    /** The last message of a file that was not. */
    record Refusal(String reason) implements Message {}
}
