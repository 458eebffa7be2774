package yiciban.bot.knowledge;

import java.util.Map;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/**
 * 草稿: what somebody wrote, as it is stored.
 *
 * @param title how lists call it
 * @param content as {@link EntryText} has it, or a list of words
 */
record Draft(String title, String content) {

    private static final String NAMELESS = "（还没有名称）";

    /**
     * Of fields, which need not be complete yet.
     *
     * @throws RejectedInput when they cannot be stored
     */
    static Draft of(EntryKind kind, Map<String, ?> fields) {
        Object title = fields.get(kind.titleField());
        String named = title == null || title.toString().isBlank()
                ? NAMELESS
                : title.toString().strip();
        try {
            return new Draft(named, EntryText.of(kind, fields).text());
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(
                    RejectedInput.WHOLE, "有无法保存的字符，或内容太长（最多 %,d 字）。".formatted(EntryText.MAX_CHARACTERS));
        }
    }
}
