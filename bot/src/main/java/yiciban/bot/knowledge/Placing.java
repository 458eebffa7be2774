package yiciban.bot.knowledge;

import java.util.Objects;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.OfficeNames;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 归口: which office keeps an entry; whoever works for all offices gives it to another one. */
final class Placing {

    private final Revisions revisions;
    private final Audit audit;
    private final TransactionOperations inTurn;

    Placing(Revisions revisions, Audit audit) {
        this.revisions = revisions;
        this.audit = audit;
        this.inTurn = audit.inTurn();
    }

    static boolean may(StaffMember member) {
        return member.is(Role.EDITOR) && member.office().equals(StaffMember.EVERY_OFFICE);
    }

    /**
     * Gives an entry, and what is being worked on in it, to another office.
     *
     * @throws RejectedInput when the member may not, or there is no such entry or office
     */
    Filed move(Hand by, String entry, String office) {
        if (!may(by.member())) {
            throw new RejectedInput(RejectedInput.WHOLE, "只有“全部”部门的编辑可以把条目交给别的部门。");
        }
        String to = OfficeNames.accepted(office);
        return Objects.requireNonNull(inTurn.execute(status -> {
            Filed filed = revisions
                    .filed(entry)
                    .filter(found -> !found.isWords())
                    .orElseThrow(() -> new RejectedInput("entry", "没有编号为 %s 的条目。".formatted(entry)));
            if (!filed.office().equals(to)) {
                revisions.setOffice(entry, to);
                audit.record(by.actor(), "改归口部门", entry, filed.office(), to);
            }
            return revisions.filed(entry).orElseThrow();
        }));
    }
}
