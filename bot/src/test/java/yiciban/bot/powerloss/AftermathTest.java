package yiciban.bot.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.powerloss.Aftermath.Told;
import yiciban.bot.system.Database;

/** What the trial says of a disk on which something is missing, or damaged. */
class AftermathTest {

    private static final String QUERY = "select count(*) from conversation where id = :value";

    @TempDir
    Path folder;

    private final Aftermath aftermath =
            new Aftermath(List.of(), List.of(new Told(10, QUERY, "c1"), new Told(20, QUERY, "c2")));

    @BeforeEach
    void one() {
        try (HikariDataSource database = Database.open(Aftermath.url(folder))) {
            JdbcClient.create(database)
                    .sql("insert into conversation (id, channel, address, begun_at) values ('c1', 'web', 'a', 1)")
                    .update();
        }
    }

    @Test
    void whatWasToldBeforeIsWanted() {
        aftermath.database("then", folder, 15);
        assertThat(aftermath.wrong()).isEmpty();

        aftermath.database("then", folder, 25);
        assertThat(aftermath.wrong())
                .singleElement()
                .asString()
                .startsWith("then: lost: ")
                .contains("c2");
        assertThat(aftermath.looked()).isEqualTo(2);
    }

    @Test
    void aDatabaseThatIsNotWholeIsSeen() throws Exception {
        Path file = folder.resolve("yiciban.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 1);
        Files.write(file, bytes);

        aftermath.database("then", folder, 15);
        assertThat(aftermath.wrong()).hasSize(1);
    }
}
