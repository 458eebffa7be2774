package yiciban.bot.review;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Source;
import yiciban.bot.conversation.AnsweredLater;
import yiciban.bot.knowledge.Editing;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.system.Masking;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;

/**
 * 作答: answers a gap: a new FAQ, more questions for an entry there is, or a note for these questions only. Nothing of it
 * reaches a citizen before somebody else has approved it.
 */
public final class Responding {

    /** Of an answer. In characters. */
    static final int LONGEST = 2_000;

    /** A question as the title of an FAQ. In characters. */
    private static final int TITLE = 200;

    private final Gaps gaps;
    private final Rows rows;
    private final Editing editing;
    private final AnsweredLater later;
    private final Audit audit;
    private final TransactionOperations transactions;

    Responding(
            Gaps gaps,
            Rows rows,
            Editing editing,
            AnsweredLater later,
            Audit audit,
            TransactionOperations transactions) {
        this.gaps = gaps;
        this.rows = rows;
        this.editing = editing;
        this.later = later;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * A new FAQ whose question is the first of these and whose similar questions are the others; a draft.
     *
     * @param questions empty for the wordings of the gap
     * @param source where it is written
     * @return the gap, which names the draft
     * @throws RejectedInput when the member may not, or somebody answers it already
     */
    public Gap write(Hand by, String id, int version, List<String> questions, String answer, String source) {
        List<String> asked = questions.stream()
                .map(String::strip)
                .filter(question -> !question.isEmpty())
                .toList();
        return drafted(by, id, version, "写答案", gap -> {
            List<String> titled = asked.isEmpty() ? gap.questions() : asked;
            var fields = new LinkedHashMap<String, Object>();
            fields.put("question", text("question", "请填写问题。", titled.getFirst(), TITLE));
            fields.put("similar", titled.subList(1, titled.size()));
            fields.put("answer", text("answer", "请填写答案。", answer, LONGEST));
            fields.put("source", text("source", "请填写出处：没有出处的答案不能给群众看。", source, TITLE));
            fields.put("provenance", "由 %s 为群众没问到答案的问题填写".formatted(by.member().name()));
            fields.put("office", gap.office());
            return editing.create(by, EntryKind.FAQ, fields, origin(gap)).entry();
        });
    }

    /** These wordings become questions that an entry there is answers, too; a draft of that entry. */
    public Gap attach(Hand by, String id, int version, String entry, List<String> questions) {
        return drafted(by, id, version, "加问法", gap -> {
            List<String> added = questions.isEmpty() ? gap.questions() : questions;
            return editing.addSimilar(by, entry.strip(), added, origin(gap)).entry();
        });
    }

    private Gap drafted(Hand by, String id, int version, String action, Function<Gap, String> write) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Gap gap = gaps.get(id);
            GapRights.writes(by, gap);
            Working.current(gap, version);
            if (gap.status() != Gap.Status.OPEN) {
                throw new RejectedInput(
                        RejectedInput.WHOLE,
                        gap.draft() == null
                                ? "这个问题%s，要再处理请先重新打开。".formatted(gap.status().label())
                                : "已经写在 %s 里了，等它发布。要改请到那一条去改。".formatted(gap.draft()));
            }
            String entry = write.apply(gap);
            if (!rows.move(gap, Gap.Status.DRAFTED, entry)) {
                throw Working.meanwhile();
            }
            rows.event(gap.id(), by.member().name(), action, entry);
            audit.record(by.actor(), action, gap.id(), null, entry);
            return gaps.get(id);
        }));
    }

    private static String origin(Gap gap) {
        return "gap:" + gap.id();
    }

    /**
     * An answer for the questions of this gap only, which changes no entry; a reviewer must say yes.
     *
     * @param entry the published entry it rests on
     */
    public Gap note(Hand by, String id, int version, String text, String entry, Library library, LocalDateTime now) {
        Entry rests = quotable(library, entry.strip(), now);
        String said = text("note", "请填写答复。", text, LONGEST);
        if (Masking.mask(said).found()) {
            throw new RejectedInput("note", "答复里有手机号、证件号这样的个人号码。请去掉再写。");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            Gap gap = gaps.get(id);
            GapRights.writes(by, gap);
            Working.current(gap, version);
            if (gap.status() != Gap.Status.OPEN) {
                throw new RejectedInput(
                        RejectedInput.WHOLE,
                        "这个问题%s，不能再写答复。".formatted(gap.status().label()));
            }
            rows.insertNote(
                    gap.id(), new Note(by.member().name(), said, rests.id().value()));
            rows.touch(gap.id());
            rows.event(gap.id(), by.member().name(), "写个案答复", said);
            audit.record(by.actor(), "写个案答复", gap.id(), null, said);
            return gaps.get(id);
        }));
    }

    /** Says yes to a colleague's note: it answers every question of the gap, which closes. */
    public Gap approveNote(Hand by, String id, int version, Library library, LocalDateTime now) {
        Note note = note(id);
        Entry rests = quotable(library, note.entry(), now);
        var source = new Source(rests.id(), rests.title(), rests.kind(), "", null, rests.title());
        var answer = new Answer.Answered(note.text(), List.of(source), rests.id(), List.of(), 1);
        return decided(by, id, version, note, "批准个案答复", gap -> {
            if (!gap.status().pending()) {
                throw new RejectedInput(
                        RejectedInput.WHOLE,
                        "这个问题%s，答复用不上了，可以退回。".formatted(gap.status().label()));
            }
            var open = new ArrayList<Asking>(gaps.questions(gap.id(), Integer.MAX_VALUE));
            open.removeIf(asking -> asking.answer() != null);
            for (Asking asking : open) {
                if (rows.resolve(asking.turn(), answer)) {
                    later.answered(asking.turn(), answer);
                }
            }
            if (!rows.move(gap, Gap.Status.CLOSED, null)) {
                throw Working.meanwhile();
            }
        });
    }

    /** Takes a note away again: its author, or a reviewer. */
    public Gap dropNote(Hand by, String id, int version) {
        return decided(by, id, version, note(id), "退回个案答复", gap -> rows.touch(gap.id()));
    }

    private Gap decided(Hand by, String id, int version, Note note, String action, Consumer<Gap> change) {
        boolean own = note.author().equals(by.member().name());
        if (!by.member().is(Role.REVIEWER) && !(own && action.startsWith("退回"))) {
            throw new RejectedInput(RejectedInput.WHOLE, "只有审核人员可以批准答复。");
        }
        if (own && !action.startsWith("退回")) {
            throw new RejectedInput(RejectedInput.WHOLE, "不能批准自己写的答复，请另一位同事审核。");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            Gap gap = gaps.get(id);
            Working.current(gap, version);
            change.accept(gap);
            rows.removeNote(gap.id());
            rows.event(gap.id(), by.member().name(), action, note.text());
            audit.record(by.actor(), action, gap.id(), null, note.text());
            return gaps.get(id);
        }));
    }

    private Note note(String id) {
        return gaps.note(gaps.get(id).id()).orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "没有等待批准的答复。"));
    }

    private static Entry quotable(Library library, String entry, LocalDateTime now) {
        return library.catalog().entries().stream()
                .filter(one -> one.id().value().equals(entry) && one.quotableAt(now))
                .findFirst()
                .orElseThrow(() -> new RejectedInput("entry", "没有编号为 %s、可以引用的条目。答复要有出处。".formatted(entry)));
    }

    private static String text(String field, String missing, String text, int longest) {
        String said = text.strip();
        if (said.isEmpty()) {
            throw new RejectedInput(field, missing);
        }
        if (said.codePointCount(0, said.length()) > longest) {
            throw new RejectedInput(field, "太长了，最多 %d 字。".formatted(longest));
        }
        return said;
    }
}
