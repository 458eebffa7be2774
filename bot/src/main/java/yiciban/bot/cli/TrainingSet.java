package yiciban.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yiciban.analysis.Normaliser;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Faq;
import yiciban.catalog.Report;
import yiciban.catalog.Seeds;
import yiciban.catalog.Uncovered;
import yiciban.embedding.Embedding;
import yiciban.evaluation.JsonLines;
import yiciban.evaluation.Judged;
import yiciban.evaluation.Reranking;
import yiciban.evaluation.Text;
import yiciban.passage.Passage;
import yiciban.passage.Passages;
import yiciban.search.Features;
import yiciban.search.Hit;
import yiciban.search.PassageIndex;
import yiciban.search.Query;
import yiciban.search.Ranking;

/**
 * 训练集: judged questions with all they found.
 *
 * @param sameMatter whether two entries are about one need
 * @param order how much the whole set counts for the order
 * @param confidence how much it counts for the confidence
 */
record TrainingSet(
        String name, List<Asked> asked, BiPredicate<EntryId, EntryId> sameMatter, double order, double confidence) {

    /** Hits kept per question. */
    private static final int DEPTH = 30;

    /** Of the similar questions every n-th is asked: enough to learn from, and soon done. */
    private static final int ASKED = 3;

    /** Of the plain content every n-th entry is taken out, so that there are questions without an answer. */
    private static final int LEFT_OUT = 3;

    /** One question: what it found, and what is right. */
    record Asked(List<Hit> hits, Predicate<Hit> right) {}

    /** All sets count the same, as if each had this many questions. */
    private static final double QUESTIONS = 500;

    /** The first hit of a question, whether it is right, and how much it counts. */
    record First(Hit hit, boolean right, double weight) {}

    /** For the order only questions with something right among the candidates tell anything. */
    List<Reranking.Example> forOrder() {
        var examples = new ArrayList<Reranking.Example>();
        for (Asked one : asked) {
            List<Features> candidates = one.hits().stream().map(Hit::features).toList();
            var right = new HashSet<Integer>();
            for (int i = 0; i < one.hits().size(); i++) {
                if (one.right().test(one.hits().get(i))) {
                    right.add(i);
                }
            }
            examples.add(new Reranking.Example(candidates, right, order / asked.size()));
        }
        return examples;
    }

    /** The first hits under an order, with their lead and share. */
    List<First> firsts(Ranking ranking) {
        return asked.stream()
                .filter(one -> !one.hits().isEmpty())
                .map(one -> {
                    Hit first = ranking.rank(one.hits(), sameMatter).getFirst();
                    return new First(first, one.right().test(first), confidence * QUESTIONS / asked.size());
                })
                .toList();
    }

    /** Two thirds of {@code seeds/judgments}, against the index the bot uses. */
    static TrainingSet ofJudgments(Library library, Clock clock) {
        var asked = new ArrayList<Asked>();
        for (Judgment judgment : Judgment.all()) {
            boolean searched = judgment.turns().size() == 1
                    && (judgment.outcomes().contains("answered")
                            || judgment.outcomes().contains("not_found"));
            if (searched && !judgment.reporting() && !judgment.kind().startsWith("year-place")) {
                Question question = Question.of(judgment.turns().getFirst(), LocalDate.now(clock));
                // A question about a draft is refused whatever the confidence: finding the draft is right.
                asked.add(new Asked(
                        library.answering().candidates(question, DEPTH),
                        hit -> judgment.sources().contains(hit.entry().value()) || library.unpublished(hit.entry())));
            }
        }
        return new TrainingSet("seeds/judgments", asked, library::sameMatter, 1, 3);
    }

    /**
     * Our own content as any office has it, without similar questions: these are the questions. Once whole and once with
     * every third entry taken out.
     */
    static List<TrainingSet> ofContent(Catalog catalog) {
        var texts = new ArrayList<Text>();
        var questions = new ArrayList<Judged>();
        for (Entry entry : catalog.entries()) {
            switch (entry) {
                case Report report -> sentences(report, texts, questions);
                case Uncovered matter -> {}
                default -> {
                    texts.add(plain(entry));
                    entry.head()
                            .similar()
                            .forEach(question -> questions.add(
                                    new Judged("", question, List.of(entry.id().value()))));
                }
            }
        }
        var fewer = new ArrayList<Text>();
        for (int i = 0; i < texts.size(); i++) {
            if (i % LEFT_OUT != 0) {
                fewer.add(texts.get(i));
            }
        }
        List<Judged> some = IntStream.range(0, questions.size())
                .filter(i -> i % ASKED == 0)
                .mapToObj(questions::get)
                .toList();
        Set<String> known = fewer.stream().map(Text::id).collect(Collectors.toSet());
        List<Judged> remaining = some.stream()
                .map(q -> known.containsAll(q.relevant()) ? q : new Judged(q.id(), q.text(), List.of()))
                .toList();
        return List.of(
                of("seeds, plain", texts, some, 0.5, 0),
                of("seeds, plain, a third left out", fewer, remaining, 0, 0.2));
    }

    private static void sentences(Report report, List<Text> texts, List<Judged> questions) {
        report.sections()
                .forEach(section -> section.sentences().forEach(sentence -> {
                    String id = "sentence-" + texts.size();
                    texts.add(new Text(id, "", sentence.text()));
                    sentence.similar().forEach(question -> questions.add(new Judged("", question, List.of(id))));
                }));
    }

    private static Text plain(Entry entry) {
        var text = new StringBuilder(entry.head().summary());
        if (entry instanceof Faq faq) {
            text.append(faq.answer());
        }
        entry.facets()
                .forEach((facet, lines) ->
                        text.append('\n').append(facet.label()).append('：').append(String.join("；", lines)));
        return new Text(entry.id().value(), entry instanceof Faq ? "" : entry.title(), text.toString());
    }

    /** Any corpus with its questions. */
    static TrainingSet of(Path corpus, Path queries) {
        return of(queries.toString(), JsonLines.corpus(corpus), JsonLines.queries(queries), 0.5, 0.3);
    }

    private static TrainingSet of(
            String name, List<Text> corpus, List<Judged> questions, double order, double confidence) {
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < corpus.size(); i++) {
            Text text = corpus.get(i);
            passages.addAll(Passages.of(new EntryId("t" + i), text.title(), text.text()));
        }
        try (PassageIndex index = PassageIndex.inMemory(
                passages,
                Library.terms(Seeds.fromClasspath()),
                new Embedding(),
                Ranking.shipped(),
                EntryId::equals,
                done -> {})) {
            List<Asked> asked = questions.stream()
                    .map(question -> new Asked(
                            index.search(new Query(Normaliser.normalise(question.text()), DEPTH))
                                    .hits(),
                            hit -> question.relevant()
                                    .contains(corpus.get(Integer.parseInt(
                                                    hit.entry().value().substring(1)))
                                            .id())))
                    .toList();
            return new TrainingSet(name, asked, EntryId::equals, order, confidence);
        } catch (IOException e) {
            throw new UncheckedIOException("closing an index in memory", e);
        }
    }
}
