package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yiciban.catalog.EntryId;

class MaterialsTest {

    private static final Papers PAPERS = Papers.read();

    /** Each text is wanted by an item of its own: 甲, 乙, 丙. */
    private static List<Material> merged(String... texts) {
        List<String> items = List.of("甲", "乙", "丙");
        return Materials.merged(
                IntStream.range(0, texts.length)
                        .mapToObj(i ->
                                new Materials.Wanted(items.get(i), i + 1, new EntryId("guide-" + (i + 1)), texts[i]))
                        .toList(),
                PAPERS);
    }

    @Test
    void onePaperInThreeWordingsIsOneLineThatNamesWhoNeedsIt() {
        assertThat(merged("居民身份证", "身份证原件", "申请人身份证")).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("居民身份证");
            assertThat(line.provider()).isEqualTo(Provider.CITIZEN);
            assertThat(line.needs())
                    .containsExactly(
                            new Material.Need("甲", 1, null),
                            new Material.Need("乙", 2, null),
                            new Material.Need("丙", 3, null));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "身份证, 居民身份证",
        "居民户口簿, 户口簿",
        "户口本, 本人户口簿",
        "社会保障卡, 社保卡",
        "残疾人证, 残疾证",
        "结婚证(支持电子证照), 结婚证",
        "身份证件, 身份证件",
    })
    void whatIsSurelyTheSameIsOneLine(String one, String other) {
        assertThat(merged(one, other)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "居民身份证, 居民身份证复印件", // another paper
        "居民身份证, 身份证原件及复印件",
        "母亲居民身份证, 父亲居民身份证", // another person's
        "居民身份证, 监护人身份证",
        "双方居民身份证, 居民身份证",
        "居民户口簿, 父母一方的居民户口簿",
        "居民身份证, 原居民身份证", // the old one is handed in
        "居民身份证, 身份证件", // wider: a passport is one, too
        "身份证件, 身份证明",
        "居民身份证, 居民身份证或居民户口簿", // one of two
        "结婚证, 结婚证等", // and more
        "结婚证, 结婚证或非婚生育说明",
        "低保证, 低保证(生活补贴)", // only for some
        "申请书, 申请书", // each office has its own
        "书面申请, 书面申请",
        "照片, 照片", // each office keeps one
        "近期免冠照片, 2寸近期免冠白底照片",
    })
    void whatMayBeAnotherThingStaysTwoLines(String one, String other) {
        assertThat(merged(one, other)).extracting(Material::name).containsExactly(one, other);
    }

    @Test
    void twoItemsOfOneGuideNeedItsFormsOnce() {
        var guide = new EntryId("guide-1");
        var wanted = List.of(
                new Materials.Wanted("生活补贴", 2, guide, "社会保障卡/银行账户"),
                new Materials.Wanted("护理补贴", 3, guide, "社会保障卡/银行账户"));
        assertThat(Materials.merged(wanted, PAPERS))
                .singleElement()
                .satisfies(line -> assertThat(line.needs())
                        .extracting(Material.Need::number)
                        .containsExactly(2, 3));
    }

    @Test
    void aPaperOnlyOneOfficeCanSeeByItselfIsBroughtAllTheSame() {
        assertThat(merged("居民户口簿", "户口簿(信息共享可免交)")).singleElement().satisfies(line -> {
            assertThat(line.provider()).isEqualTo(Provider.CITIZEN);
            assertThat(line.needs())
                    .containsExactly(new Material.Need("甲", 1, null), new Material.Need("乙", 2, "信息共享可免交"));
        });
    }

    @Test
    void aPaperNoOfficeNeedsToSeeMayBeWaived() {
        assertThat(merged("户口簿(信息共享可免交)", "居民户口簿(按现行通知多数免交)"))
                .singleElement()
                .satisfies(line -> assertThat(line.provider()).isEqualTo(Provider.WAIVED));
    }

    @ParameterizedTest
    @CsvSource({
        "居民身份证申领登记表(现场填写), COUNTER",
        "结婚证等(信息共享可免交), WAIVED",
        "本人相片(系统可导入的免交), WAIVED",
        "营业执照等主体资格证明(可共享), WAIVED",
        "居民身份证, CITIZEN",
        "母亲居民身份证, CITIZEN",
        "父亲居民身份证(登记父亲信息的), CITIZEN",
        "居住证或户口簿, CITIZEN",
        "在居住地申请的另带居住证, CITIZEN",
        "委托的另带委托书及双方身份证, CITIZEN",
        "食品经营许可申请书, UNSAID",
        "居民身份证异地受理登记表, UNSAID",
        "身份、收入、财产声明和授权核对书, UNSAID",
        "近期免冠照片, UNSAID",
        "居民身份证复印件, UNSAID",
        "社会保障卡/银行账户, UNSAID",
        "结婚证或非婚生育说明, UNSAID",
    })
    void whoProvidesItIsSaidOnlyWhereTheWordsSayIt(String text, Provider provider) {
        assertThat(merged(text)).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo(text);
            assertThat(line.provider()).isEqualTo(provider);
        });
    }

    @Test
    void aNameThatStandsForTwoPapersIsRefused() {
        assertThatThrownBy(() -> Papers.of(List.of("居民身份证 身份证", "临时身份证 身份证")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("config/papers.txt: stands twice: 身份证");
    }
}
