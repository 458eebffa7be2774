package yiciban.bot.knowledge;

import yiciban.bot.staff.Actor;
import yiciban.bot.staff.StaffMember;

/** 经手人: a member of staff at work, and from where. */
public record Hand(StaffMember member, Actor actor) {

    /** At a browser of that address. */
    public static Hand at(StaffMember member, String address) {
        return new Hand(member, Actor.of(member, address));
    }

    /** On the command line. */
    public static Hand onCommandLine(StaffMember member) {
        return new Hand(member, Actor.onCommandLine(member));
    }

    String name() {
        return member.name();
    }

    String office() {
        return member.office();
    }
}
