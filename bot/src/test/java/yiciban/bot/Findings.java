package yiciban.bot;

import java.util.Locale;

/** One table, in Markdown: what was promised, what was seen. A row is printed when it is known. */
@SuppressWarnings("SystemOut") // the table is what a trial is for
public final class Findings {

    /** Also what {@code ./yiciban evidence} finds the rows by. */
    private static final String HEAD = "| what | promised | seen |\n|---|---|---|";

    private boolean begun;
    private boolean held = true;

    /**
     * A row.
     *
     * @param promised empty when nothing is
     */
    public void row(String what, Object promised, Object seen, boolean kept) {
        if (!begun) {
            System.out.println(HEAD);
        }
        begun = true;
        held &= kept;
        System.out.printf(Locale.ROOT, "| %s | %s | %s%s |%n", what, promised, seen, kept ? "" : " ✗");
    }

    /** What must be exactly that. */
    public void exactly(String what, int promised, int seen) {
        row(what, promised, seen, promised == seen);
    }

    /** What is worth knowing. */
    public void shown(String what, Object seen) {
        row(what, "", seen, true);
    }

    /** Whether every promise was kept. */
    public boolean held() {
        return held;
    }
}
