package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.PortInUseException;
import yiciban.bot.system.Database;
import yiciban.bot.system.OtherJvm;

/** What a start that failed says to whoever can mend it: the program itself, with a setting of theirs. */
class StartedInVainTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YICIBAN_PORT | abc | 设置写错了：YICIBAN_PORT=abc。能写什么，见 config/application.yml 里它前面的说明",
                "YICIBAN_STAFF_LOCK_AFTER | 99 | 设置写错了：YICIBAN_STAFF_LOCK_AFTER=99。能写什么，见 config/application.yml 里它前面的说明",
                "YICIBAN_RATE_LIMIT | x | 设置写错了：YICIBAN_RATE_LIMIT=x。能写什么，见 config/application.yml 里它前面的说明",
            })
    @Timeout(120)
    void aMistakeInASettingIsSaidInOneLine(String setting, String value, String sentence) throws Exception {
        assertThat(start(setting, value)).containsExactly("没有完成：" + sentence);
    }

    @Test
    void aPortThatIsTakenIsSaidToo() {
        assertThat(StartedInVain.sentence(new IllegalStateException("Unable to start", new PortInUseException(8080))))
                .contains("端口 8080 已有程序在用：请先停掉它，或用 YICIBAN_PORT 换一个端口");
    }

    @Test
    void aDatabaseThatIsAwayOrNoneIsSaidWithoutItsPassword() {
        assertThat(whyNot("jdbc:postgresql://127.0.0.1:1/x?user=u&password=secret"))
                .startsWith("连不上 YICIBAN_DB_URL 指的数据库：Connection to 127.0.0.1:1 refused.")
                .doesNotContain("secret");
        assertThat(whyNot("jdbc:mysql://db/x?password=secret"))
                .isEqualTo("YICIBAN_DB_URL 应以 jdbc:postgresql: 开头，见 docs/deployment.md；不设就用数据目录里的文件");
    }

    private static String whyNot(String url) {
        Throwable failure = catchThrowable(() -> Database.open(url));
        return StartedInVain.sentence(new IllegalStateException("Unable to start", failure))
                .orElseThrow();
    }

    @Test
    void aMistakeOfOursKeepsItsStackTrace() {
        assertThat(StartedInVain.sentence(new IllegalStateException("no bean", new NullPointerException("x"))))
                .isEmpty();
    }

    /** What the program writes to standard error before it ends. */
    private List<String> start(String setting, String value) throws Exception {
        ProcessBuilder builder = OtherJvm.of(Yiciban.class, List.of(), List.of("serve"));
        builder.environment().put("YICIBAN_DATA_DIR", folder.toString());
        builder.environment().put("YICIBAN_PORT", "0");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put(setting, value);
        Process program = builder.start();
        try {
            String said = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(program.waitFor()).isEqualTo(1);
            return said.lines().toList();
        } finally {
            program.destroyForcibly();
        }
    }
}
