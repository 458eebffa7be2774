package yiciban.bot.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import yiciban.bot.answer.Content;
import yiciban.catalog.Entry;

/** What citizens ask: the similar questions of the shipped content, in an order of their own. */
final class Citizens {

    /** What people put before a question, so that no two are the same. */
    private static final List<String> BEFORE = List.of("我想问下", "麻烦问一下，", "你好，", "帮我妈问，", "急，", "请问", "老师好，", "问一下哈，");

    private static final List<String> AFTER = List.of("", "？", "啊", "呢？", "，谢谢", "，在线等", "……", "，急");

    private final Random random;
    private final List<String> wordings;

    Citizens(Random random) {
        this.random = random;
        this.wordings = new ArrayList<>(Content.seeds().catalog().entries().stream()
                .map(Entry::head)
                .flatMap(head -> head.similar().stream())
                .distinct()
                .toList());
        Collections.shuffle(wordings, random);
    }

    /** A question nobody asked before: the cache is no help. */
    String another() {
        return pick(BEFORE) + pick(wordings) + pick(AFTER) + "（" + random.nextInt(1_000) + "）";
    }

    /** Zipf: the n-th most frequent question is asked one n-th as often. */
    String often() {
        return wordings.get((int) Math.exp(random.nextDouble() * Math.log(wordings.size())));
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
