package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import yiciban.bot.answer.Preview;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.SeedError;

/** 预览: what a text of an entry, finished or not, will tell citizens; nothing is stored. */
final class Previewing {

    private final LiveLibrary library;
    private final Clock clock;

    Previewing(LiveLibrary library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    /** @throws RejectedInput with the first field that keeps it from being shown */
    List<Shown> of(EntryKind kind, Map<String, ?> fields) {
        return of(entry(kind, filledUp(kind, fields)));
    }

    List<Shown> of(Entry entry) {
        return Preview.of(library.current().catalog(), entry, LocalDateTime.now(clock)).stream()
                .map(Shown::of)
                .toList();
    }

    /** What is still to be written must not keep the rest from being seen. */
    private static Map<String, Object> filledUp(EntryKind kind, Map<String, ?> fields) {
        var filled = new LinkedHashMap<String, Object>(fields);
        for (Box box : Boxes.of(kind)) {
            Object value = fields.get(box.name());
            boolean empty = value == null || value.toString().isBlank();
            if (empty && box.required() && (box.look() == Box.Look.LINE || box.look() == Box.Look.TEXT)) {
                filled.put(box.name(), "（还没有填" + box.label() + "）");
            }
        }
        return filled;
    }

    private static Entry entry(EntryKind kind, Map<String, Object> fields) {
        try {
            return EntryText.of(kind, fields).entry();
        } catch (SeedError e) {
            throw Checks.rejected(e);
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(RejectedInput.WHOLE, "有看不见的字符，或内容太长。");
        }
    }
}
