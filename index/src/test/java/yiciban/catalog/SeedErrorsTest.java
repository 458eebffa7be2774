package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line of the real seeds is damaged; the error names file, line and field. */
class SeedErrorsTest {

    private static final List<String> FILES = List.of(
            "guides.yml",
            "life-events.yml",
            "cross-province.yml",
            "faqs.yml",
            "report-zhanhe-2022.yml",
            "uncovered.yml");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void copySeeds() throws IOException {
        for (String file : FILES) {
            Files.copy(Path.of("../seeds", file), folder.resolve(file));
        }
    }

    @Test
    void undamagedSeedsLoad() {
        assertThat(Seeds.fromDirectory(folder).entries()).isNotEmpty();
    }

    @Test
    void aMissingFieldIsNamedAtItsEntry() throws IOException {
        damage("guides.yml", "  name: 居民身份证异地换领", "  # nothing");
        refused("guides.yml:3: name: is missing");
    }

    @Test
    void anUncoveredMatterNeedsTheOfficeThatHandlesIt() throws IOException {
        damage("uncovered.yml", "  office: 公安机关", "  # nothing");
        refused("uncovered.yml:3: office: is missing");
    }

    @Test
    void aMissingStatusIsNamedAtItsEntry() throws IOException {
        damage("faqs.yml", "  status: published", "  # nothing");
        refused("faqs.yml:3: status: is missing");
    }

    @Test
    void aMissingIdIsNamedAtItsEntry() throws IOException {
        int line = damage("guides.yml", "- id: guide-001", "-");
        refused("guides.yml:%d: id: is missing".formatted(line + 1));
    }

    @Test
    void aMisspeltFieldIsNotASilence() throws IOException {
        int line = damage("life-events.yml", "  stage: 开办", "  stage: 开办\n  stag: 开办");
        refused("life-events.yml:%d: stag: is not a field here; known: %s"
                .formatted(
                        line + 1,
                        "[id, name, summary, aliases, similar, related, unlike, replaced_by, status, valid_from, valid_to, source, document, url,"
                                + " provenance, area, audience, stage, components, lead, cooperating]"));
    }

    @Test
    void aMisspeltFieldOfAComponentIsNamed() throws IOException {
        int line = damage("life-events.yml", "      guide: guide-051", "      gide: guide-051");
        refused("life-events.yml:%d: gide: is not a field here; known: [guide, name, either]".formatted(line));
    }

    @Test
    void aFieldStandsOnce() throws IOException {
        int line = damage("faqs.yml", "  status: published", "  status: published\n  status: draft");
        refused("faqs.yml:%d: status: stands twice".formatted(line + 1));
    }

    @Test
    void aStatusIsOneOfThree() throws IOException {
        int line = damage("guides.yml", "  status: published", "  status: publishd");
        refused("guides.yml:%d: status: must be draft or published or withdrawn, not: publishd".formatted(line));
    }

    @Test
    void aModeIsOneOfTheOfficialWords() throws IOException {
        int line = damage("cross-province.yml", "    - 异地代收代办", "    - 异地代收");
        refused("cross-province.yml:%d: modes: must be one of [全程网办, 异地代收代办, 异地受理, 多地联办], not: 异地代收".formatted(line));
    }

    @Test
    void whetherAModeIsInferredIsTrueOrFalse() throws IOException {
        int line = damage("cross-province.yml", "  mode_inferred: \"true\"", "  mode_inferred: 是");
        refused("cross-province.yml:%d: mode_inferred: must be true or false, not: 是".formatted(line));
    }

    @Test
    void aDayIsADayThereIs() throws IOException {
        int line = damage("guides.yml", "  status: published", "  status: published\n  valid_to: 2026-02-30");
        refused(
                "guides.yml:%d: valid_to: must be a day such as 2026-11-30, or a minute such as 2026-11-30T18:00, not: 2026-02-30"
                        .formatted(line + 1));
    }

    @Test
    void anEntryEndsAfterItStarts() throws IOException {
        damage(
                "guides.yml",
                "  status: published",
                "  status: published\n  valid_from: 2026-02-01\n  valid_to: 2026-01-01");
        refused("guides.yml:3: -: ends 2026-01-01 before it starts 2026-02-01");
    }

    @Test
    void aYearIsANumber() throws IOException {
        int line = damage("report-zhanhe-2022.yml", "year: \"2022\"", "year: 二〇二二");
        refused("report-zhanhe-2022.yml:%d: year: must be a year such as 2022, not: 二〇二二".formatted(line));
    }

    @Test
    void anEmptyValueIsNotAValue() throws IOException {
        int line = damage("guides.yml", "  applicant: 个人", "  applicant:");
        refused("guides.yml:%d: applicant: is empty; leave the field out when it is unknown".formatted(line));
    }

    @Test
    void anEmptyItemOfAListIsNotAnItem() throws IOException {
        int line = damage("guides.yml", "    - 原居民身份证", "    - \" \"");
        refused("guides.yml:%d: materials: is empty; leave the field out when it is unknown".formatted(line));
    }

    @Test
    void textIsNotAList() throws IOException {
        int line = damage("guides.yml", "  applicant: 个人", "  applicant: [个人, 企业]");
        refused("guides.yml:%d: applicant: must be text".formatted(line));
    }

    @Test
    void aListIsNotText() throws IOException {
        int line = damage("cross-province.yml", "  batch: 2020年底前(58项)", "  batch: 第一批\n  cooperating: 公安");
        refused("cross-province.yml:%d: cooperating: is not a field here; known: %s"
                .formatted(
                        line + 1,
                        "[id, name, summary, aliases, similar, related, unlike, replaced_by, status, valid_from, valid_to, source, document, url,"
                                + " provenance, area, lead, scenario, modes, mode_inferred, batch]"));
        copyAgain("cross-province.yml");
        int event = damage("life-events.yml", "  cooperating:", "  cooperating: 公安\n  stages:");
        refused("life-events.yml:%d: cooperating: must be a list".formatted(event));
    }

    @Test
    void anIdIsTakenOnce() throws IOException {
        int line = damage("faqs.yml", "- id: faq-002", "- id: faq-001");
        refused("faqs.yml:%d: id: faq-001 is taken: faqs.yml:3".formatted(line));
    }

    @Test
    void anIdIsTakenOnceOverAllFiles() throws IOException {
        int line = damage("faqs.yml", "- id: faq-002", "- id: guide-001");
        refused("faqs.yml:%d: id: guide-001 is taken: guides.yml:3".formatted(line));
    }

    @Test
    void anIdHasLettersDigitsAndFewSigns() throws IOException {
        int line = damage("faqs.yml", "- id: faq-002", "- id: 问题二");
        refused("faqs.yml:%d: id: not an entry id: letters, digits and _.:- only, at most 100: %s"
                .formatted(line, "问题二"));
    }

    @Test
    void aRelatedEntryMustExist() throws IOException {
        int line = damage("guides.yml", "    - faq-009", "    - faq-999");
        refused("guides.yml:%d: related: no entry has the id faq-999".formatted(line));
    }

    @Test
    void theGuideOfAComponentMustExist() throws IOException {
        int line = damage("life-events.yml", "      guide: guide-051", "      guide: guide-999");
        refused("life-events.yml:%d: guide: no entry has the id guide-999".formatted(line));
    }

    @Test
    void everyGuideThatAComponentDependsOnMustExist() throws IOException {
        int line = damage("life-events.yml", "        - guide-048", "        - guide-948");
        refused("life-events.yml:%d: either: no entry has the id guide-948".formatted(line));
    }

    @Test
    void aComponentHasOneGuideOrDependsOnSeveral() throws IOException {
        damage("life-events.yml", "        - guide-048", "        # one is not enough");
        assertThatThrownBy(() -> Seeds.fromDirectory(folder))
                .hasMessageContaining("either: must name two guides or more");
    }

    @Test
    void aMistakeInYamlHasItsLine() throws IOException {
        int line = damage("guides.yml", "  applicant: 个人", "  applicant: \"个\"人");
        refused("guides.yml:%d: -: is not YAML: expected <block end>, but found '<scalar>'".formatted(line));
    }

    @Test
    void aWrongIndentHasItsLine() throws IOException {
        int line = damage("guides.yml", "  applicant: 个人", " applicant: 个人");
        refused("guides.yml:%d: -: is not YAML: expected <block end>, but found '<block mapping start>'"
                .formatted(line));
    }

    @Test
    void anInvisibleCharacterYamlRefusesHasItsLine() throws IOException {
        int line = damage("guides.yml", "  applicant: 个人", "  applicant: 个\u0007人");
        refused("guides.yml:%d: -: has the unreadable character U+0007".formatted(line));
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        Files.writeString(folder.resolve("guides.yml"), "# nothing\n");
        refused("guides.yml:1: -: the file is empty");
    }

    @Test
    void aListOfWordsIsNotAListOfEntries() throws IOException {
        Files.writeString(folder.resolve("faqs.yml"), "\n- faq-001\n");
        refused("faqs.yml:2: -: must be a mapping of fields");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(folder.resolve("faqs.yml"));
        assertThatThrownBy(() -> Seeds.fromDirectory(folder)).hasMessage("cannot read seed file faqs.yml");
    }

    /** Puts other lines in place of the first line that reads so; returns its number. */
    private int damage(String file, String line, String instead) throws IOException {
        Path path = folder.resolve(file);
        var lines = new ArrayList<>(Files.readAllLines(path));
        int at = lines.indexOf(line);
        assertThat(at).as("%s in %s", line, file).isNotNegative();
        lines.set(at, instead);
        Files.write(path, lines);
        return at + 1;
    }

    private void copyAgain(String file) throws IOException {
        Files.delete(folder.resolve(file));
        Files.copy(Path.of("../seeds", file), folder.resolve(file));
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Seeds.fromDirectory(folder))
                .isInstanceOf(SeedError.class)
                .hasMessage(message);
    }
}
