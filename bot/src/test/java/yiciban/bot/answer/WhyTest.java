package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

class WhyTest {

    @Test
    void eachHitSaysWhyItDoesNotAnswer() throws IOException {
        var catalog = new Catalog(List.of(
                guide("guide-1", "残疾人生活补贴", Map.of()),
                guide("guide-2", "残疾人护理补贴", Map.of("unlike", List.of("护理补贴多少钱"))),
                guide("guide-3", "老年人护理补贴", Map.of("status", "draft")),
                guide("guide-4", "儿童护理补贴", Map.of("status", "withdrawn")),
                guide("guide-5", "孕妇护理补贴", Map.of("valid_to", "2026-01-01")),
                guide("guide-6", "职工护理补贴", Map.of("valid_from", "2027-01-01")),
                guide("guide-7", "长期护理补贴", Map.of("fee", "每月120元"))));
        try (Library library = Library.inMemory(catalog)) {
            assertThat(uses(Why.of(library, Samples.question("护理补贴多少钱"))))
                    .containsEntry("guide-1", "不能混的词：生活补贴 != 护理补贴")
                    .containsEntry("guide-2", "写明了不回答这个问法")
                    .containsEntry("guide-3", "草稿，还没有发布")
                    .containsEntry("guide-4", "已撤下")
                    .containsEntry("guide-5", "已过期")
                    .containsEntry("guide-6", "还没有生效");
            assertThat(uses(Why.of(library, Samples.question("长期护理补贴多少钱")))).containsEntry("guide-7", "用了");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    居住证申领要带什么 | 说的就是“居住证申领”，直接看它；问的是要带的材料
                    我在广东打工身份证丢了能补不 | 查资料；问的是跨省办理；人在广东；当作跨省问
                    办身份证 | 好几件事都叫这个，先反问：
                    你好 | 闲谈，不查资料
                    人工 | 想找人工，不查资料
                    着火了 | 有危险，先报电话 119
                    要带什么 | 没说是哪件事，先反问
                    """)
    void theRouteIsSaidInWords(String question, String taken) {
        assertThat(Why.of(SharedLibrary.get(), Samples.question(question)).taken())
                .startsWith(taken);
    }

    @Test
    void whatIsSearchedIsShownNotWhatWasTyped() {
        Why why = Why.of(SharedLibrary.get(), Samples.question("我现在人在深圳打工，身份证丢了咋补"));
        assertThat(why.asked()).doesNotContain("深圳").contains("身份证");
        assertThat(why.found()).extracting(Why.Seen::use).contains("用了");
    }

    @Test
    void whatIsNotSureEnoughSaysSo() {
        Why why = Why.of(SharedLibrary.get(), Samples.question("火星移民要什么手续"));
        assertThat(why.answer().outcome()).isEqualTo("not_found");
        assertThat(why.found()).extracting(Why.Seen::use).contains("把握不够").doesNotContain("用了");
    }

    @Test
    void talkRecognisedByItsMeaningIsWhatWasUsed() {
        Why why = Why.of(SharedLibrary.get(), Samples.question("我要找人工"));
        assertThat(why.found().getFirst().title()).isEqualTo("闲谈");
        assertThat(why.found().getFirst().use()).isEqualTo("用了");
        assertThat(why.found().subList(1, 3)).extracting(Why.Seen::use).doesNotContain("用了");
    }

    private static Map<String, String> uses(Why why) {
        return why.found().stream().collect(Collectors.toMap(Why.Seen::entry, Why.Seen::use, (one, other) -> one));
    }

    private static Entry guide(String id, String name, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "id", id,
                "name", name,
                "status", "published",
                "applicant", "个人",
                "fee", "不收费",
                "source", "办法",
                "provenance", "见"));
        fields.putAll(more);
        return EntryText.of(EntryKind.SERVICE_ITEM, fields).entry();
    }
}
