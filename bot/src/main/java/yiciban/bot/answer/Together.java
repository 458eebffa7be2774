package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;

/** One answer made of several; pure. */
final class Together {

    private static final int MAX_CHOICES = 4;

    private Together() {}

    /** The answers to several questions, in their order; empty when none of them was answered. */
    static Optional<Answer> of(List<Answer> answers) {
        var sources = new LinkedHashMap<EntryId, Source>();
        var choices = new ArrayList<Choice>();
        var text = new ArrayList<String>();
        EntryId subject = null;
        double confidence = 1;
        for (Answer answer : answers) {
            answer.sources().forEach(source -> sources.putIfAbsent(source.id(), source));
            choices.addAll(answer.choices());
            subject = answer.inHand() == null ? subject : answer.inHand();
            confidence = Math.min(confidence, answer.confidence());
            // Of what was not found only that is said, once: where to ask follows from it.
            text.add(answer instanceof Answer.NotFound ? "另一件：" + answer.text() : answer.text());
        }
        return subject == null
                ? Optional.empty()
                : Optional.of(new Answer.Answered(
                        String.join("\n\n", text),
                        List.copyOf(sources.values()),
                        subject,
                        choices.stream().distinct().limit(MAX_CHOICES).toList(),
                        confidence));
    }

    /** Two entries held against each other: what each is, and that no source compares them. */
    static Answer compared(Page page, Entry one, Entry other, double confidence) {
        page.line("资料里没有专门写两者的区别。它们分别是：");
        for (Entry entry : List.of(one, other)) {
            String summary = entry.head().summary();
            page.line("【" + entry.title() + "】" + summary);
            page.cite(entry, summary.isEmpty() ? entry.title() : summary);
            page.choice(new Choice(entry.title(), entry.title()));
        }
        return page.answer(confidence);
    }
}
