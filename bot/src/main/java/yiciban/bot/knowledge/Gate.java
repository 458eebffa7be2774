package yiciban.bot.knowledge;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Answering;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Question;

/** 发布前试答: every known question, asked of the published content and of the next; pure but for the progress it reports. */
final class Gate {

    private final Answering live;
    private final Answering next;
    private final LocalDateTime now;

    Gate(Answering live, Answering next, LocalDateTime now) {
        this.live = live;
        this.next = next;
        this.now = now;
    }

    /**
     * @param golden questions whose right answer is known
     * @param real what citizens asked lately
     */
    List<Trial.Change> changes(List<Judgment> golden, List<String> real, TrialProgress progress) {
        var changes = new ArrayList<Trial.Change>();
        int all = golden.size() + real.size();
        int done = 0;
        for (Judgment judgment : golden) {
            Answer before = judgment.answer(live, now.toLocalDate());
            Answer after = judgment.answer(next, now.toLocalDate());
            if (differ(before, after)) {
                changes.add(new Trial.Change(
                        judgment.turns().getLast(),
                        true,
                        judgment.right(before),
                        judgment.right(after),
                        said(before),
                        said(after)));
            }
            progress.asked(++done, all);
        }
        for (String text : real) {
            Question question = Question.of(text, now);
            Answer before = live.answer(question, List.of());
            Answer after = next.answer(question, List.of());
            if (differ(before, after)) {
                changes.add(new Trial.Change(text, false, true, true, said(before), said(after)));
            }
            progress.asked(++done, all);
        }
        changes.sort(Comparator.comparing(Trial.Change::regression).reversed());
        return changes;
    }

    private static boolean differ(Answer before, Answer after) {
        return !said(before).equals(said(after));
    }

    private static Trial.Said said(Answer answer) {
        return new Trial.Said(
                answer.outcome(),
                answer.text(),
                answer.sources().stream().map(source -> source.id().value()).toList(),
                answer.choices().stream().map(Choice::label).toList());
    }
}
