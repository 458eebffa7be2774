package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.Seeds;

class TypedTest {

    @Test
    void everyEntryShownInItsFormAndSavedUnchangedIsTheSameText() {
        var seen = new HashSet<EntryKind>();
        for (Entry entry : Seeds.fromClasspath().entries()) {
            EntryText text = EntryText.of(entry);
            seen.add(text.kind());
            assertThat(throughTheForm(text).text()).isEqualTo(text.text());
        }
        assertThat(seen).containsExactlyInAnyOrder(EntryKind.values());
    }

    @Test
    void anAreaIsReadByItsNameAndShownInFull() {
        Map<String, Object> fields = Map.of("question", "养狗要办证吗", "answer", "要办。", "area", "湛河区");

        Map<String, Object> read = Typed.of(EntryKind.FAQ, fields).fields("faq-900", "draft");

        assertThat(read).containsEntry("area", "河南省 平顶山市 湛河区");
        assertThat(Typed.of(EntryKind.FAQ, read).text("area")).isEqualTo("河南省 平顶山市 湛河区");
        assertThat(Typed.of(EntryKind.FAQ, read).fields("faq-900", "draft")).isEqualTo(read);
        assertThat(Typed.of(EntryKind.FAQ, Map.of("area", "")).fields("faq-900", "draft"))
                .containsEntry("area", "");
    }

    /** As a browser sends it. */
    private static EntryText throughTheForm(EntryText text) {
        Map<String, Object> fields = text.fields();
        Map<String, String> sent = new HashMap<>();
        Typed.of(text.kind(), fields).texts().forEach((name, value) -> sent.put(name, value.replace("\n", "\r\n")));
        Object status = fields.get("status");
        return EntryText.of(
                text.kind(),
                Typed.sent(text.kind(), sent)
                        .fields(String.valueOf(fields.get("id")), status == null ? null : String.valueOf(status)));
    }

    @Test
    void linesOfAReportMayBeginWithASign() {
        EntryText report = EntryText.of(
                EntryKind.REPORT,
                Map.of(
                        "id",
                        "report-1",
                        "sections",
                        List.of(Map.of(
                                "number", "1",
                                "chapter", "一",
                                "sentences",
                                        List.of(
                                                Map.of("text", "# 不是标题"),
                                                Map.of("text", "？为什么", "similar", List.of("为什么")),
                                                Map.of("text", "\\ 斜线"))))));
        assertThat(throughTheForm(report).fields().get("sections"))
                .isEqualTo(report.fields().get("sections"));
    }

    @Test
    void aLineThatCannotBeReadIsNamedByItsNumber() {
        assertThat(ComponentLines.read("components", "出生医学证明\n\n户口登记 = guide-001 或 guide-002"))
                .containsExactly(
                        Map.of("name", "出生医学证明"), Map.of("name", "户口登记", "either", List.of("guide-001", "guide-002")));
        refused(() -> ComponentLines.read("components", "甲\n = guide-001"), "第 2 行：先写");
        refused(() -> ComponentLines.read("components", "甲\n乙 = 不是编号"), "第 2 行：等号后面");
        refused(() -> SectionLines.read("sections", "没有标题"), "第 1 行：先用");
        refused(() -> SectionLines.read("sections", "# 1.1 一\n? 问"), "第 2 行：问法要");
        refused(() -> SectionLines.read("sections", "# 1.1\n句"), "第 1 行：# 后面");
    }

    private static void refused(ThrowingCallable read, String sentence) {
        assertThatThrownBy(read).isInstanceOf(RejectedInput.class).hasMessageStartingWith(sentence);
    }
}
