package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yiciban.bot.answer.Library;

/** Which questions want the same, on questions whose needs are known. */
class SameNeedTest {

    private static final Map<String, Meaning> READ = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static Library library;

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static SameNeed need;

    @BeforeAll
    static void open() {
        library = Needs.words();
        need = SameNeed.shipped(library::apart);
    }

    @AfterAll
    static void close() throws IOException {
        library.close();
    }

    private static Meaning meaning(String question) {
        return READ.computeIfAbsent(question, text -> Meaning.of(library.gist(text), library.vector(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "烟草证怎么办, 烟草证咋办理",
        "养狗要登记吗, 家里养狗要不要登记",
        "护照丢了怎么补, 护照遗失补发怎么弄",
        "路灯坏了找谁修, 小区路灯坏了找谁来修",
        "在深圳能补身份证吗, 在广州能补身份证吗",
        "公交卡怎么办, 平顶山公交卡怎么办"
    })
    void otherWordsForTheSameNeedAreTheSame(String one, String other) {
        assertThat(need.same(meaning(one), meaning(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "身份证丢了怎么补, 身份证到期了怎么换",
        "居住证怎么办, 身份证怎么办",
        "居住证丢了怎么补, 居住证怎么第一次办",
        "结婚登记怎么预约, 离婚登记怎么预约",
        "驾驶证丢了怎么补, 行驶证丢了怎么补",
        "生育津贴能领多少, 育儿补贴能领多少",
        "公积金提取要什么材料, 公积金提取要多久到账",
        "郑州公交卡怎么办, 洛阳公交卡怎么办",
        "在郑州补身份证要去哪, 在深圳补身份证要去哪"
    })
    void itemsOfOursAreNeverTakenForEachOtherHoweverAlikeTheySound(String one, String other) {
        assertThat(need.likeness(meaning(one), meaning(other))).isNegative();
    }

    @Test
    void questionsOfOneNeedAreOneGap() throws IOException {
        List<Needs.Need> all = Needs.read(resource()).all();
        List<List<Needs.Need>> gaps = gathered(all);
        Needs.Score score = score(all, gaps);
        assertThat(gaps.stream()
                        .filter(gap ->
                                gap.stream().map(Needs.Need::need).distinct().count() > 1)
                        .filter(gap -> gap.stream().anyMatch(Needs.Need::trap)))
                .isEmpty();
        assertThat(score).isEqualTo(new Needs.Score(106, 95, 107));
        assertThat(score.f1()).isGreaterThan(0.88);
    }

    /** As {@link Gathering} does it while nobody touches anything; a gap is called as its first question. */
    private static List<List<Needs.Need>> gathered(List<Needs.Need> all) {
        var gaps = new LinkedHashMap<Needs.Need, List<Meaning>>();
        var home = new LinkedHashMap<Needs.Need, Needs.Need>();
        for (Needs.Need one : all) {
            Meaning meaning = meaning(one.question());
            List<Needs.Need> homes = need.homes(meaning, gaps);
            Needs.Need gap = homes.isEmpty() ? one : homes.getFirst();
            gaps.computeIfAbsent(gap, none -> new ArrayList<>()).add(meaning);
            home.put(one, gap);
            for (Needs.Need other : homes.stream().skip(1).toList()) {
                List<Meaning> mine = gaps.getOrDefault(gap, List.of());
                List<Meaning> others = gaps.getOrDefault(other, List.of());
                if (need.same(mine, others)) {
                    Needs.Need into = all.indexOf(gap) < all.indexOf(other) ? gap : other;
                    Needs.Need from = into.equals(gap) ? other : gap;
                    gaps.put(
                            into,
                            Stream.concat(mine.stream(), others.stream())
                                    .collect(Collectors.toCollection(ArrayList::new)));
                    gaps.remove(from);
                    home.replaceAll((question, in) -> in.equals(from) ? into : in);
                    gap = into;
                }
            }
        }
        return List.copyOf(all.stream()
                .collect(Collectors.groupingBy(home::get, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static Needs.Score score(List<Needs.Need> all, List<List<Needs.Need>> gaps) {
        int together = 0;
        int right = 0;
        for (List<Needs.Need> gap : gaps) {
            for (int i = 0; i < gap.size(); i++) {
                for (int j = 0; j < i; j++) {
                    together++;
                    right += gap.get(i).need() == gap.get(j).need() ? 1 : 0;
                }
            }
        }
        int belong = (int) IntStream.range(0, all.size())
                .mapToLong(i -> IntStream.range(0, i)
                        .filter(j -> all.get(i).need() == all.get(j).need())
                        .count())
                .sum();
        return new Needs.Score(together, right, belong);
    }

    private static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(SameNeedTest.class.getResourceAsStream("/needs.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
