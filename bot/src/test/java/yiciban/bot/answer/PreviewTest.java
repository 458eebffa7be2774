package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryText;
import yiciban.catalog.Report;
import yiciban.catalog.Uncovered;

class PreviewTest {

    @Test
    void aChangedTextIsToldAsItWillBe() {
        Entry changed = changed("guide-012", Map.of("fee", "每证10元"));
        List<Preview> previews = Preview.of(Samples.SEEDS, changed, Samples.NOW);
        assertThat(previews.getFirst().asked()).isEqualTo(changed.title());
        assertThat(previews.getFirst().answer().text()).contains("收费：每证10元", "依据：");
        assertThat(previews.getFirst().answer().sources()).isNotEmpty();
        assertThat(previews).extracting(Preview::asked).contains(changed.title() + " 办理流程");
    }

    @Test
    void everyEntryThatIsShippedCanBeShown() {
        for (Entry entry : Samples.SEEDS.entries()) {
            Entry published = entry instanceof Uncovered
                    ? entry
                    : EntryText.of(entry).with(Map.of("status", "published")).entry();
            List<Preview> previews = Preview.of(Samples.SEEDS, published, Samples.NOW);
            assertThat(previews).as(entry.id().value()).isNotEmpty();
            assertThat(previews)
                    .allSatisfy(preview -> assertThat(preview.answer().text()).isNotBlank());
        }
    }

    @Test
    void aTextThatHoldsLaterIsShownAsItWillBeThen() {
        Entry later = changed("guide-012", Map.of("valid_from", "2027-01-01", "fee", "每证10元"));
        assertThat(Preview.of(Samples.SEEDS, later, Samples.NOW)
                        .getFirst()
                        .answer()
                        .text())
                .contains("每证10元");
    }

    @Test
    void aWithdrawnTextIsNotToldButItsSuccessorIs() {
        Entry gone = changed("guide-012", Map.of("status", "withdrawn"));
        assertThat(Preview.of(Samples.SEEDS, gone, Samples.NOW).getFirst().answer())
                .isInstanceOf(Answer.NotFound.class);
        Entry replaced = changed("guide-012", Map.of("status", "withdrawn", "replaced_by", "guide-001"));
        assertThat(Preview.of(Samples.SEEDS, replaced, Samples.NOW)
                        .getFirst()
                        .answer()
                        .text())
                .startsWith("“" + gone.title() + "”已由“");
    }

    @Test
    void ofAReportWhatChangedIsShown() {
        var report = (Report) Samples.entry("report-zhanhe-2022");
        EntryText text = EntryText.of(report);
        String sentence = report.sections().getFirst().sentences().getFirst().text();
        var changed = new EntryText(text.kind(), text.text().replace(sentence, "今年来，湛河区新写了一句。"));
        List<Preview> previews = Preview.of(Samples.SEEDS, changed.entry(), Samples.NOW);
        assertThat(previews).hasSize(1);
        assertThat(previews.getFirst().answer().text()).contains("“今年来，湛河区新写了一句。”");
    }

    private static Entry changed(String id, Map<String, String> fields) {
        return EntryText.of(Samples.entry(id)).with(fields).entry();
    }
}
