package yiciban.bot.staff;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import yiciban.bot.system.RejectedInput;

/** Which passwords may be chosen; pure. */
final class PasswordRules {

    static final String FIELD = "password";

    /** In characters. ASVS 6.2.1 and 6.2.9: at least 8, and 64 must be allowed. */
    static final int SHORTEST = 12;

    /** Longer is no safer and only makes us compute. In characters. */
    static final int LONGEST = 128;

    /** What must be left when the words an attacker tries first are taken out. In characters. */
    private static final int OWN = 6;

    /** The office and the program, as people write them. */
    private static final List<String> CONTEXT = List.of(
            "yiciban", "zhanhequ", "zhanhe", "pingdingshan", "henan", "zhengwu", "一次办", "湛河", "平顶山", "河南", "政务");

    private PasswordRules() {}

    /**
     * Refuses a password that is too easy.
     *
     * @param personal names of the account, its person and its office: no part of a password
     */
    static void check(String password, PasswordProfile profile, List<String> personal) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new RejectedInput(FIELD, "口令至少 %d 个字符，现在是 %d 个。一句好记的话也可以。".formatted(SHORTEST, length));
        }
        if (length > LONGEST) {
            throw new RejectedInput(FIELD, "口令最多 %d 个字符，请短一点。".formatted(LONGEST));
        }
        if (classes(password) < profile.classes()) {
            throw new RejectedInput(FIELD, "口令要有大写字母、小写字母、数字、其他符号中的至少三种。");
        }
        if (CommonPasswords.has(password)) {
            throw new RejectedInput(FIELD, "这个口令太常见，别人容易猜到，请换一个。");
        }
        if (containsContext(password, personal)) {
            throw new RejectedInput(FIELD, "口令里不要用账号、姓名、部门或本系统的名字，请换一个。");
        }
    }

    /** Small letters, capital letters, digits, and everything else, Chinese characters included. */
    private static int classes(String password) {
        boolean small = password.codePoints().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean capital = password.codePoints().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean digit = password.codePoints().anyMatch(c -> c >= '0' && c <= '9');
        boolean other = password.codePoints()
                .anyMatch(c -> !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'));
        return (small ? 1 : 0) + (capital ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }

    private static boolean containsContext(String password, List<String> personal) {
        return littleBeside(password.toLowerCase(Locale.ROOT), personal)
                || littleBeside(CommonPasswords.plain(password), personal);
    }

    /** Whether one of these words is in it, and what stands beside is short or common: {@code Zhanhequ@12345}. */
    private static boolean littleBeside(String text, List<String> personal) {
        String rest = text;
        for (String word : CONTEXT) {
            rest = rest.replace(word, " ");
        }
        for (String word : personal) {
            // A name of one letter is in every password.
            if (word.strip().length() >= 2) {
                rest = rest.replace(word.strip().toLowerCase(Locale.ROOT), " ");
            }
        }
        return !rest.equals(text)
                && (rest.replaceAll("[^\\p{L}\\p{N}]", "").length() < OWN || CommonPasswords.has(rest));
    }

    /** The same text typed on another keyboard is the same password. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    static String name(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
