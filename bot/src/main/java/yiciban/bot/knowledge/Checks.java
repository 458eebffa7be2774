package yiciban.bot.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.EntryText;
import yiciban.catalog.SeedError;

/** 检查: whether a draft says all that an entry must say. */
final class Checks {

    /** What is wrong, as {@link yiciban.catalog.Fields} says it, for people. */
    private static final Map<String, String> PLAINLY = Map.of(
            "is missing", "还没有填。",
            "must be a list", "应该是一行一条。",
            "must be text", "应该是文字。");

    private final Revisions revisions;
    private final Contents contents;

    Checks(Revisions revisions, Contents contents) {
        this.revisions = revisions;
        this.contents = contents;
    }

    /** @throws RejectedInput naming the first field that is missing or wrong */
    void complete(Filed filed, Revision revision) {
        if (filed.isWords()) {
            String list = WordLists.checked(filed.id(), revision.content());
            if (filed.id().equals(WordLists.GOLDEN)) {
                GoldenLines.read(list).forEach(golden -> golden.sources().forEach(this::there));
            }
            return;
        }
        EntryText text = revision.text(filed);
        complete(text);
        twinless(text);
    }

    private void there(String id) {
        if (revisions.filed(id).isEmpty()) {
            throw new RejectedInput("text", "没有编号为 %s 的条目。".formatted(id));
        }
    }

    /**
     * Of entries that are to be published together, none may answer a question of another one otherwise: two offices that
     * wrote at the same time did not see each other's drafts.
     *
     * @param all what there will be with them
     */
    void twinless(Collection<Revision> chosen, Collection<Entry> all) {
        var asked = new TwinIndex(all);
        for (Revision revision : chosen) {
            revisions.filed(revision.entry()).filter(filed -> !filed.isWords()).ifPresent(filed -> {
                EntryText text = revision.text(filed);
                refuse(asked.exact(text.kind(), text.fields(), this::officeOf));
            });
        }
    }

    /** Citizens who ask the same must not be told two things. */
    private void twinless(EntryText text) {
        refuse(Twins.exact(text.kind(), text.fields(), contents.live().catalog().entries(), this::officeOf));
    }

    private static void refuse(List<Twin> twins) {
        twins.stream().filter(Twin::refused).findFirst().ifPresent(twin -> {
            throw new RejectedInput("similar", twin.sentence());
        });
    }

    private String officeOf(String entry) {
        return revisions.filed(entry).map(Filed::office).orElse("");
    }

    /** @throws RejectedInput naming the first field that is missing or wrong */
    void complete(EntryText text) {
        try {
            text.entry();
            for (EntryId named : text.references()) {
                if (revisions.filed(named.value()).isEmpty()) {
                    throw new RejectedInput("related", "没有编号为 %s 的条目。".formatted(named));
                }
            }
        } catch (SeedError e) {
            throw rejected(e);
        }
    }

    static RejectedInput rejected(SeedError error) {
        String label = Labels.of(error.field());
        String problem = PLAINLY.getOrDefault(error.problem(), error.problem());
        return new RejectedInput(error.field(), "%s：%s".formatted(label, plain(problem)));
    }

    private static String plain(String problem) {
        if (problem.startsWith("must be a day")) {
            return "请写成 2026-11-30，或精确到分 2026-11-30T18:00。";
        }
        if (problem.startsWith("ends ")) {
            return "失效时间早于生效时间。";
        }
        if (problem.startsWith("must be one of")) {
            return "只能是" + problem.replaceFirst("^must be one of \\[(.*)], not: .*$", "$1") + "。";
        }
        if (problem.startsWith("must be names from the widest on")) {
            return "请写地名表里的正式名称，例如 河南省平顶山市湛河区。";
        }
        if (problem.startsWith("must be a year")) {
            return "请写四位年份，如 2022。";
        }
        return problem;
    }

    /**
     * What staff say of a decision, without blanks around it.
     *
     * @param longest characters
     * @throws RejectedInput when it is longer
     */
    static String remark(String field, String text, int longest) {
        String said = text.strip();
        if (said.length() > longest) {
            throw new RejectedInput(field, "最多写 %d 个字，现在有 %d 个。".formatted(longest, said.length()));
        }
        return said;
    }
}
