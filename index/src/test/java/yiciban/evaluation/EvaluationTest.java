package yiciban.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.embedding.SharedEmbedding.EMBEDDING;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import yiciban.analysis.Dictionary;
import yiciban.analysis.Synonyms;
import yiciban.analysis.Terms;
import yiciban.search.Ranking;

class EvaluationTest {

    /** Ids that are no entry ids: a corpus may use any. */
    private static final List<Text> CORPUS = List.of(
            new Text("居住证 1", "居住证申领", "离开常住户口所在地，到其他城市居住半年以上，可以申领居住证。"),
            new Text("#2", "居民身份证补领", "丢失居民身份证的，向公安机关申请补领，工本费40元。"),
            new Text("3", "公民身后一件事", "户口注销、丧葬补助金申领、遗属待遇申领合并办理。"),
            new Text("4", "", "购买自住住房、租房、离休退休的，可以提取住房公积金。"),
            new Text("5", "没有正文", ""));

    private static final List<Judged> QUERIES = List.of(
            new Judged("q1", "居住证怎么办", List.of("居住证 1")),
            new Judged("q2", "身份证丢了", List.of("#2", "not there")),
            new Judged("q3", "公积金提取", List.of("4")),
            new Judged("q4", "居住证", List.of("3")),
            new Judged("q5", "今天天气怎么样", List.of()));

    private static final Terms TERMS = new Terms(new Dictionary(List.of("居住证")), Synonyms.read(new StringReader("")));

    @Test
    void givesAllFiguresInTheirOrder() {
        assertThat(scores(QUERIES).values().keySet())
                .containsExactly(
                        "docs",
                        "queries",
                        "hit@1",
                        "recall@5",
                        "recall@10",
                        "MRR@10",
                        "nDCG@10",
                        "AUROC answerable",
                        "AUROC first right",
                        "threshold",
                        "share answered",
                        "precision",
                        "index seconds",
                        "p50 ms",
                        "p99 ms");
    }

    @Test
    void figuresAreWhatTheQueriesShow() {
        var values = scores(QUERIES).values();
        assertThat(values)
                .containsEntry("docs", 5.0)
                .containsEntry("queries", 5.0)
                .containsEntry("hit@1", 0.75)
                .containsEntry("recall@10", 0.875)
                .containsEntry("threshold", 0.5);
        assertThat(values.get("MRR@10")).isBetween(0.8, 1.0);
        assertThat(values.get("nDCG@10")).isBetween(0.7, 1.0);
        assertThat(values.get("AUROC answerable")).isEqualTo(1);
        assertThat(values.get("index seconds")).isPositive();
        assertThat(values.get("p99 ms")).isGreaterThanOrEqualTo(values.get("p50 ms"));
    }

    @Test
    void everyQueryIsInOneTenthOfTheConfidence() {
        assertThat(scores(QUERIES).reliability())
                .hasSize(10)
                .extracting(Scores.Bin::from)
                .startsWith(0.0, 0.1);
        assertThat(scores(QUERIES).reliability().stream()
                        .mapToInt(Scores.Bin::questions)
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void aFigureTheQueriesCannotShowIsNullInJson() {
        var json = scores(List.of(new Judged("q5", "今天天气怎么样", List.of()))).asJson();
        assertThat(json)
                .containsEntry("hit@1", null)
                .containsEntry("AUROC answerable", null)
                .containsEntry("queries", 1L);
        assertThat(json.toString()).doesNotContain("NaN");
        assertThat(scores(QUERIES).asJson().toString())
                .as("tenths without a question")
                .contains("questions=0, confidence=null, right=null");
    }

    @Test
    void noQueriesAndNoCorpusAreFine() {
        assertThat(scores(List.of()).values()).containsEntry("queries", 0.0).containsEntry("hit@1", Double.NaN);
        assertThat(new Evaluation(TERMS, EMBEDDING, Ranking.shipped())
                        .run(List.of(), QUERIES, done -> {})
                        .values())
                .containsEntry("docs", 0.0)
                .containsEntry("hit@1", 0.0)
                .containsEntry("share answered", 0.0);
    }

    private static Scores scores(List<Judged> queries) {
        return new Evaluation(TERMS, EMBEDDING, Ranking.shipped()).run(CORPUS, queries, done -> {});
    }
}
