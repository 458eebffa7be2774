package yiciban.bot.knowledge;

import java.util.List;

/**
 * 填写框: one field of an entry as it is filled in.
 *
 * @param name of the field, as in {@code seeds/README.md}
 * @param look how it is filled in
 * @param required whether a submission needs it
 * @param help what to write; empty when the label says it
 * @param choices what can be chosen; empty when anything can be written
 */
record Box(String name, Look look, boolean required, String help, List<String> choices) {

    /** How a field is filled in. */
    enum Look {
        /** One line. */
        LINE,
        /** Text of any length. */
        TEXT,
        /** A list, one line each. */
        LINES,
        /** One of a few. */
        CHOICE,
        /** Yes, or nothing. */
        YES,
        /** See {@link AreaField}. */
        AREA,
        /** See {@link ComponentLines}. */
        COMPONENTS,
        /** See {@link SectionLines}. */
        SECTIONS
    }

    static Box line(String name, String help) {
        return new Box(name, Look.LINE, false, help, List.of());
    }

    static Box text(String name, String help) {
        return new Box(name, Look.TEXT, false, help, List.of());
    }

    static Box lines(String name, String help) {
        return new Box(name, Look.LINES, false, help, List.of());
    }

    static Box choice(String name, String... choices) {
        return new Box(name, Look.CHOICE, false, "", List.of(choices));
    }

    static Box special(String name, Look look, String help) {
        return new Box(name, look, false, help, List.of());
    }

    Box needed() {
        return new Box(name, look, true, help, choices);
    }

    public String label() {
        return Labels.of(name);
    }

    /** For the page: rows of a text box. */
    public int rows() {
        return switch (look) {
            case SECTIONS -> 24;
            case LINES, COMPONENTS -> 5;
            default -> 3;
        };
    }

    /** For the page: whether it has more than a line. */
    public boolean wide() {
        return look == Look.TEXT || look == Look.LINES || look == Look.COMPONENTS || look == Look.SECTIONS;
    }
}
