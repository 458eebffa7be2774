package yiciban.bot.knowledge;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Answering;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Question;

/** 发布前试答: every known question, asked of the published content and of the next; pure but for the progress it reports. */
final class Gate {

    private final Replay live;
    private final Replay next;

    Gate(Answering live, Answering next, LocalDateTime now) {
        this.live = new Replay(live, now, new HashMap<>());
        this.next = new Replay(next, now, new HashMap<>());
    }

    /**
     * @param golden questions whose right answer is known
     * @param real what citizens asked lately, each after what was asked before it
     */
    List<Trial.Change> changes(List<Judgment> golden, List<List<String>> real, TrialProgress progress) {
        var changes = new ArrayList<Trial.Change>();
        int all = golden.size() + real.size();
        int done = 0;
        for (Judgment judgment : golden) {
            change(judgment.turns(), Optional.of(judgment)).ifPresent(changes::add);
            progress.asked(++done, all);
        }
        for (List<String> turns : real) {
            change(turns, Optional.empty()).ifPresent(changes::add);
            progress.asked(++done, all);
        }
        changes.sort(Comparator.comparing(Trial.Change::regression).reversed());
        return changes;
    }

    /** Empty when the last turn would be answered as it is now. */
    private Optional<Trial.Change> change(List<String> turns, Optional<Judgment> judgment) {
        Answer before = live.to(turns);
        Answer after = next.to(turns);
        if (said(before).equals(said(after))) {
            return Optional.empty();
        }
        return Optional.of(new Trial.Change(
                turns.getLast(),
                turns.subList(0, turns.size() - 1),
                judgment.isPresent(),
                judgment.map(known -> known.right(before)).orElse(true),
                judgment.map(known -> known.right(after)).orElse(true),
                said(before),
                said(after)));
    }

    private static Trial.Said said(Answer answer) {
        return new Trial.Said(
                answer.outcome(),
                answer.text(),
                answer.sources().stream().map(source -> source.id().value()).toList(),
                answer.choices().stream().map(Choice::label).toList());
    }

    /** What one library says in conversations; what it said on the way is not asked twice. */
    private record Replay(Answering answering, LocalDateTime now, Map<List<String>, Answer> given) {

        /** To the last of these turns. */
        Answer to(List<String> turns) {
            Answer known = given.get(turns);
            if (known != null) {
                return known;
            }
            var history = new ArrayList<Exchange>();
            for (int turn = 1; turn < turns.size(); turn++) {
                history.add(new Exchange(Question.of(turns.get(turn - 1), now), to(turns.subList(0, turn))));
            }
            Answer answer = answering.answer(Question.of(turns.getLast(), now), history);
            given.put(List.copyOf(turns), answer);
            return answer;
        }
    }
}
