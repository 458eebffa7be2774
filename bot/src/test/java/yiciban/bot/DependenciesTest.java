package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/dependencies.md is what the build puts into the jar, and nothing there has a licence that we may not give on. */
class DependenciesTest {

    private static final Set<String> ALLOWED =
            Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

    private static final String OURS = "cn.yiciban";

    /** A library of the bill of materials. */
    private record Part(String name, String version, List<String> licences) {

        static Part of(JsonNode component) {
            List<String> licences = StreamSupport.stream(
                            component.path("licenses").spliterator(), false)
                    .map(licence -> licence.has("expression")
                            ? licence.get("expression")
                            : licence.path("license")
                                    .path(licence.path("license").has("id") ? "id" : "name"))
                    .map(JsonNode::stringValue)
                    .sorted()
                    .toList();
            return new Part(
                    component.get("group").stringValue() + ":"
                            + component.get("name").stringValue(),
                    component.get("version").stringValue(),
                    licences);
        }

        String row() {
            return "| %s | %s | %s |".formatted(name, version, String.join(", ", licences));
        }
    }

    private final List<Part> parts = parts();

    private static List<Part> parts() {
        var bill = Objects.requireNonNull(
                DependenciesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"),
                "the build makes a bill of materials");
        return StreamSupport.stream(
                        new JsonMapper().readTree(bill).get("components").spliterator(), false)
                .filter(component -> !component.path("group").asString().equals(OURS))
                .map(Part::of)
                .toList();
    }

    @Test
    void c28_theListOfDependenciesIsThatOfTheBuild() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/dependencies.md"));
        List<String> built = parts.stream().map(Part::row).sorted().toList();
        int rows = lines.indexOf("|---|---|---|") + 1;
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/dependencies.md"),
                String.join("\n", lines.subList(0, rows)) + "\n" + String.join("\n", built) + "\n");

        assertThat(lines.subList(rows, lines.size()))
                .as("look at target/dependencies.md, then put it in its place")
                .isEqualTo(built);
    }

    @Test
    void c28_everyDependencyMayBeGivenOn() {
        assertThat(parts).hasSizeGreaterThan(50);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.licences()).as(part.name()).containsAnyElementsOf(ALLOWED));
    }
}
