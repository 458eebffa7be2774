package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import yiciban.search.Features;

final class TryLabelsTest {

    @Test
    void everyFeatureHasAChineseName() {
        assertThat(TryLabels.FEATURES)
                .containsOnlyKeys(
                        Arrays.stream(Features.Name.values()).map(Enum::name).toList());
        assertThat(TryLabels.FEATURES.values())
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[\\p{IsHan}（）]+"));
    }
}
