package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.system.Ids;
import yiciban.bot.system.Masking;
import yiciban.bot.system.RejectedInput;

/**
 * 办理: what staff do about a gap but for answering it. Every verb names the version that was looked at, refuses what makes
 * no sense, and is in the audit log.
 */
public final class Working {

    /** Of a reason and of a comment. In characters. */
    static final int LONGEST = 500;

    private final Gaps gaps;
    private final Rows rows;
    private final Deadlines deadlines;
    private final List<String> offices;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Ids ids;

    Working(
            Gaps gaps,
            Rows rows,
            Deadlines deadlines,
            List<String> offices,
            Audit audit,
            TransactionOperations transactions,
            Clock clock,
            Ids ids) {
        this.gaps = gaps;
        this.rows = rows;
        this.deadlines = deadlines;
        this.offices = List.copyOf(offices);
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Says whose it is; whoever had claimed it has it no longer when it goes to another office. */
    public Gap assign(Hand by, String id, int version, String office) {
        if (!offices.contains(office)) {
            throw new RejectedInput("office", "没有这个部门：%s。可以是：%s。".formatted(office, String.join("、", offices)));
        }
        return pending(by, id, version, "分派", office, gap -> gap.office(), gap -> {
            String owner = gap.office().equals(office) ? gap.owner() : null;
            return rows.assign(gap, office, true, owner);
        });
    }

    /** Takes it on. */
    public Gap claim(Hand by, String id, int version) {
        String me = by.member().name();
        return pending(by, id, version, "认领", me, gap -> String.valueOf(gap.owner()), gap -> {
            if (me.equals(gap.owner())) {
                throw new RejectedInput(RejectedInput.WHOLE, "您已经认领了。");
            }
            if (gap.owner() != null) {
                throw new RejectedInput(RejectedInput.WHOLE, "%s 已经认领。请先和对方商量，由对方放手。".formatted(gap.owner()));
            }
            return rows.assign(gap, gap.office(), gap.assigned(), me);
        });
    }

    /** Gives it back; whoever works for all may do that for others. */
    public Gap release(Hand by, String id, int version) {
        String me = by.member().name();
        return pending(by, id, version, "放手", "", gap -> String.valueOf(gap.owner()), gap -> {
            if (gap.owner() == null) {
                throw new RejectedInput(RejectedInput.WHOLE, "还没有人认领。");
            }
            boolean editor = by.member().is(Role.EDITOR);
            if (editor && !me.equals(gap.owner())) {
                throw new RejectedInput(RejectedInput.WHOLE, "这是 %s 认领的。".formatted(gap.owner()));
            }
            return rows.assign(gap, gap.office(), gap.assigned(), null);
        });
    }

    /** Says by when; not before today. */
    public Gap postpone(Hand by, String id, int version, LocalDate due) {
        if (due.isBefore(deadlines.today())) {
            throw new RejectedInput("due", "期限不能早于今天。");
        }
        return pending(
                by,
                id,
                version,
                "改期限",
                due.toString(),
                gap -> gap.due().toString(),
                gap -> rows.due(gap, due.toString()));
    }

    /** Nobody will answer it; asked again, it is open again. */
    public Gap dismiss(Hand by, String id, int version, String reason) {
        String why = remark("reason", "请写明为什么不处理。", reason);
        return pending(by, id, version, "不处理", why, gap -> gap.status().label(), gap -> {
            rows.removeNote(gap.id());
            return rows.move(gap, Gap.Status.DISMISSED, null);
        });
    }

    /** What was done with is to be done after all. */
    public Gap reopen(Hand by, String id, int version) {
        return done(by, id, version, "重新打开", "", gap -> gap.status().label(), gap -> {
            if (gap.status().pending()) {
                throw new RejectedInput(RejectedInput.WHOLE, "这个问题本来就在处理中。");
            }
            return rows.reopen(gap.id(), clock.instant());
        });
    }

    /** It is no matter of the office: chat, abuse, something else. */
    public Gap setAside(Hand by, String id, int version, String reason) {
        String why = remark("reason", "请写明为什么与政务无关。", reason);
        return pending(by, id, version, "归为无关", why, gap -> "", gap -> {
            if (gap.noise() != null) {
                throw new RejectedInput(RejectedInput.WHOLE, "已经归为无关了。");
            }
            return rows.noise(gap, why);
        });
    }

    /** It is a matter of the office after all. */
    public Gap takeBack(Hand by, String id, int version) {
        return pending(by, id, version, "不是无关", "", gap -> String.valueOf(gap.noise()), gap -> {
            if (gap.noise() == null) {
                throw new RejectedInput(RejectedInput.WHOLE, "这个问题没有归为无关。");
            }
            return rows.noise(gap, null);
        });
    }

    /** For colleagues; changes nothing. */
    public Gap comment(Hand by, String id, String text) {
        Gap gap = gaps.get(id);
        GapRights.works(by, gap);
        String said = remark("comment", "请写备注。", text);
        transactions.executeWithoutResult(status -> {
            rows.event(gap.id(), by.member().name(), GapEvent.COMMENT, said);
            audit.record(by.actor(), "备注", gap.id(), null, said);
        });
        return gaps.get(id);
    }

    /** Its questions are another gap's from now on. */
    public Gap merge(Hand by, String id, int version, String into) {
        Gap other = gaps.get(into);
        if (gaps.get(id).id().equals(other.id())) {
            throw new RejectedInput("into", "不能并入自己。");
        }
        GapRights.works(by, other);
        if (!other.status().pending()) {
            throw new RejectedInput(
                    "into",
                    "%s 已经%s，不能再并入。".formatted(other.id(), other.status().label()));
        }
        pending(by, id, version, "并入", other.id(), gap -> "", gap -> {
            if (gap.draft() != null) {
                throw new RejectedInput(RejectedInput.WHOLE, "已经在写答案（%s），不能并入别处。".formatted(gap.draft()));
            }
            if (gaps.note(gap.id()).isPresent()) {
                throw new RejectedInput(RejectedInput.WHOLE, "有一份答复在等批准。请先批准或退回，再并入别处。");
            }
            rows.touch(other.id());
            rows.event(other.id(), by.member().name(), "并入", gap.id());
            return rows.merge(gap.id(), gap.version(), other.id());
        });
        return gaps.get(other.id());
    }

    /**
     * Some wordings are a gap of their own from now on, and stay one.
     *
     * @param words of the wordings, as {@link Gaps#byWords} has them
     * @return the new gap
     */
    public Gap split(Hand by, String id, int version, List<String> words) {
        String fresh = "gap-" + ids.next();
        pending(by, id, version, "拆出", fresh, gap -> "", gap -> {
            var there = gaps.byWords(gap.id()).keySet();
            if (words.isEmpty() || !there.containsAll(words)) {
                throw new RejectedInput("words", "请选要拆出去的问法。");
            }
            if (words.size() == there.size()) {
                throw new RejectedInput("words", "不能全部拆出去，至少留一个问法。");
            }
            rows.split(gap, fresh);
            rows.moveWordings(words, fresh);
            rows.event(fresh, by.member().name(), "拆出", "原在 " + gap.id());
            return rows.assign(gap, gap.office(), gap.assigned(), gap.owner());
        });
        return gaps.get(fresh);
    }

    private Gap pending(
            Hand by,
            String id,
            int version,
            String action,
            String remark,
            Function<Gap, String> before,
            Function<Gap, Boolean> change) {
        return done(by, id, version, action, remark, before, gap -> {
            if (!gap.status().pending()) {
                throw new RejectedInput(
                        RejectedInput.WHOLE,
                        "这个问题%s，要再处理请先重新打开。".formatted(gap.status().label()));
            }
            return change.apply(gap);
        });
    }

    private Gap done(
            Hand by,
            String id,
            int version,
            String action,
            String remark,
            Function<Gap, String> before,
            Function<Gap, Boolean> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Gap gap = gaps.get(id);
            GapRights.works(by, gap);
            current(gap, version);
            String was = before.apply(gap);
            if (!change.apply(gap)) {
                throw meanwhile();
            }
            rows.event(gap.id(), by.member().name(), action, remark);
            audit.record(by.actor(), action, gap.id(), was.isEmpty() ? null : was, remark.isEmpty() ? null : remark);
            return gaps.get(id);
        }));
    }

    static void current(Gap gap, int version) {
        if (gap.version() != version) {
            throw meanwhile();
        }
    }

    static RejectedInput meanwhile() {
        return new RejectedInput(RejectedInput.WHOLE, "这个问题刚刚有人动过，没有再改。下面是现在的样子，请看过再决定。");
    }

    static String remark(String field, String missing, String text) {
        String said = text.strip();
        if (said.isEmpty()) {
            throw new RejectedInput(field, missing);
        }
        if (said.codePointCount(0, said.length()) > LONGEST) {
            throw new RejectedInput(field, "太长了，最多 %d 字。".formatted(LONGEST));
        }
        return Masking.mask(said).text();
    }
}
