package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryTextTest {

    private static final Catalog SEEDS = Seeds.fromClasspath();

    @Test
    void everyEntryIsTheSameAfterBeingWrittenAndRead() {
        assertThat(SEEDS.entries()).isNotEmpty().allSatisfy(entry -> {
            EntryText text = EntryText.of(entry);
            assertThat(text.entry()).isEqualTo(entry);
            assertThat(EntryText.of(text.entry())).isEqualTo(text);
        });
    }

    @Test
    void fieldsAreTheSameAfterBeingWrittenAndRead() {
        assertThat(SEEDS.entries()).allSatisfy(entry -> {
            EntryText text = EntryText.of(entry);
            assertThat(EntryText.of(text.kind(), text.fields())).isEqualTo(text);
        });
    }

    @Test
    void valuesThatLookLikeOtherTypesStayText() {
        EntryText text = faq(Map.of("answer", "no", "similar", List.of("2022", "true", "2026-11-30", "~", "1:30")));

        assertThat(((Faq) text.entry()).answer()).isEqualTo("no");
        assertThat(text.entry().head().similar()).containsExactly("2022", "true", "2026-11-30", "~", "1:30");
        assertThat(text.fields()).containsEntry("answer", "no");
    }

    @Test
    void severalLinesStayAsTheyAre() {
        assertThat(((Faq) faq(Map.of("answer", "第一行\n\n- 第二行: \"带引号\" #不是注释")).entry()).answer())
                .isEqualTo("第一行\n\n- 第二行: \"带引号\" #不是注释");
    }

    @Test
    void nothingIsTakenForYamlOfItsOwn() {
        String payload = "!!javax.script.ScriptEngineManager [x] &a *a {b: c} %d @e";
        assertThat(((Faq) faq(Map.of("answer", payload)).entry()).answer()).isEqualTo(payload);
    }

    @Test
    void blankFieldsAreUnknown() {
        EntryText text = faq(Map.of("answer", "20元。", "summary", "  ", "aliases", List.of("", " ")));

        assertThat(text.fields()).doesNotContainKeys("summary", "aliases");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(
                        () -> EntryText.of(EntryKind.FAQ, Map.of("id", "faq-1")).entry())
                .isInstanceOf(SeedError.class)
                .hasMessageContaining("question: is missing");
    }

    @Test
    void fieldsAreSetAndTakenAway() {
        EntryText text = faq(Map.of("answer", "20元。", "summary", "补卡收费"));

        EntryText changed = text.with(Map.of("answer", "40元。", "summary", ""));

        assertThat(((Faq) changed.entry()).answer()).isEqualTo("40元。");
        assertThat(changed.entry().head().summary()).isEmpty();
    }

    private static EntryText faq(Map<String, ?> more) {
        return EntryText.of(
                        EntryKind.FAQ,
                        Map.of(
                                "id", "faq-1",
                                "question", "补身份证多少钱？",
                                "status", "published",
                                "source", "居民身份证法",
                                "provenance", "见"))
                .with(more);
    }
}
