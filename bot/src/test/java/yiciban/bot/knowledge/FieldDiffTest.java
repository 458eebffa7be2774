package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import yiciban.catalog.EntryKind;

class FieldDiffTest {

    @Test
    void onlyWhatDiffersIsShownAndWhatChangedInItIsMarked() {
        Map<String, Object> before = Map.of("name", "养犬登记", "fee", "每只500元", "steps", List.of("一", "二"));
        Map<String, Object> after =
                Map.of("name", "养犬登记", "fee", "每只300元", "steps", List.of("一", "二", "三"), "summary", "新写的");
        List<FieldDiff> differences = FieldDiff.of(EntryKind.SERVICE_ITEM, before, after);
        assertThat(differences).extracting(FieldDiff::label).containsExactly("一句话说明", "办理流程", "收费");
        FieldDiff fee = differences.getLast();
        assertThat(marked(fee.before())).isEqualTo("每只[500]元");
        assertThat(marked(fee.after())).isEqualTo("每只[300]元");
        assertThat(marked(differences.getFirst().before())).isEmpty();
        assertThat(marked(differences.getFirst().after())).isEqualTo("[新写的]");
    }

    @Test
    void aWithdrawalIsADifference() {
        List<FieldDiff> differences = FieldDiff.of(
                EntryKind.FAQ, Map.of("status", "published"), Map.of("status", "withdrawn", "replaced_by", "faq-002"));
        assertThat(differences).extracting(FieldDiff::field).containsExactly("status", "replaced_by");
        assertThat(marked(differences.getFirst().after())).isEqualTo("[撤下，不再给群众看]");
    }

    @Test
    void ofManyLinesOnlyThoseBesideAChangeStay() {
        FieldDiff diff = FieldDiff.of("similar", "a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nD\ne\nf\ng");
        assertThat(marked(diff.before())).isEqualTo("……\nc\n[d]\ne\n……\n");
        assertThat(marked(diff.after())).isEqualTo("……\nc\n[D]\ne\n……\n");
        assertThat(FieldDiff.of("fee", "同", "同").before()).containsExactly(new FieldDiff.Part("同", false));
    }

    private static String marked(List<FieldDiff.Part> parts) {
        return parts.stream()
                .map(part -> part.changed() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
