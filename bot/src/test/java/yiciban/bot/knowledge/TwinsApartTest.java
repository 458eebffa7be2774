package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/** Two entries that ask the same are no twins where nobody is asked both. */
class TwinsApartTest {

    private static final Entry ZHANHE = faq("faq-901", "河南省 平顶山市 湛河区", "要办。").entry();

    @Test
    void districtsDoNotDisturbEachOther() {
        assertThat(twins("河南省 平顶山市 卫东区")).isEmpty();
        assertThat(twins("河北省")).isEmpty();
    }

    @Test
    void whoeverIsAskedBothMustNotBeToldTwoThings() {
        for (String area : List.of("", "河南省", "河南省 平顶山市", "河南省 平顶山市 湛河区")) {
            assertThat(twins(area)).as(area).hasSize(1).allMatch(Twin::refused);
        }
    }

    private static List<Twin> twins(String area) {
        EntryText mine = faq("faq-902", area, "不用办。");
        return Twins.exact(mine.kind(), mine.fields(), List.of(ZHANHE), id -> "公安");
    }

    private static EntryText faq(String id, String area, String answer) {
        return EntryText.of(
                EntryKind.FAQ,
                Map.of(
                        "id", id,
                        "question", "养狗要办证吗",
                        "status", "published",
                        "answer", answer,
                        "area", area,
                        "source", "条例",
                        "provenance", "见"));
    }
}
