package yiciban.bot.knowledge;

import java.util.Map;
import java.util.Optional;
import yiciban.bot.staff.HomeNotice;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;

/** 快到期: how many entries end within a month, and how many have ended, on the home page of those who write and review. */
final class EndingAtHome implements HomeNotice {

    private final Listing listing;

    EndingAtHome(Listing listing) {
        this.listing = listing;
    }

    @Override
    public Optional<Line> line(StaffMember member) {
        if (!member.is(Role.EDITOR) && !member.is(Role.REVIEWER)) {
            return Optional.empty();
        }
        String office = member.office().equals(StaffMember.EVERY_OFFICE) ? "" : member.office();
        int ending = found(member, Map.of("ending", "true", "office", office));
        int over = found(member, Map.of("state", Wanted.Standing.OVER.name(), "office", office));
        if (ending + over == 0) {
            return Optional.empty();
        }
        String text = "%s有效期：30 天内到期 %d 条，已经失效 %d 条".formatted(office, ending, over);
        String path = ending > 0 ? "/staff/entries?ending=true&office=" : "/staff/entries?state=OVER&office=";
        return Optional.of(new Line(text, path + office, over > 0));
    }

    private int found(StaffMember member, Map<String, String> wanted) {
        return listing.page(Wanted.of(wanted, Offices.read().all()), member).found();
    }
}
