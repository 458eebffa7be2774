package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final Usage.Text PASSPORT = new Usage.Text(List.of("护照 向公安机关申请"), List.of("护照怎么办", "护照多少钱"));
    private static final Usage.Text PERMIT = new Usage.Text(List.of("居住证 向公安机关申请"), List.of("居住证怎么办"));

    @Test
    void countsPairsOfTheContentAndCharactersOfQuestions() {
        Usage usage = Usage.of(PASSPORT);

        assertThat(usage.known()).contains("护照", "公安", "机关").doesNotContain("居住");
        assertThat(usage.count('护')).isEqualTo(2);
        assertThat(usage.count('护', '照')).isEqualTo(2);
        assertThat(usage.count(Usage.START)).isEqualTo(2);
        assertThat(usage.total()).isEqualTo(10);
    }

    @Test
    void whatWasTakenOutCountsNoLongerAndWhatOthersSayStays() {
        Usage both = Usage.of(PASSPORT).changed(List.of(), List.of(PERMIT));
        Usage left = both.changed(List.of(PASSPORT), List.of());

        assertThat(left.known()).isEqualTo(Usage.of(PERMIT).known()).contains("公安");
        assertThat(left.characters()).isEqualTo(Usage.of(PERMIT).characters());
        assertThat(left.count('怎', '么')).isEqualTo(1);
        assertThat(left.total()).isEqualTo(Usage.of(PERMIT).total());
    }

    @Test
    void theOldCountsStayAsTheyWere() {
        Usage usage = Usage.of(PASSPORT);
        usage.changed(List.of(PASSPORT), List.of(PERMIT));

        assertThat(usage.known()).contains("护照");
        assertThat(usage.count('护')).isEqualTo(2);
    }
}
