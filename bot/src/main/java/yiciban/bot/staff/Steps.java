package yiciban.bot.staff;

/** What is still to be done before somebody can work. */
final class Steps {

    private final Passwords passwords;
    private final boolean administratorsNeedCodes;

    Steps(Passwords passwords, boolean administratorsNeedCodes) {
        this.passwords = passwords;
        this.administratorsNeedCodes = administratorsNeedCodes;
    }

    Step of(StaffMember member, StaffSession session) {
        if (member.secondFactor() && !session.secondFactor()) {
            return Step.CODE;
        }
        if (passwords.mustChange(member)) {
            return Step.PASSWORD;
        }
        if (administratorsNeedCodes && member.role() == Role.ADMIN && !member.secondFactor()) {
            return Step.BIND;
        }
        return Step.DONE;
    }
}
