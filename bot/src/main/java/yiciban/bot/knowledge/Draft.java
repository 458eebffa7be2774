package yiciban.bot.knowledge;

import java.util.Map;
import java.util.regex.Pattern;
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

    /** What a link may lead to; whoever writes another begins no script by it. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s\"<>]+");

    /**
     * Of fields, which need not be complete yet.
     *
     * @throws RejectedInput when they cannot be stored
     */
    static Draft of(EntryKind kind, Map<String, ?> fields) {
        Object url = fields.get("url");
        if (url != null
                && !url.toString().isBlank()
                && !ADDRESS.matcher(url.toString().strip()).matches()) {
            throw new RejectedInput("url", "网址以 http:// 或 https:// 开头，中间没有空格；没有就空着。");
        }
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
