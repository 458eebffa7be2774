package yiciban.bot.staff;

import java.util.Optional;

/** 首页提示: a line on everybody's home page, from whatever module has something to say. */
@FunctionalInterface
public interface HomeNotice {

    /**
     * One line.
     *
     * @param path where it is worked on
     * @param pressing whether something is late
     */
    record Line(String text, String path, boolean pressing) {}

    /** For this member; empty when there is nothing to say. */
    Optional<Line> line(StaffMember member);
}
