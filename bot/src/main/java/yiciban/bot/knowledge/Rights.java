package yiciban.bot.knowledge;

import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 权限: who may write in which entries and decide on them; whoever keeps accounts does neither. */
public final class Rights {

    private Rights() {}

    static void editor(Hand by) {
        if (!by.member().is(Role.EDITOR)) {
            throw new RejectedInput(RejectedInput.WHOLE, "只有编辑可以写内容。");
        }
    }

    static void reviewer(Hand by) {
        if (!by.member().is(Role.REVIEWER)) {
            throw new RejectedInput(RejectedInput.WHOLE, "只有审核人员可以审核和发布。");
        }
    }

    static void edits(Hand by, Filed filed) {
        editor(by);
        ofOffice(by, filed);
    }

    static void reviews(Hand by, Filed filed) {
        reviewer(by);
        ofOffice(by, filed);
    }

    public static boolean mayEdit(StaffMember member, Filed filed) {
        return member.is(Role.EDITOR) && member.worksFor(filed.office());
    }

    public static boolean mayReview(StaffMember member, Filed filed) {
        return member.is(Role.REVIEWER) && member.worksFor(filed.office());
    }

    private static void ofOffice(Hand by, Filed filed) {
        if (!by.member().worksFor(filed.office())) {
            throw new RejectedInput(
                    RejectedInput.WHOLE, "“%s”归%s管，您在%s。".formatted(filed.id(), filed.office(), by.office()));
        }
    }
}
