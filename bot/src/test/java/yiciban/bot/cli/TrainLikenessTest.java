package yiciban.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.embedding.Embedding;

/** How well pairs of wordings are told; the fit itself takes minutes. */
class TrainLikenessTest {

    @TempDir
    private Path folder;

    private List<WordingPair> read(String lines) throws IOException {
        return WordingPair.read(Files.writeString(folder.resolve("pairs.jsonl"), lines), new Embedding());
    }

    @Test
    void theLikenessIsFoundFromWhichPairsAreToldBest() throws IOException {
        List<WordingPair> pairs = read("""
                {"a": "身份证丢了怎么补", "b": "身份证丢了咋补", "label": 1}
                {"a": "养狗要登记吗", "b": "养狗要不要登记", "label": 1}
                {"a": "路灯坏了找谁", "b": "高考分数线多少", "label": 0}
                """);
        double from = WordingPair.best(pairs, null);
        assertThat(WordingPair.f1(pairs, null, from)).isEqualTo(1);
        assertThat(WordingPair.f1(pairs, null, 0)).isEqualTo(0.8);
        assertThat(WordingPair.f1(pairs, null, 1.1)).isZero();
    }

    @Test
    void whatIsNoPairIsNamedByItsLine() {
        assertThatThrownBy(() -> read("""
                        {"a": "身份证丢了怎么补", "b": "身份证丢了咋补", "label": 1}
                        {"a": "身份证丢了怎么补", "label": 1}
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pairs.jsonl:2: needs \"a\" and \"b\"");
    }
}
