package yiciban.bot;

import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in the jar beside our own code, as the build writes it down (CycloneDX). */
final class BillOfMaterials {

    private static final String OURS = "cn.yiciban";

    private BillOfMaterials() {}

    /**
     * @param name Maven's group and artifact, {@code ch.qos.logback:logback-core}
     * @param licences SPDX where there is such a name, sorted
     */
    record Library(String name, String version, List<String> licences) {}

    static List<Library> libraries() {
        var bill = Objects.requireNonNull(
                BillOfMaterials.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"),
                "the build makes a bill of materials");
        return StreamSupport.stream(
                        new JsonMapper().readTree(bill).get("components").spliterator(), false)
                .filter(component -> !component.path("group").asString().equals(OURS))
                .map(component -> new Library(
                        component.get("group").stringValue() + ":"
                                + component.get("name").stringValue(),
                        component.get("version").stringValue(),
                        licences(component)))
                .toList();
    }

    private static List<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(licence -> licence.has("expression")
                        ? licence.get("expression")
                        : licence.path("license").path(licence.path("license").has("id") ? "id" : "name"))
                .map(JsonNode::stringValue)
                .sorted()
                .toList();
    }
}
