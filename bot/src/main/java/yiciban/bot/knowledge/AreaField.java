package yiciban.bot.knowledge;

import java.util.List;
import java.util.stream.Collectors;
import yiciban.bot.answer.Areas;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Area;

/** 适用地区: what staff write in the box or the cell, and the place that it is; pure. */
final class AreaField {

    static final String NAME = "area";

    private static final int SHOWN = 5;

    private AreaField() {}

    /**
     * The path of the area, or nothing.
     *
     * @throws RejectedInput when no place is called so, or several are
     */
    static String read(String text) {
        if (text.isBlank()) {
            return "";
        }
        List<Area> named = Areas.known().named(text);
        if (named.isEmpty()) {
            throw new RejectedInput(NAME, "适用地区：地名表里没有“%s”，请写正式名称，例如 河南省平顶山市湛河区。".formatted(text.strip()));
        }
        if (named.size() > 1) {
            throw new RejectedInput(
                    NAME,
                    "适用地区：“%s”不止一个，请写全：%s。"
                            .formatted(
                                    text.strip(),
                                    named.stream().limit(SHOWN).map(Area::name).collect(Collectors.joining("、"))));
        }
        return named.getFirst().path();
    }
}
