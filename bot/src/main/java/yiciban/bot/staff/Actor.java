package yiciban.bot.staff;

/**
 * 操作人: who does something, and from where; a parameter of every verb that the audit log records.
 *
 * @param name of the account
 * @param address of the machine, or {@code 命令行}
 */
public record Actor(String name, String address) {

    private static final String COMMAND_LINE = "命令行";

    /** Who acts in a request. */
    public static Actor of(StaffMember member, String address) {
        return new Actor(member.name(), address);
    }

    /** Who acts on the command line in the name of a member. */
    public static Actor onCommandLine(StaffMember member) {
        return new Actor(member.name(), COMMAND_LINE);
    }

    /** The operator of the machine, who has no account here. */
    public static Actor operator() {
        return new Actor("运维", COMMAND_LINE);
    }

    /** The program itself. */
    public static Actor program() {
        return new Actor("系统", "本机");
    }
}
