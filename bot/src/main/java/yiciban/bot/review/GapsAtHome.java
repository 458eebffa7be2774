package yiciban.bot.review;

import java.util.Optional;
import yiciban.bot.staff.HomeNotice;
import yiciban.bot.staff.StaffMember;

/** How many gaps are to be done and how many of them are late, on everybody's home page: those of the own office; and whether the days can be trusted. */
final class GapsAtHome implements HomeNotice {

    private final Gaps gaps;
    private final Deadlines deadlines;

    GapsAtHome(Gaps gaps, Deadlines deadlines) {
        this.gaps = gaps;
        this.deadlines = deadlines;
    }

    @Override
    public Optional<Line> line(StaffMember member) {
        boolean all = member.office().equals(StaffMember.EVERY_OFFICE);
        String office = all ? "" : member.office();
        Gaps.Backlog backlog = gaps.backlog(office);
        String doubt = gaps.lastDue(office).map(deadlines::doubt).orElse("");
        String text = "没有答好的问题：%s待处理 %d 个".formatted(all ? "" : member.office(), backlog.pending())
                + (backlog.late() == 0 ? "" : "，其中 %d 个过了期限".formatted(backlog.late()))
                + (doubt.isEmpty() ? "" : "。" + doubt);
        return Optional.of(
                new Line(text, all ? "/staff/gaps" : "/staff/gaps?office=" + member.office(), backlog.late() > 0));
    }
}
