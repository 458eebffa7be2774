package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.bot.telegram.CrashVerdict.Judged;
import yiciban.bot.telegram.CrashVerdict.Silent;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** The judge of the crash test sees what there is to see. */
class CrashVerdictTest {

    private static final Map<Long, List<Long>> ASKED = Map.of(1L, List.of(10L, 11L, 12L), 2L, List.of(20L));

    @Test
    void everythingOnceAndInOrderIsFine() {
        assertThat(judge(List.of(), 10, 20, 11, 12)).isEqualTo(new Judged(4, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatIsMissingIsLostAlsoInTheMiddle() {
        assertThat(judge(List.of(), 10, 20, 11).lost()).isEqualTo(1);
        assertThat(judge(List.of(), 10, 12, 20).lost()).isEqualTo(1);
        assertThat(judge(List.of()).lost()).isEqualTo(4);
    }

    @Test
    void whatComesOutOfOrderIsSeen() {
        assertThat(judge(List.of(), 11, 10, 12, 20).disorder()).isPositive();
        assertThat(judge(List.of(), 10, 11, 10, 12, 20).disorder()).isEqualTo(1);
        assertThat(judge(List.of(), 10, 99, 11, 12, 20).disorder()).isEqualTo(1);
    }

    @Test
    void whatComesTwiceIsCountedPerCitizenAndKill() {
        assertThat(judge(List.of(1), 10, 10, 11, 11, 12, 20)).isEqualTo(new Judged(4, 0, 2, 2, 0, 0, 1));
        assertThat(judge(List.of(1, 3), 10, 10, 11, 11, 12, 20).worst()).isEqualTo(1);
    }

    @Test
    void aSilentPostExplainsOneRepetition() {
        Judged judged = CrashVerdict.judge(
                ASKED, sent(10, 10, 11, 11, 12, 20), CrashVerdictTest::key, List.of(1), List.of(new Silent(1, 2)));
        assertThat(judged.worst()).isEqualTo(1);
        assertThat(judged.ambiguous()).isEqualTo(1);
    }

    private static Judged judge(List<Integer> kills, int... answers) {
        return CrashVerdict.judge(ASKED, sent(answers), CrashVerdictTest::key, kills, List.of());
    }

    private static List<Sent> sent(int... answers) {
        return Arrays.stream(answers)
                .mapToObj(answer ->
                        new Sent(answer / 10, answer, "", "", List.of(), FakeTelegram.JSON.createObjectNode()))
                .toList();
    }

    private static long key(Sent sent) {
        return sent.number();
    }
}
