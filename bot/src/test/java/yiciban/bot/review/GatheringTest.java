package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Engine;

/** Two nodes that gather at the same moment make one gap of one need. */
@ParameterizedClass
@EnumSource(Engine.class)
class GatheringTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Town here;
    private Town there;

    @BeforeEach
    void open() {
        here = new Town(engine, folder, "t");
        there = new Town(engine, folder, "u");
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    @Test
    void whatAnotherNodeGathersMeanwhileIsTakenIntoAccount() {
        here.clock.advance(Duration.ofHours(1));
        here.asks("a", "烟草证怎么办", Town.NOTHING);
        here.asks("b", "烟草证怎么办呢", Town.NOTHING);
        here.ledger.entering().all();
        // Between what this node has read and what it writes the other one gathers an older question, and is killed.
        int gathered = gathering(here, before(this::theOtherGathersTwo)).gather();

        assertThat(gathered).isEqualTo(2);
        assertThat(here.only().questions()).containsExactlyInAnyOrder("烟草证怎么办", "烟草证怎么办呢", "烟草证咋办理");
    }

    @Test
    void aWordingThatFitsTwoGapsMakesThemOneWhereNobodyHasTouchedThem() {
        here.asks("a", "在街上摆个小摊用办手续吗", Town.NOTHING);
        here.asks("b", "夜市摆摊需要许可证吗", Town.NOTHING);
        here.sweep();
        assertThat(here.open()).hasSize(2);
        String oldest = here.open().stream()
                .min(Comparator.comparing(Gap::openedAt))
                .orElseThrow()
                .id();

        here.asks("c", "摆摊要不要办证", Town.NOTHING);
        here.sweep();
        assertThat(here.only().id()).isEqualTo(oldest);
        assertThat(here.only().questions()).hasSize(3);
        assertThat(here.ledger.gaps().events(oldest))
                .extracting(GapEvent::action)
                .contains("合并");
    }

    @Test
    void aGapThatSomebodyWorksOnStaysAsItIs() {
        here.asks("a", "在街上摆个小摊用办手续吗", Town.NOTHING);
        here.asks("b", "夜市摆摊需要许可证吗", Town.NOTHING);
        here.sweep();
        Gap claimed = here.open().getLast();
        here.working.assign(Desk.CHEN, claimed.id(), claimed.version(), "公安");

        here.asks("c", "摆摊要不要办证", Town.NOTHING);
        here.sweep();
        assertThat(here.open()).hasSize(2);
    }

    private void theOtherGathersTwo() {
        there.asks("c", "烟草证咋办理", Town.NOTHING);
        there.ledger.entering().all();
        assertThatThrownBy(() -> gathering(there, killedAfter(2)).gather()).hasMessage("killed");
    }

    private static Gathering gathering(Town node, Wrapped transactions) {
        var plain = Audit.on(node.desk.database, node.clock).inTurn();
        return node.ledger.gathering(node.desk, Town.ENOUGH, transactions.around(plain));
    }

    /** Something happens around transactions. */
    private interface Wrapped {
        TransactionOperations around(TransactionOperations transactions);
    }

    private static Wrapped before(Runnable once) {
        return transactions -> new TransactionOperations() {
            private boolean done;

            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> change) {
                if (!done) {
                    done = true;
                    once.run();
                }
                return transactions.execute(change);
            }
        };
    }

    private static Wrapped killedAfter(int times) {
        return transactions -> new TransactionOperations() {
            private int left = times;

            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> change) {
                if (left-- == 0) {
                    throw new IllegalStateException("killed");
                }
                return transactions.execute(change);
            }
        };
    }
}
