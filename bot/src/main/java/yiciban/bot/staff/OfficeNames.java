package yiciban.bot.staff;

import java.util.List;
import yiciban.bot.system.RejectedInput;
import yiciban.config.OfficeFile;

/** 部门名: the offices there are, as {@code config/offices.txt} names them. */
public final class OfficeNames {

    private OfficeNames() {}

    /** All of them, in the order of the file. */
    public static List<String> all() {
        return OfficeFile.lines("offices.txt").stream()
                .map(line -> line.split("[=＝]", 2)[0].strip())
                .toList();
    }

    /**
     * An office that keeps entries.
     *
     * @throws RejectedInput naming those there are
     */
    public static String accepted(String office) {
        String name = office.strip();
        if (!all().contains(name)) {
            throw new RejectedInput("office", "没有部门“%s”，可以是：%s。".formatted(shortened(name), String.join("、", all())));
        }
        return name;
    }

    /**
     * An office of a member: one that keeps entries, or all of them.
     *
     * @throws RejectedInput naming those there are
     */
    static String ofMember(String office) {
        String name = office.strip();
        if (!name.equals(StaffMember.EVERY_OFFICE) && !all().contains(name)) {
            throw new RejectedInput(
                    "office",
                    "没有部门“%s”，可以是：%s，或“%s”。"
                            .formatted(shortened(name), String.join("、", all()), StaffMember.EVERY_OFFICE));
        }
        return name;
    }

    private static String shortened(String name) {
        return name.length() <= 20 ? name : name.substring(0, 20) + "…";
    }
}
