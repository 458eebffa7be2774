package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Question;
import yiciban.bot.answer.Why;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastTurns;
import yiciban.bot.conversation.Turn;
import yiciban.bot.knowledge.Offices;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Masking;

/** 查看: what the console shows of a gap; changes nothing. */
final class GapSight {

    /** Questions shown, the newest. */
    private static final int SHOWN = 50;

    /** Questions shown with the conversation around them, and turns of it on each side. */
    private static final int TALKS = 5;

    private static final int AROUND = 3;

    private final Gaps gaps;
    private final Deadlines deadlines;
    private final PastTurns turns;
    private final LiveLibrary library;
    private final Clock clock;
    private final List<String> offices = Offices.read().all();

    GapSight(Gaps gaps, Deadlines deadlines, PastTurns turns, LiveLibrary library, Clock clock) {
        this.gaps = gaps;
        this.deadlines = deadlines;
        this.turns = turns;
        this.library = library;
        this.clock = clock;
    }

    /**
     * A gap as its page shows it.
     *
     * @param doubt about its day; empty when there is none
     * @param talks conversations around its newest questions, by turn
     * @param wordings by their words
     * @param note what waits for a second person
     * @param why what the search sees of its newest wording now
     */
    record Sheet(
            Gap gap,
            LocalDate today,
            String doubt,
            List<Asking> questions,
            Map<String, List<Turn>> talks,
            Map<String, String> wordings,
            List<GapEvent> events,
            @Nullable Note note,
            Why why,
            List<String> offices,
            boolean mayWork,
            boolean mayWrite,
            boolean mayApprove,
            boolean mine) {

        /** The wordings, one a line, for a box of a form. */
        public String asked() {
            return String.join("\n", gap.questions());
        }
    }

    Sheet sheet(String id, StaffMember member) {
        Gap gap = gaps.get(id);
        List<Asking> questions = gaps.questions(gap.id(), SHOWN);
        var talks = new LinkedHashMap<String, List<Turn>>();
        questions.stream().limit(TALKS).forEach(one -> talks.put(one.turn(), turns.around(one.turn(), AROUND)));
        Note note = gaps.note(gap.id()).orElse(null);
        String newest = Masking.without(gap.questions().getFirst());
        Why why = library.use(current -> Why.of(current, Question.of(newest, LocalDateTime.now(clock))));
        return new Sheet(
                gap,
                gaps.today(),
                deadlines.doubt(gap.due()),
                questions,
                talks,
                gaps.byWords(gap.id()),
                gaps.events(gap.id()),
                note,
                why,
                offices,
                GapRights.mayWork(member, gap),
                GapRights.mayWrite(member, gap),
                note != null
                        && gap.status().pending()
                        && member.is(Role.REVIEWER)
                        && !note.author().equals(member.name()),
                note != null && note.author().equals(member.name()));
    }
}
