package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What hostile files are read with; whatever they wanted, nobody was called and nothing was left behind. */
@Timeout(60) // the promise is 10 s, kept by the kill timer; making the file and a busy machine come on top
abstract class HostileFiles {

    static final String DAMAGED = "文件损坏或不完整，读不下去。请在 Excel、WPS 或 Word 里打开，重新另存一份再导入。";

    final Listening listening = new Listening();

    @TempDir
    Path folder;

    @AfterEach
    void nothingCalledAndNothingLeft() throws IOException {
        assertThat(listening.visits()).isZero();
        listening.close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    Reading<Entries> read(byte[] file) {
        return new Imports(folder).entries(new ByteArrayInputStream(file), Progress.NONE);
    }

    Reading<ReadReport> readReport(byte[] file) {
        return new Imports(folder).report(new ByteArrayInputStream(file), Samples.ZHANHE, Progress.NONE);
    }
}
