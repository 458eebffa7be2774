package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F3: what the disk holds when the power fails in the middle of a write: the log of SQLite up to somewhere. */
class PowerLossTest {

    private static final int ROWS = 12;

    /** SQLite's file format: the log's own header, and that of each page in it. In bytes. */
    private static final int HEADER = 32;

    private static final int FRAME_HEADER = 24;

    @TempDir
    Path folder;

    @Test
    void f3_whereverTheLogIsCutWhatWasCommittedBeforeIsThereAndTheFileIsWhole() throws IOException {
        Path database = folder.resolve("yiciban.db");
        Path log = folder.resolve("yiciban.db-wal");
        byte[] base;
        byte[] written;
        int page;
        List<Long> committed = new ArrayList<>();
        try (HikariDataSource running = Database.open("jdbc:sqlite:" + database)) {
            JdbcClient sql = JdbcClient.create(running);
            sql.sql("pragma wal_checkpoint(truncate)").query().singleRow();
            page = sql.sql("pragma page_size").query(Integer.class).single();
            base = Files.readAllBytes(database);
            for (int row = 0; row < ROWS; row++) {
                store(sql, row);
                committed.add(Files.size(log));
            }
            written = Files.readAllBytes(log);
        }
        long frame = (long) FRAME_HEADER + page;
        for (long cut = HEADER; cut <= written.length; cut += frame / 2) { // between two frames, and within each
            Path copy = Files.createDirectories(folder.resolve("cut" + cut)).resolve("yiciban.db");
            Files.write(copy, base);
            Files.write(copy.resolveSibling("yiciban.db-wal"), Arrays.copyOf(written, (int) cut));
            long end = cut;
            try (HikariDataSource after = Database.open("jdbc:sqlite:" + copy)) {
                JdbcClient sql = JdbcClient.create(after);
                assertThat(sql.sql("pragma integrity_check").query(String.class).single())
                        .isEqualTo("ok");
                assertThat(sql.sql("select count(*) from conversation")
                                .query(Long.class)
                                .single())
                        .as("cut at %d", cut)
                        .isEqualTo(committed.stream().filter(at -> at <= end).count());
            }
        }
    }

    private static void store(JdbcClient sql, int row) {
        sql.sql("insert into conversation (id, channel, address, begun_at) values (:id, 'web', :id, 1)")
                .param("id", "c" + row)
                .update();
    }
}
