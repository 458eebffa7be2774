package yiciban.bot.staff;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * 常见口令: what attackers try first. Described: a common word with digits and signs around it, letters written as digits, the
 * same again, walks over the keyboard, dates and numbers. And listed: the 30,000 that people choose most often, by the
 * library's list.
 */
final class CommonPasswords {

    /** What people who want no password use, in English and in pinyin. */
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwort",
            "passwd",
            "pass",
            "passw",
            "admin",
            "administrator",
            "root",
            "user",
            "guest",
            "test",
            "testing",
            "demo",
            "default",
            "changeme",
            "change",
            "letmein",
            "welcome",
            "welcometo",
            "hello",
            "helloworld",
            "iloveyou",
            "love",
            "loveyou",
            "lovely",
            "sunshine",
            "princess",
            "dragon",
            "monkey",
            "football",
            "baseball",
            "basketball",
            "superman",
            "batman",
            "master",
            "shadow",
            "michael",
            "jennifer",
            "jordan",
            "secret",
            "login",
            "logon",
            "signin",
            "computer",
            "internet",
            "server",
            "system",
            "manager",
            "office",
            "company",
            "china",
            "beijing",
            "shanghai",
            "freedom",
            "whatever",
            "trustno",
            "starwars",
            "pokemon",
            "charlie",
            "summer",
            "winter",
            "spring",
            "autumn",
            "january",
            "february",
            "october",
            "november",
            "december",
            "monday",
            "friday",
            "sunday",
            "happy",
            "forever",
            "money",
            "lucky",
            "flower",
            "angel",
            "killer",
            "hunter",
            "ranger",
            "access",
            "abc",
            "abcd",
            "abcde",
            "aaa",
            "asd",
            "asdf",
            "zxc",
            "qwe",
            "qaz",
            "wsx",
            "qazwsx",
            "woaini",
            "woaiwojia",
            "woaizhongguo",
            "wodemima",
            "mima",
            "mimashi",
            "zhongguo",
            "nihao",
            "nihaoma",
            "xiexie",
            "aini",
            "wobuzhidao",
            "meiyoumima",
            "buzhidao",
            "xiaoming",
            "zhangsan",
            "lisi",
            "wangwu",
            "wang",
            "zhang",
            "liu",
            "chen",
            "yang",
            "guanliyuan",
            "yonghu",
            "gongan",
            "minzheng",
            "zhengfu",
            "bangong",
            "denglu",
            "kaifa",
            "ceshi",
            "moren",
            "baobao",
            "laopo",
            "laogong",
            "facebook",
            "google",
            "tencent",
            "wechat",
            "weixin",
            "alipay",
            "taobao",
            "huawei",
            "xiaomi",
            "windows",
            "microsoft",
            "linux",
            "oracle",
            "mysql",
            "database",
            "security",
            "network",
            "cisco",
            "router",
            "public",
            "private",
            "p",
            "a",
            "aa",
            "q",
            "qq",
            "x",
            "xx",
            "z",
            "zz");

    private static final List<String> WALKS = List.of(
            "1234567890",
            "0987654321",
            "qwertyuiop",
            "poiuytrewq",
            "asdfghjkl",
            "lkjhgfdsa",
            "zxcvbnm",
            "mnbvcxz",
            "abcdefghijklmnopqrstuvwxyz",
            "zyxwvutsrqponmlkjihgfedcba",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "1q2w3e4r5t6y7u8i9o0p",
            "qawsedrftgyhujikolp",
            "qazwsxedcrfvtgbyhnujm",
            "zaqxswcdevfrbgtnhymju",
            "147258369",
            "159357",
            "520",
            "1314");

    /** A stretch of a walk at least this long is no choice of one's own. In characters. */
    private static final int STRETCH = 3;

    private static final Map<Integer, String> LEET = leet();

    /** So many characters beside a listed password make it another. */
    private static final int ADDED = 6;

    private CommonPasswords() {}

    /** Whether somebody who guesses would get there soon. */
    static boolean has(String password) {
        String small = password.toLowerCase(Locale.ROOT);
        return built(small) || repeats(small) || published(small);
    }

    /** Whether it is on a published list, or would be with a few characters less: {@code Finalfantasy1!}. */
    private static boolean published(String small) {
        for (int from = 0; from < Math.min(ADDED, small.length()); from++) {
            for (int cut = 0; from + cut < Math.min(ADDED, small.length()); cut++) {
                if (Published.LIST.contains(small.substring(from, small.length() - cut))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Read when somebody first chooses a password. */
    private static final class Published {
        static final Set<String> LIST = read();

        private static Set<String> read() {
            try {
                return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            } catch (IOException e) {
                throw new UncheckedIOException("the list of common passwords", e);
            }
        }
    }

    /** Small letters, with digits and signs that stand for letters as those letters. */
    static String plain(String password) {
        var out = new StringBuilder(password.length());
        password.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            String letter = LEET.get(c);
            if (letter == null) {
                out.appendCodePoint(c);
            } else {
                out.append(letter);
            }
        });
        return out.toString();
    }

    /** Whether it consists of nothing but common words, walks, digits and signs; as {@code P@ssword-123456} does. */
    private static boolean built(String text) {
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int from = 0; from < text.length(); from++) {
            if (!reached[from]) {
                continue;
            }
            reached[from + 1] |= !Character.isLetter(text.charAt(from));
            for (int to = from + 1; to <= text.length(); to++) {
                String part = text.substring(from, to);
                reached[to] |= (to - from >= STRETCH && walk(part))
                        || (WORDS.contains(plain(part)) && (to - from >= STRETCH || alone(text, from, to)));
            }
        }
        return reached[text.length()];
    }

    /** A letter or two are a word only where no letter is beside them: {@code a123456789012}. */
    private static boolean alone(String text, int from, int to) {
        return (from == 0 || !Character.isLetter(text.charAt(from - 1)))
                && (to == text.length() || !Character.isLetter(text.charAt(to)));
    }

    private static boolean walk(String part) {
        return WALKS.stream().anyMatch(walk -> walk.contains(part))
                || part.chars().distinct().count() == 1;
    }

    /** The same again, or few characters in all. */
    private static boolean repeats(String text) {
        for (int unit = 1; unit <= text.length() / 3; unit++) {
            if (text.length() % unit == 0 && text.equals(text.substring(0, unit).repeat(text.length() / unit))) {
                return true;
            }
        }
        return text.codePoints().distinct().count() < 5;
    }

    private static Map<Integer, String> leet() {
        var letters = new HashMap<Integer, String>();
        "0=o 1=i 3=e 4=a 5=s 7=t 8=b 9=g @=a $=s !=i +=t |=l"
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .forEach(pair -> letters.put(pair.codePointAt(0), pair.substring(2)));
        return Map.copyOf(letters);
    }
}
