package yiciban.bot.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.AnswerJson;
import yiciban.search.Hit;
import yiciban.search.Hits;

/** ask: answers on standard output, from the same content and by the same code as the server; stores nothing. */
@Command(
        name = "ask",
        header = "提一个问题，打印回答。",
        description = {
            "回答和网页、Telegram 上的完全一样；不写数据库。",
            "例：./yiciban ask \"补身份证多少钱\"",
            "    ./yiciban ask --jsonl < questions.jsonl"
        })
final class Ask implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "问题", description = "要问的话")
    private @Nullable String text;

    @Option(names = "--jsonl", description = "从标准输入逐行读 {\"id\",\"turns\":[\"...\"]}，每行是一个会话，为最后一句打印一行 JSON")
    private boolean jsonl;

    @Option(names = "--explain", description = "再打印为什么：找到的条目、各项特征、可信度")
    private boolean explain;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final JsonMapper json = new JsonMapper();
    private final Libraries libraries;
    private final Clock clock;

    Ask(Libraries libraries, Clock clock) {
        this.libraries = libraries;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (jsonl == (text != null)) {
            throw new ParameterException(spec.commandLine(), "请给出一个问题，或用 --jsonl 从标准输入读，二者选一");
        }
        try (Library library = libraries.open()) {
            if (text != null) {
                one(library, text);
            } else {
                all(library);
            }
        }
        return 0;
    }

    private void one(Library library, String text) {
        PrintWriter out = spec.commandLine().getOut();
        Question question = Question.of(text, LocalDateTime.now(clock));
        Answer answer = library.answering().answer(question, List.of());
        out.println(answer.text());
        answer.choices().forEach(choice -> out.println("  [" + choice.label() + "] " + choice.question()));
        if (explain) {
            explain(out, library.answering().explain(question));
        }
        out.flush();
    }

    private static void explain(PrintWriter out, Hits hits) {
        out.printf("%n可信度 %.3f，用时 %.1f 毫秒%n", hits.confidence(), hits.took().toNanos() / 1e6);
        for (Hit hit : hits.hits()) {
            out.printf(
                    "%.3f  %-22s %s%n", hit.score(), hit.unit(), hit.passage().shape());
            var features = new StringBuilder("       ");
            hit.features().telling().forEach((name, value) -> features.append("%s %.2f  ".formatted(name, value)));
            out.println(features);
        }
    }

    private void all(Library library) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                out.println(json.writeValueAsString(answered(library, line, number)));
                out.flush();
            }
        }
    }

    private AnswerJson answered(Library library, String line, int number) {
        String id;
        List<String> turns = new ArrayList<>();
        try {
            JsonNode node = json.readTree(line);
            id = node.path("id").asString("");
            for (JsonNode turn : node.path("turns")) {
                if (!turn.isString()) {
                    throw expected(number);
                }
                turns.add(turn.asString());
            }
        } catch (JacksonException e) {
            throw new ParameterException(spec.commandLine(), "第 " + number + " 行不是 JSON：" + e.getOriginalMessage(), e);
        }
        if (turns.isEmpty()) {
            throw expected(number);
        }
        LocalDateTime now = LocalDateTime.now(clock);
        var history = new ArrayList<Exchange>();
        for (String turn : turns.subList(0, turns.size() - 1)) {
            Question question = Question.of(turn, now);
            history.add(new Exchange(question, library.answering().answer(question, history)));
        }
        Question last = Question.of(turns.getLast(), now);
        long start = System.nanoTime();
        Answer answer = library.answering().answer(last, history);
        return AnswerJson.of(id, answer, (System.nanoTime() - start) / 1000);
    }

    private ParameterException expected(int number) {
        return new ParameterException(
                spec.commandLine(), "第 " + number + " 行应为 {\"id\",\"turns\":[\"...\"]}，turns 至少一句");
    }
}
