package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntryIdTest {

    @Test
    void takesTheIdsOfTheSeeds() {
        for (String id : List.of("guide-001", "le-001", "cp-101", "faq-086", "report-zhanhe-2022", "a", "A_1.2:3-4")) {
            assertThat(new EntryId(id)).hasToString(id);
        }
    }

    @Test
    void refusesWhatCouldBeMistakenForSomethingElse() {
        for (String id : List.of("", " ", "guide 001", "guide#001", "-guide", "../x", "指南-001", "guide-001\n", "<b>")) {
            assertThatThrownBy(() -> new EntryId(id)).as(id).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isAtMostAHundredCharacters() {
        assertThat(new EntryId("a".repeat(100)).value()).hasSize(100);
        assertThatThrownBy(() -> new EntryId("a".repeat(101)))
                .hasMessageStartingWith("not an entry id: letters, digits and _.:- only, at most 100: aaa");
    }

    @Test
    void isOrderedAsText() {
        assertThat(new EntryId("guide-002")).isGreaterThan(new EntryId("guide-001"));
    }
}
