package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md is what the build puts into the jar, and nothing there has a licence that we may not give on. */
class DependenciesTest {

    private static final Set<String> ALLOWED =
            Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

    private final List<BillOfMaterials.Library> libraries = BillOfMaterials.libraries();

    private static String row(BillOfMaterials.Library library) {
        return "| %s | %s | %s |".formatted(library.name(), library.version(), String.join(", ", library.licences()));
    }

    @Test
    void c28_theListOfDependenciesIsThatOfTheBuild() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/dependencies.md"));
        List<String> built =
                libraries.stream().map(DependenciesTest::row).sorted().toList();
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
        assertThat(libraries).hasSizeGreaterThan(50);
        assertThat(libraries)
                .allSatisfy(library ->
                        assertThat(library.licences()).as(library.name()).containsAnyElementsOf(ALLOWED));
    }
}
