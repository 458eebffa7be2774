package yiciban.bot.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
class FiguresTest {

    private static final Period TWO_WEEKS = new Period(LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-15"));
    private static final Scope ALL = new Scope(TWO_WEEKS, "", "");
    private static final Scope ON_TELEGRAM = new Scope(TWO_WEEKS, "telegram", "");
    private static final Scope OF_THE_POLICE = new Scope(TWO_WEEKS, "", "公安");

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private HikariDataSource database;
    private District district;
    private Figures figures;
    private Overviews overviews;

    @BeforeEach
    void twoWeeks() {
        database = engine.open(folder);
        district = new District(JdbcClient.create(database));
        district.twoWeeks();
        figures = new Figures(district.sql, Clock.fixed(District.at("2026-11-26T12:00:00"), District.OFFICE));
        overviews = new Overviews(figures);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void questionsOfWholeDaysAreCountedAndGreetingsAreNone() {
        assertThat(overviews.of(ALL).all().tally()).isEqualTo(new Tally(8, 4, 2, 2));
        assertThat(overviews.of(ON_TELEGRAM).all().tally()).isEqualTo(new Tally(2, 1, 1, 1));
        assertThat(overviews.of(OF_THE_POLICE).all().tally()).isEqualTo(new Tally(4, 2, 2, 1));
    }

    @Test
    void weeksBeginOnMondayInTheOfficesTime() {
        assertThat(overviews.of(ALL).weeks())
                .extracting(Line::label, Line::tally)
                .containsExactly(
                        tuple("2026-11-02", new Tally(3, 3, 0, 2)), tuple("2026-11-09", new Tally(5, 1, 2, 0)));
    }

    @Test
    void aQuestionBelongsToTheOfficeThatAnswersElseToThatOfItsGap() {
        assertThat(figures.tallies(ALL, Cut.OFFICE))
                .containsExactlyInAnyOrder(
                        new Counted("公安", "公安", new Tally(4, 2, 2, 1)),
                        new Counted("民政", "民政", new Tally(2, 2, 0, 1)),
                        new Counted("", "", new Tally(2, 0, 0, 0)));
        assertThat(overviews.of(ALL).offices()).extracting(Line::label).containsExactly("公安", "民政", "");
    }

    @Test
    void entriesAreCountedByTheirTitleAndThoseNobodyAskedForAreNamed() {
        assertThat(figures.tallies(ALL, Cut.ENTRY))
                .containsExactly(
                        new Counted("guide-101", "居住证办理", new Tally(2, 2, 0, 1)),
                        new Counted("guide-102", "婚姻登记", new Tally(2, 2, 0, 1)));
        assertThat(figures.unasked(ALL)).containsExactly(new Unasked("收养登记", "民政"));
        assertThat(figures.unasked(ON_TELEGRAM))
                .containsExactlyInAnyOrder(new Unasked("收养登记", "民政"), new Unasked("婚姻登记", "民政"));
        assertThat(figures.unasked(OF_THE_POLICE)).isEmpty();
    }

    @Test
    void channelsEndingsAndLevelsAreCounted() {
        assertThat(figures.tallies(ALL, Cut.CHANNEL))
                .containsExactly(
                        new Counted("web", "web", new Tally(6, 3, 1, 1)),
                        new Counted("telegram", "telegram", new Tally(2, 1, 1, 1)));
        assertThat(figures.outcomes(ALL)).isEqualTo(Map.of("answered", 4, "not_found", 2, "clarifying", 1, "", 1));
        assertThat(figures.levels(ALL)).isEqualTo(Map.of("1", 1, "5", 1));
        assertThat(figures.levels(OF_THE_POLICE)).isEmpty();
        district.ratesLater("t005", 4);
        assertThat(figures.levels(ALL)).isEqualTo(Map.of("1", 1, "4", 1, "5", 1));
    }

    @Test
    void theSameWordsAreOneQuestionAndWhatOnePersonAskedIsNotNamed() {
        assertThat(overviews.of(ALL).often()).containsExactly(new Often("居住证怎么办", 2, 2));
    }

    @Test
    void waitsRunFromTheQuestionToTheAnswerThatCameInThePeriod() {
        Waits waits = overviews.of(ALL).all().waits();
        assertThat(waits).isEqualTo(new Waits(2, Duration.parse("PT37H"), Duration.parse("PT38H30M")));
        assertThat(overviews.of(ON_TELEGRAM).all().waits().count()).isEqualTo(1);
        assertThat(overviews.of(ALL).offices().getFirst().waits()).isEqualTo(waits);
        Scope before = new Scope(new Period(LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-09")), "", "");
        assertThat(overviews.of(before).all().waits()).isEqualTo(new Waits(0, null, null));
    }

    @Test
    void aGapIsOnTimeWhenItIsClosedOnItsDay() {
        assertThat(overviews.of(ALL).all().onTime()).isEqualTo(new OnTime(2, 1));
        district.gap("gap-3", "民政", "2026-11-13", "t003", "web", "2026-11-08T23:59:59", null);
        district.gap("gap-4", "民政", "2026-11-13", "t004", "web", "2026-11-09T00:00:00", "闲谈");
        assertThat(overviews.of(ALL).all().onTime()).as("late and still open").isEqualTo(new OnTime(3, 1));
        district.ends("gap-3", "postponed", "2026-11-14T09:00:00");
        assertThat(overviews.of(ALL).all().onTime()).as("moved after its day").isEqualTo(new OnTime(3, 1));
        district.sql.sql("update gap_term set ended_at = 0 where gap = 'gap-3'").update();
        assertThat(overviews.of(ALL).all().onTime())
                .as("given up before its day")
                .isEqualTo(new OnTime(2, 1));
        assertThat(overviews.of(ON_TELEGRAM).all().onTime()).isEqualTo(new OnTime(1, 0));
    }

    @Test
    void whatIsNotDueYetIsNotLate() {
        district.gap("gap-5", "民政", "2026-11-27", "t003", "web", "2026-11-08T23:59:59", null);
        Scope november = new Scope(Period.of(YearMonth.of(2026, 11)), "", "");
        assertThat(overviews.of(november).all().onTime()).isEqualTo(new OnTime(2, 1));
        assertThat(figures.owed(november)).extracting(Owed::office).isEqualTo(List.of("公安", "公安"));
    }
}
