package yiciban.bot.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 评判: a conversation whose last question has a known outcome; {@code seeds/judgments}.
 *
 * @param kind what it tests, such as facet-fee
 * @param turns the citizen's messages, the last one judged
 * @param outcomes any of these is right
 * @param sources any of these is a right source, when answered
 * @param contains each of these lists must have one of its texts in the answer, when answered
 */
public record Judgment(
        String id,
        String kind,
        List<String> turns,
        List<String> outcomes,
        List<String> sources,
        List<List<String>> contains) {

    private static final List<String> FILES = List.of(
            "guides-and-faqs.jsonl",
            "events-services-report-refusals.jsonl",
            "life-event-checklists.jsonl",
            "every-kind.jsonl",
            "fresh.jsonl",
            "unseen.jsonl",
            "short.jsonl");

    /** A fixed third is for reporting only: no weight is fitted to it. */
    public boolean reporting() {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)) % 3 == 0;
    }

    /** All of {@code seeds/judgments}. */
    public static List<Judgment> all() {
        var json = new JsonMapper();
        var all = new ArrayList<Judgment>();
        for (String file : FILES) {
            InputStream in = Judgment.class.getResourceAsStream("/seeds/judgments/" + file);
            if (in == null) {
                throw new IllegalStateException("seeds/judgments/" + file + " is missing from the jar: build it again");
            }
            try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.isBlank()).forEach(line -> all.add(of(json.readTree(line))));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read seeds/judgments/" + file, e);
            }
        }
        return all;
    }

    private static Judgment of(JsonNode node) {
        var contains = new ArrayList<List<String>>();
        node.path("contains").forEach(text -> contains.add(text.isArray() ? texts(text) : List.of(text.asString())));
        return new Judgment(
                node.path("id").asString(),
                node.path("kind").asString(),
                texts(node.path("turns")),
                texts(node.path("outcome")),
                texts(node.path("sources")),
                contains);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /** What the bot says to the last turn. */
    public Answer answer(Answering answering, LocalDate today) {
        var history = new ArrayList<Exchange>();
        for (String turn : turns.subList(0, turns.size() - 1)) {
            Question question = Question.of(turn, today);
            history.add(new Exchange(question, answering.answer(question, history)));
        }
        return answering.answer(Question.of(turns.getLast(), today), history);
    }

    /** Right outcome and, when answered, a right source and every text that must be there. */
    public boolean right(Answer answer) {
        if (!outcomes.contains(answer.outcome())) {
            return false;
        }
        if (!(answer instanceof Answer.Answered) || sources.isEmpty()) {
            return true;
        }
        String text = squeezed(answer.text());
        return answer.sources().stream()
                        .anyMatch(source -> sources.contains(source.id().value()))
                && contains.stream()
                        .allMatch(any -> any.stream().map(Judgment::squeezed).anyMatch(text::contains));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}
