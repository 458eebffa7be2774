package yiciban.bot.answer;

/**
 * 落选条目: an entry that was found for a question and did not answer it, for staff.
 *
 * @param title as it was then
 * @param score how well it fitted, as hits are ranked by; comparable within one search only
 */
public record Rejected(String entry, String title, double score) {

    /** Kept with an answer. Entries. */
    public static final int KEPT = 5;
}
