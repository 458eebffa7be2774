package yiciban.bot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.analysis.Normaliser;
import yiciban.bot.answer.Gazetteer;
import yiciban.catalog.Seeds;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;

class GrowthTest {

    private static final Variants VARIANTS = new Variants(Seeds.fromClasspath(), Gazetteer.read());

    @Test
    void everyCountyHasItsOwnVariantOfEveryItem() {
        assertThat(VARIANTS.most()).isGreaterThan(1_000_000);
        List<Passage> first = VARIANTS.entry(0, 1);
        List<Passage> same = VARIANTS.entry(360, 1);
        assertThat(VARIANTS.countyOf(0).name()).isEqualTo("北京市东城区");
        assertThat(VARIANTS.countyOf(360).name()).isEqualTo("北京市西城区");
        assertThat(first.getFirst().shape().replace("东城", "西城"))
                .isEqualTo(same.getFirst().shape());
        assertThat(first.getLast().text().replace("东城", "西城"))
                .isNotEqualTo(same.getLast().text());
        assertThatThrownBy(() -> VARIANTS.passages(VARIANTS.most() + 1)).hasMessageContaining("不能是");
    }

    @Test
    void variantsLieNearEachOtherAndAlwaysInTheSamePlace() {
        Embedding shared = new SharedVectors();
        float[] one =
                shared.of(Normaliser.normalise(VARIANTS.entry(0, 1).getLast().shape()));
        float[] other =
                shared.of(Normaliser.normalise(VARIANTS.entry(360, 1).getLast().shape()));
        assertThat(Embedding.cosine(one, one)).isBetween(0.999, 1.001);
        assertThat(Embedding.cosine(one, other)).isBetween(0.93, 0.99);
        assertThat(new SharedVectors()
                        .of(Normaliser.normalise(VARIANTS.entry(0, 1).getLast().shape())))
                .isEqualTo(one);
    }

    @Test
    void measuresAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
        GrowthTrial.Cost cost = new GrowthTrial(folder, 5, 20).measure(300);

        assertThat(cost.entries()).isEqualTo(300);
        assertThat(cost.diskMegabytes()).isPositive();
        assertThat(cost.row()).startsWith("| 300 | ").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }
}
