package yiciban.bot.telegram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** Questions whose answers can be told from each other by how they begin. */
record CrashQuestions(List<String> texts, List<String> beginnings) {

    private static final long LEARNER = 7_000_000_000L;

    private static final List<String> CANDIDATES =
            List.of("补身份证多少钱", "居住证怎么办", "失业金怎么领", "想开个面馆要办啥", "外地能换驾照吗", "区里有多少事项能跨省通办", "孩子刚出生要办哪些手续");

    private static final int TELLING = 60;

    /** Asks each three times round; what is answered alike each time, and unlike any other, will do. */
    static CrashQuestions learn(FakeTelegram telegram) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (String text : CANDIDATES) {
                int before = telegram.sent(LEARNER).size();
                telegram.citizen.says(LEARNER, text);
                for (int i = 0; telegram.sent(LEARNER).size() == before; i++) {
                    if (i > 1_500) {
                        throw new IllegalStateException("no answer to " + text);
                    }
                    Thread.sleep(20);
                }
            }
        }
        List<String> said =
                telegram.sent(LEARNER).stream().map(CrashQuestions::beginning).toList();
        List<String> texts = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (int i = 0; i < CANDIDATES.size(); i++) {
            String beginning = said.get(i);
            boolean alike = said.size() == 3 * CANDIDATES.size()
                    && beginning.equals(said.get(i + CANDIDATES.size()))
                    && beginning.equals(said.get(i + 2 * CANDIDATES.size()));
            if (alike && new HashSet<>(beginnings).add(beginning)) {
                texts.add(CANDIDATES.get(i));
                beginnings.add(beginning);
            }
        }
        if (texts.size() < 4) {
            throw new IllegalStateException("too few questions with answers of their own: " + said);
        }
        return new CrashQuestions(texts, beginnings);
    }

    private static String beginning(Sent sent) {
        String text = sent.visible().replaceFirst("^抱歉，让您久等了[^\n]*\n\n", "");
        return text.substring(0, Math.min(TELLING, text.length()));
    }

    String text(int number) {
        return texts.get(number % texts.size());
    }

    /** Which question this answers; -1 when none. */
    int answered(Sent sent) {
        return beginnings.indexOf(beginning(sent));
    }
}
