package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.imports.Entries;
import yiciban.bot.imports.Exports;
import yiciban.bot.imports.Form;
import yiciban.bot.imports.Here;
import yiciban.bot.imports.Reading;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.Seeds;

/** Entries of every kind but reports go out into a sheet and come back as they were. */
class SheetsTest {

    @ParameterizedTest
    @EnumSource(Form.class)
    void whatIsExportedIsImportedWithoutLoss(Form form) throws IOException {
        List<SequencedMap<String, Object>> there = Seeds.fromClasspath().entries().stream()
                .filter(entry -> EntryKind.of(entry) == form.kind())
                .map(EntryText::of)
                .map(EntryText::fields)
                .toList();
        var file = new ByteArrayOutputStream();
        Exports.csv(form, there.stream().map(ExportsPage::asCells).toList(), file);

        Entries read = read(file.toByteArray());

        assertThat(read.form()).isEqualTo(form);
        assertThat(read.badRows()).isEmpty();
        assertThat(read.rows())
                .hasSizeGreaterThan(form == Form.UNCOVERED ? 3 : 30)
                .map(ImportedFile::incoming)
                .map(row -> EntryText.of(form.kind(), row.fields()).fields())
                .containsExactlyElementsOf(there);
    }

    @Test
    void aLineOfComponentsThatCannotBeReadIsSaid() {
        var row = new Entries.Row(2, new TreeMap<>(Map.of("components", List.of("户口登记 = 不是编号"))), Set.of());

        assertThatThrownBy(() -> ImportedFile.incoming(row))
                .isInstanceOf(RejectedInput.class)
                .hasMessageContaining("第 1 行：等号后面写条目编号");
    }

    @Test
    void aSheetOfServicesIsToldFromOneOfGuides() {
        String csv = "事项名称,牵头部门,应用场景,办理模式,模式为推定,来源\n车辆年检,公安部,外地的车在本地年检,异地受理,是,国办发〔2020〕35号\n";

        Entries read = read(csv.getBytes(StandardCharsets.UTF_8));

        assertThat(read.form()).isEqualTo(Form.CROSS_PROVINCE_SERVICE);
        assertThat(read.rows().getFirst().fields())
                .containsEntry("modes", List.of("异地受理"))
                .containsEntry("mode_inferred", "true");
    }

    @Test
    void theNameOfAnAreaBecomesTheOneThatItIs() {
        String csv = "问题,答案,来源,适用地区\n养狗要办证吗,要办,条例,%s\n";

        for (String name : List.of("湛河区", "平顶山市湛河区", "河南省 平顶山市 湛河区")) {
            Entries read = read(csv.formatted(name).getBytes(StandardCharsets.UTF_8));
            assertThat(ImportedFile.incoming(read.rows().getFirst()).fields()).containsEntry("area", "河南省 平顶山市 湛河区");
        }
        Entries unknown = read(csv.formatted("湛江区").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ImportedFile.incoming(unknown.rows().getFirst()))
                .isInstanceOf(RejectedInput.class)
                .hasMessage("适用地区：地名表里没有“湛江区”，请写正式名称，例如 河南省平顶山市湛河区。");
        Entries several = read(csv.formatted("桥西区").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ImportedFile.incoming(several.rows().getFirst()))
                .isInstanceOf(RejectedInput.class)
                .hasMessageStartingWith("适用地区：“桥西区”不止一个，请写全：河北省石家庄市桥西区、");
    }

    private static Entries read(byte[] file) {
        return switch (Here.imports().entries(new ByteArrayInputStream(file), (done, all) -> {})) {
            case Reading.Read<Entries> read -> read.value();
            case Reading.Refused<Entries> refused -> throw new AssertionError(refused.reason());
        };
    }
}
