package yiciban.bot.system;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the program keeps its state.
 *
 * @param dataDir folder of the database and the index
 * @param dbUrl JDBC address of the database; empty for the file in the data folder
 */
@ConfigurationProperties("yiciban")
record SystemSettings(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("") String dbUrl) {}
