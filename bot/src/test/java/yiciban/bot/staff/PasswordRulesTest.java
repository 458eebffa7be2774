package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.system.RejectedInput;

class PasswordRulesTest {

    private static final List<String> ZHANG = List.of("zhangsan", "张三", "公安");

    private static void check(String password, PasswordProfile profile) {
        PasswordRules.check(password, profile, ZHANG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short-1-pass",
                "Tuesday-rain-on-7-roofs",
                "我家门前有两棵枣树-7-Trees",
                "0123-Correct horse battery staple 0123 correct horse battery staple",
            })
    void c2_longAndOwnIsAccepted(String password) {
        assertThatCode(() -> check(password, PasswordProfile.DENGBAO)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ab1-efghijk",
                "Password123456",
                "P@ssw0rd1234",
                "Admin@123456",
                "Qwerty123456!",
                "1qaz@WSX3edc",
                "Abc123456789!",
                "Woaini1314520",
                "Aa1-Aa1-Aa1-",
                "Zhangsan@2026",
                "Yiciban-2026!",
                "Zhanhequ@12345",
                "Aaaaaaaaaaa1!",
            })
    void c2_shortCommonAndContextWordsAreRefused(String password) {
        assertThatThrownBy(() -> check(password, PasswordProfile.DENGBAO)).isInstanceOf(RejectedInput.class);
        assertThatThrownBy(() -> check(password, PasswordProfile.NIST)).isInstanceOf(RejectedInput.class);
    }

    @Test
    void c2_threeThousandOfTheFirstGuessesAreRefused() {
        var guesses = new ArrayList<String>();
        for (String word : List.of(
                "Password",
                "Admin",
                "Welcome",
                "Iloveyou",
                "Qwerty",
                "Dragon",
                "Monkey",
                "Sunshine",
                "Princess",
                "Football",
                "Master",
                "Letmein")) {
            for (int year = 1950; year < 2030; year++) {
                guesses.add(word + "@" + year + "123");
                guesses.add(word + year + year);
                guesses.add(word.replace('o', '0').replace('s', '$') + "-" + year + "!!!");
                guesses.add(year + "_" + word + "_" + year);
            }
        }
        assertThat(guesses).hasSizeGreaterThan(3_000).allMatch(CommonPasswords::has);
    }

    @Test
    void c2_noPasswordOfAPublishedListIsAccepted() throws IOException {
        List<String> published = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies();
        assertThat(published).hasSizeGreaterThan(3_000);
        assertThat(published).noneMatch(PasswordRulesTest::isAccepted);
        assertThat(published.stream()
                        .filter(password -> password.length() > 9)
                        .map(password -> Character.toUpperCase(password.charAt(0)) + password.substring(1) + "1!"))
                .noneMatch(PasswordRulesTest::isAccepted);
        assertThat(isAccepted("Seven-herons-by-the-Sha")).isTrue();
    }

    private static boolean isAccepted(String password) {
        try {
            check(password, PasswordProfile.NIST);
            return true;
        } catch (RejectedInput refused) {
            return false;
        }
    }

    @Test
    void c2_longerThanAnybodyTypesIsRefusedAndSixtyFourIsNot() {
        String long64 = "Reeds and herons along the Sha river at dusk, seven of them, 1987!!".substring(0, 64);
        assertThatCode(() -> check(long64, PasswordProfile.DENGBAO)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("Reeds and herons 7 ".repeat(7), PasswordProfile.DENGBAO))
                .hasMessageContaining("128");
    }

    @Test
    void c3_dengbaoWantsThreeOfFourClassesAndNistDoesNot() {
        String plain = "seven herons by the river";
        assertThatCode(() -> check(plain, PasswordProfile.NIST)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("sevenheronsbytheriver", PasswordProfile.DENGBAO))
                .hasMessageContaining("三种");
        assertThat(PasswordProfile.DENGBAO.age()).isEqualTo(Duration.ofDays(90));
        assertThat(PasswordProfile.NIST.age()).isNull();
    }
}
