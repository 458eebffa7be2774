package yiciban.bot.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Judgment;

/** What a district asks in a month: mostly what we answer, some of it not, and some of it no matter of ours. */
final class MonthQuestions {

    /**
     * One question.
     *
     * @param need whose need is known, when it is one of ours
     * @param pair when it is half of a pair of other people's
     */
    record One(
            String text,
            Needs.@Nullable Need need,
            @Nullable Pair pair) {}

    /** Two questions of which people said whether they want the same. */
    record Pair(String one, String other, boolean same) {}

    private static final List<String> BEFORE = List.of("", "", "请问", "你好，", "想问一下，", "急！");
    private static final int MOST = 200;
    private static final int PAIRS = 300;

    private MonthQuestions() {}

    /**
     * The same questions for the same seed.
     *
     * @param eval public data, read now and kept nowhere; null for own questions only
     */
    static List<One> of(int count, long seed, @Nullable Path eval) throws IOException {
        var random = new Random(seed);
        var rest = new ArrayList<One>();
        for (Needs.Need need : Needs.read(resource("/needs.txt")).all()) {
            for (int citizens = 1 + random.nextInt(9); citizens > 0; citizens--) {
                rest.add(new One(need.question(), need, null));
            }
        }
        if (eval != null) {
            List<JsonNode> pairs = lines(eval.resolve("pairs_bq/pairs.jsonl"));
            Collections.shuffle(pairs, random);
            for (JsonNode line : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
                var pair = new Pair(
                        line.path("a").asString(),
                        line.path("b").asString(),
                        line.path("label").asInt() == 1);
                rest.add(new One(pair.one(), null, pair));
                rest.add(new One(pair.other(), null, pair));
            }
            for (String file : List.of("out-of-scope/queries.jsonl", "faq-city/queries.jsonl")) {
                lines(eval.resolve(file)).stream()
                        .map(line -> line.path("text").asString())
                        .filter(text -> text.length() <= MOST)
                        .limit(count / 12)
                        .forEach(text -> rest.add(new One(text, null, null)));
            }
        }
        List<String> known = Judgment.all().stream()
                .filter(judgment ->
                        judgment.turns().size() == 1 && judgment.outcomes().contains("answered"))
                .map(judgment -> judgment.turns().getFirst())
                .toList();
        while (rest.size() < count) {
            rest.add(new One(
                    BEFORE.get(random.nextInt(BEFORE.size())) + known.get(random.nextInt(known.size())), null, null));
        }
        Collections.shuffle(rest, random);
        return List.copyOf(rest.subList(0, count));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var json = new JsonMapper();
        return new ArrayList<>(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(json::readTree)
                .toList());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MonthQuestions.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
