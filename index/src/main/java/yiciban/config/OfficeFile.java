package yiciban.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Finds a file of {@code config/}: in the folder {@code YICIBAN_CONFIG_DIR} when set, else the copy in the jar. */
public final class OfficeFile {

    private OfficeFile() {}

    /** Opens a file by its name, such as {@code synonyms.txt}. */
    public static Reader open(String name) {
        try {
            Optional<Path> own = Optional.ofNullable(System.getenv("YICIBAN_CONFIG_DIR"))
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isRegularFile);
            if (own.isPresent()) {
                return Files.newBufferedReader(own.get());
            }
            InputStream in = OfficeFile.class.getResourceAsStream("/config/" + name);
            if (in == null) {
                throw new IllegalStateException("config/" + name + " is missing from the jar: build it again");
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read config/" + name, e);
        }
    }

    /** A whole file. */
    public static String text(String name) {
        try (Reader reader = open(name)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read config/" + name, e);
        }
    }

    /** The lines of a file that are neither blank nor comment. */
    public static List<String> lines(String name) {
        return lines(text(name).lines());
    }

    /** The lines that are neither blank nor comment. */
    public static List<String> lines(Stream<String> all) {
        return all.map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A YAML file whose top is a mapping. */
    public static Map<String, Object> yaml(String name) {
        try (Reader reader = open(name)) {
            Object top = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            if (!(top instanceof Map<?, ?> mapping)) {
                throw new IllegalStateException("config/" + name + " must be a YAML mapping");
            }
            var fields = new TreeMap<String, Object>();
            mapping.forEach((key, value) -> fields.put(String.valueOf(key), value));
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read config/" + name, e);
        } catch (YAMLException e) {
            throw new IllegalStateException("config/" + name + " is not YAML: " + e.getMessage(), e);
        }
    }
}
