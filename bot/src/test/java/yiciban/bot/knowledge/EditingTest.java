package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Engine;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

@ParameterizedClass
@EnumSource(Engine.class)
class EditingTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(engine, folder);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "//a.cn",
                "http://a b",
                "tel:12345"
            })
    void c13_anAddressThatIsNoPageIsRefused(String url) {
        assertThatThrownBy(() -> desk.change(Desk.WANG, Desk.DOG, "url", url))
                .isInstanceOf(RejectedInput.class)
                .hasMessage("网址以 http:// 或 https:// 开头，中间没有空格；没有就空着。");
        assertThat(desk.change(Desk.WANG, Desk.DOG, "url", "HTTPS://www.gov.cn/a?b=c#d")
                        .content())
                .contains("HTTPS://www.gov.cn/a?b=c#d");
    }

    @Test
    void whoWorksForAllOfficesGivesAnEntryToAnother() {
        assertThatThrownBy(() -> desk.shelves.placing().move(Desk.WANG, Desk.DOG, "民政"))
                .hasMessage("只有“全部”部门的编辑可以把条目交给别的部门。");
        Hand every = Desk.hand("every", StaffMember.EVERY_OFFICE, Role.EDITOR);
        assertThatThrownBy(() -> desk.shelves.placing().move(every, Desk.DOG, "气象"))
                .hasMessageStartingWith("没有部门“气象”，可以是：公安、民政、");

        assertThat(desk.shelves.placing().move(every, Desk.DOG, "民政").office()).isEqualTo("民政");

        assertThat(desk.log()).endsWith("every 改归口部门 guide-001");
        desk.change(Desk.LI, Desk.DOG, "fee", "300元");
        assertThatThrownBy(() -> desk.change(Desk.WANG, Desk.DOG, "fee", "200元"))
                .hasMessage("“guide-001”归民政管，您在公安。");
    }

    @Test
    void aNewEntryIsKeptByTheOfficeThatIsNamed() {
        Hand every = Desk.hand("every", StaffMember.EVERY_OFFICE, Role.EDITOR);
        Revision made = desk.editing.create(every, EntryKind.FAQ, Map.of("question", "狗咬人了怎么办？"), "公安", "form");
        assertThat(desk.shelves.revisions.filed(made.entry()).orElseThrow().office())
                .isEqualTo("公安");
        Revision known = desk.editing.create(
                every, EntryKind.UNCOVERED, Map.of("name", "护照", "office", "出入境管理机构"), "公安", "form");
        assertThat(known.content()).contains("office: 出入境管理机构");
        assertThatThrownBy(() -> desk.editing.create(every, EntryKind.FAQ, Map.of("question", "问"), "气象", "form"))
                .hasMessageStartingWith("没有部门“气象”");
    }

    @Test
    void whatCameWithTheProgramIsPublishedAndItsDraftsWaitForAReviewer() {
        assertThat(desk.shelves.revisions.live()).extracting(Revision::entry).contains(Desk.DOG, Desk.WEDDING);
        assertThat(desk.shelves.revisions.in(State.SUBMITTED))
                .extracting(Revision::entry)
                .containsExactly(Desk.CAT);
        assertThat(desk.ask("收养登记收费吗").outcome()).isEqualTo("not_found");
        assertThat(desk.shelves.revisions.filed(Desk.DOG).orElseThrow().office())
                .isEqualTo("公安");
    }

    @Test
    void aDraftGoesFromEditorToReviewerToApproved() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        assertThat(desk.editing.submit(Desk.WANG, Desk.DOG).state()).isEqualTo(State.SUBMITTED);
        Revision approved = desk.editing.approve(Desk.CHEN, Desk.DOG);
        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.approver()).isEqualTo("chen");
        assertThat(desk.log()).contains("wang 修改 guide-001", "wang 提交审核 guide-001", "chen 审核通过 guide-001");
    }

    @Test
    void allSubmissionsAreThoseOfColleaguesAndNotTheUncheckedDraftsOfTheProgram() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        assertThat(desk.editing.drafts(Desk.WANG)).containsExactly(Desk.DOG);
        desk.editing.submit(Desk.WANG, Desk.DOG);
        assertThat(desk.editing.submissions(Desk.CHEN)).containsExactly(Desk.DOG);
        assertThat(desk.editing.submissions(Desk.ZHAO)).isEmpty();
        assertThat(desk.editing.approve(Desk.ZHAO, Desk.CAT).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whoWroteItMayNotApproveIt() {
        Hand both = new Hand(Desk.CHEN.member(), Desk.CHEN.actor());
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.sql
                .sql("update revision set authors = 'wang chen' where entry = 'guide-001' and state = 'SUBMITTED'")
                .update();
        assertThatThrownBy(() -> desk.editing.approve(both, Desk.DOG))
                .isInstanceOf(RejectedInput.class)
                .hasMessage("不能审核自己写的内容，请另一位同事审核。");
        assertThat(desk.log()).last().isEqualTo("chen 审核通过 guide-001");
        assertThat(desk.sql
                        .sql("select new_value from audit where refused")
                        .query(String.class)
                        .list())
                .containsExactly("不能审核自己写的内容，请另一位同事审核。");
    }

    @Test
    void onlyTheOfficeThatKeepsAnEntryEditsAndReviewsIt() {
        assertThatThrownBy(() -> desk.change(Desk.LI, Desk.DOG, "fee", "300元")).hasMessage("“guide-001”归公安管，您在民政。");
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        assertThatThrownBy(() -> desk.editing.approve(Desk.ZHAO, Desk.DOG)).hasMessageContaining("归公安管");
        assertThatThrownBy(() -> desk.change(Desk.ADMIN, Desk.DOG, "fee", "1元")).hasMessage("只有编辑可以写内容。");
        assertThatThrownBy(() -> desk.editing.approve(Desk.WANG, Desk.DOG)).hasMessage("只有审核人员可以审核和发布。");
    }

    @Test
    void twoEditorsAtOnceNeverOverwriteEachOther() {
        Map<String, Object> seen = desk.fields(Desk.DOG);
        Revision first = desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        seen.put("fee", "100元");
        assertThatThrownBy(() -> desk.editing.save(Desk.WANG, Desk.DOG, 0, seen, "form"))
                .isInstanceOfSatisfying(
                        SavedMeanwhile.class,
                        meanwhile -> assertThat(meanwhile.theirs().content()).contains("300元"));
        assertThat(desk.shelves.revisions.open(Desk.DOG).orElseThrow().content())
                .contains("300元");
        assertThat(desk.editing
                        .save(Desk.WANG, Desk.DOG, first.version(), seen, "form")
                        .content())
                .contains("100元");
    }

    @Test
    void anUnfinishedDraftIsKeptAndNotSubmitted() {
        Revision draft = desk.editing.create(Desk.LI, EntryKind.FAQ, Map.of("question", "低保怎么申请？"), "form");
        assertThat(draft.entry()).isEqualTo("faq-002");
        assertThatThrownBy(() -> desk.editing.submit(Desk.LI, draft.entry()))
                .isInstanceOfSatisfying(RejectedInput.class, rejected -> {
                    assertThat(rejected.field()).isEqualTo("source");
                    assertThat(rejected.sentence()).isEqualTo("来源：还没有填。");
                });
    }

    @Test
    void aReviewerSendsBackWithARemarkAndTheEditorGoesOn() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        int version = desk.shelves.revisions.open(Desk.DOG).orElseThrow().version();
        assertThatThrownBy(() -> desk.editing.sendBack(Desk.CHEN, Desk.DOG, version, " "))
                .hasMessage("请写明要改什么。");
        assertThatThrownBy(() -> desk.editing.sendBack(Desk.CHEN, Desk.DOG, version, "错".repeat(1_001)))
                .hasMessage("最多写 1000 个字，现在有 1001 个。");
        Revision back = desk.editing.sendBack(Desk.CHEN, Desk.DOG, version, "文号写错了");
        assertThat(back.state()).isEqualTo(State.DRAFT);
        assertThat(back.remark()).isEqualTo("文号写错了");
        assertThat(desk.change(Desk.WANG, Desk.DOG, "fee", "200元").content()).contains("200元");
    }

    @Test
    void nobodyDecidesOnATextThatWasNotOnTheScreen() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        int read = desk.editing.submit(Desk.WANG, Desk.DOG).version();
        desk.editing.recall(Desk.WANG, Desk.DOG);
        desk.change(Desk.WANG, Desk.DOG, "fee", "3000元");
        int there = desk.editing.submit(Desk.WANG, Desk.DOG).version();

        assertThatThrownBy(() -> desk.editing.approve(Desk.CHEN, Desk.DOG, read))
                .hasMessageContaining("刚刚又改过");
        assertThatThrownBy(() -> desk.editing.sendBack(Desk.CHEN, Desk.DOG, read, "太贵"))
                .hasMessageContaining("刚刚又改过");
        assertThat(desk.editing.approve(Desk.CHEN, Desk.DOG, there).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void whatWaitsForAReviewerIsNotEdited() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        assertThatThrownBy(() -> desk.change(Desk.WANG, Desk.DOG, "fee", "1元")).hasMessage("这一条已经提交，先撤回才能再改。");
        desk.editing.recall(Desk.WANG, Desk.DOG);
        assertThat(desk.change(Desk.WANG, Desk.DOG, "fee", "1元").state()).isEqualTo(State.DRAFT);
    }

    @Test
    void aDayThatIsNoneAndAnEntryThatIsNotThereAreNamed() {
        desk.change(Desk.WANG, Desk.DOG, "valid_to", "明年");
        assertThatThrownBy(() -> desk.editing.submit(Desk.WANG, Desk.DOG))
                .hasMessage("失效：请写成 2026-11-30，或精确到分 2026-11-30T18:00。");
        desk.change(Desk.WANG, Desk.DOG, "valid_to", "");
        desk.change(Desk.WANG, Desk.DOG, "related", List.of("guide-999"));
        assertThatThrownBy(() -> desk.editing.submit(Desk.WANG, Desk.DOG)).hasMessage("没有编号为 guide-999 的条目。");
    }

    @Test
    void aCharacterThatCouldNotBeReadAgainIsRefused() {
        assertThatThrownBy(() -> desk.change(Desk.WANG, Desk.DOG, "fee", "20\u0001元"))
                .isInstanceOf(RejectedInput.class);
    }

    @Test
    void aDiscardedDraftStaysInTheHistory() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.discard(Desk.WANG, Desk.DOG);
        assertThat(desk.shelves.revisions.history(Desk.DOG))
                .extracting(Revision::state)
                .containsExactly(State.DISCARDED, State.PUBLISHED);
    }
}
