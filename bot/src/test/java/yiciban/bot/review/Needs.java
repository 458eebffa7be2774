package yiciban.bot.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.catalog.Catalog;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.config.OfficeFile;

/** Questions whose needs are known, and how well pairs of them are told. */
record Needs(List<Need> all) {

    /** One question; {@code trap} when another need is nearly the same. */
    record Need(int need, boolean trap, String question) {}

    /** Share of pairs put together rightly, of those put together and of those that belong together. */
    record Score(int together, int right, int belong) {
        double f1() {
            return 2.0 * right / (together + belong);
        }
    }

    static Needs read(String text) {
        var all = new ArrayList<Need>();
        int need = 0;
        boolean trap = false;
        boolean first = true;
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                need++;
                first = true;
            } else if (!line.startsWith("#")) {
                trap = first ? line.startsWith("! ") : trap;
                first = false;
                all.add(new Need(need, trap, line.replaceFirst("^! ", "")));
            }
        }
        return new Needs(all);
    }

    /** The words of the office with hardly any content: what a question is about needs no more. */
    static Library words() {
        var one = EntryText.of(
                        EntryKind.FAQ,
                        Map.of(
                                "id", "faq-001",
                                "question", "结婚登记要钱吗？",
                                "answer", "结婚登记不收费。",
                                "status", "published",
                                "source", "民法典",
                                "provenance", "见"))
                .entry();
        return Library.open(
                Content.of(
                        new Catalog(List.of(one)), OfficeFile.text("synonyms.txt"), OfficeFile.text("dictionary.txt")),
                null,
                (done, of) -> {});
    }
}
