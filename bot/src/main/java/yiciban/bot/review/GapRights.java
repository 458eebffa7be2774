package yiciban.bot.review;

import yiciban.bot.knowledge.Hand;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 权限: who works on which gaps: editors on those of their office, reviewers and administrators on all. */
final class GapRights {

    private GapRights() {}

    static boolean mayWork(StaffMember member, Gap gap) {
        return member.is(Role.REVIEWER, Role.ADMIN) || (member.is(Role.EDITOR) && member.worksFor(gap.office()));
    }

    /** Only who may write content. */
    static boolean mayWrite(StaffMember member, Gap gap) {
        return member.is(Role.EDITOR) && member.worksFor(gap.office());
    }

    static void works(Hand by, Gap gap) {
        if (by.member().is(Role.AUDITOR)) {
            throw new RejectedInput(RejectedInput.WHOLE, "审计员只能查看。");
        }
        if (!mayWork(by.member(), gap)) {
            throw new RejectedInput(
                    RejectedInput.WHOLE,
                    "这个问题归%s，您在%s。".formatted(gap.office(), by.member().office()));
        }
    }

    static void writes(Hand by, Gap gap) {
        if (!by.member().is(Role.EDITOR)) {
            throw new RejectedInput(RejectedInput.WHOLE, "只有编辑可以写答案。");
        }
        works(by, gap);
    }
}
