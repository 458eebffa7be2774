package yiciban.bot;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.ComparableVersion;
import tools.jackson.databind.JsonNode;

/**
 * A known flaw of libraries, read from OSV's schema, https://ossf.github.io/osv-schema: versions in Maven's order.
 *
 * @param id such as GHSA-72hv-8253-57qq
 * @param modified when it was last changed
 * @param affected what has it; nothing when it was withdrawn
 */
record KnownFlaw(String id, String summary, Instant modified, List<Affected> affected) {

    /**
     * Versions of one library.
     *
     * @param listed single versions
     * @param ranges each the events of one range, by version
     */
    record Affected(String library, List<ComparableVersion> listed, List<List<Event>> ranges) {
        boolean has(ComparableVersion version) {
            return listed.contains(version) || ranges.stream().anyMatch(events -> within(events, version));
        }

        private static boolean within(List<Event> events, ComparableVersion version) {
            boolean inside = false;
            for (Event event : events) {
                int compared = version.compareTo(event.version);
                inside = switch (event.kind) {
                    case "introduced" -> inside || compared >= 0;
                    case "fixed" -> inside && compared < 0;
                    case "last_affected" -> inside && compared <= 0;
                    default -> inside;
                };
            }
            return inside;
        }
    }

    /** Where a range begins or ends. */
    private record Event(String kind, ComparableVersion version) {

        private static final ComparableVersion FIRST = new ComparableVersion("0-alpha");

        static Event of(JsonNode event) {
            String kind = event.propertyNames().iterator().next();
            String version = event.get(kind).stringValue();
            return new Event(kind, version.equals("0") ? FIRST : new ComparableVersion(version));
        }
    }

    /** @throws RuntimeException when it is not what the schema asks for */
    static KnownFlaw of(JsonNode flaw) {
        return new KnownFlaw(
                flaw.get("id").stringValue(),
                flaw.path("summary").asString(),
                Instant.parse(flaw.get("modified").stringValue()),
                flaw.has("withdrawn")
                        ? List.of()
                        : each(flaw, "affected")
                                .filter(one -> one.path("package")
                                        .path("ecosystem")
                                        .asString()
                                        .equals("Maven"))
                                .map(KnownFlaw::affected)
                                .toList());
    }

    private static Affected affected(JsonNode one) {
        return new Affected(
                one.get("package").get("name").stringValue(),
                each(one, "versions")
                        .map(version -> new ComparableVersion(version.stringValue()))
                        .toList(),
                each(one, "ranges")
                        .filter(range -> !range.path("type").asString().equals("GIT"))
                        .map(range -> each(range, "events")
                                .map(Event::of)
                                .sorted(Comparator.comparing(Event::version))
                                .toList())
                        .toList());
    }

    private static Stream<JsonNode> each(JsonNode node, String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false);
    }

    /** Whether this version of this library has it. */
    boolean concerns(BillOfMaterials.Library library) {
        return affected.stream()
                .filter(one -> one.library.equals(library.name()))
                .anyMatch(one -> one.has(new ComparableVersion(library.version())));
    }

    /** Whether any version of this library has it. */
    boolean about(BillOfMaterials.Library library) {
        return affected.stream().anyMatch(one -> one.library.equals(library.name()));
    }
}
