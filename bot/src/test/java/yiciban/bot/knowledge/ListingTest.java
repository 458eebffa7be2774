package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.staff.HomeNotice;
import yiciban.bot.system.Engine;

final class ListingTest {

    @TempDir
    Path folder;

    private Desk desk;
    private Listing listing;

    @BeforeEach
    void open() {
        desk = new Desk(Engine.SQLITE, folder);
        listing = new Listing(desk.shelves.revisions, desk, desk.clock);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void whatEndsWithinAMonthIsListedAndSoIsWhatHasEnded() {
        var home = new EndingAtHome(listing);
        assertThat(home.line(Desk.WANG.member())).isEmpty();
        desk.publish(Desk.WANG, Desk.DOG, "valid_to", "2026-12-20");
        assertThat(found("ending", "true")).containsExactly(Desk.DOG);
        assertThat(found("state", "OVER")).isEmpty();
        assertThat(home.line(Desk.CHEN.member()))
                .contains(new HomeNotice.Line("有效期：30 天内到期 1 条，已经失效 0 条", "/staff/entries?ending=true&office=", false));

        desk.clock.advance(Duration.ofDays(30));

        assertThat(found("ending", "true")).isEmpty();
        assertThat(found("state", "OVER")).containsExactly(Desk.DOG);
        assertThat(found("state", "LIVE")).containsExactly(Desk.WEDDING);
        String office = desk.shelves.filed(Desk.DOG).orElseThrow().office();
        assertThat(home.line(Desk.WANG.member()))
                .contains(new HomeNotice.Line(
                        office + "有效期：30 天内到期 0 条，已经失效 1 条", "/staff/entries?state=OVER&office=" + office, true));
        assertThat(home.line(Desk.ADMIN.member())).isEmpty();
    }

    private List<String> found(String field, String value) {
        return listing.page(Wanted.of(Map.of(field, value), List.of()), Desk.CHEN.member()).rows().stream()
                .map(row -> row.filed().id())
                .toList();
    }
}
