package yiciban.bot.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;

/** 分流: decides what a question is, from its words and the turns before it; pure. */
final class Triage {

    /** Turns that a follow-up may refer to. */
    static final int MEMORY = 6;

    /** A longer message that contains an urgent word is a story, not a cry. In characters. */
    private static final int CRY = 40;

    /** What may remain of a follow-up once facet words and fillers are gone. In characters. */
    private static final int REMAINS = 5;

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)(\\d\\d)年?(?!\\d)");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<!\\d)(1\\d|2\\d)年(?!前|内|以)");
    private static final Pattern COMPARED = Pattern.compile("(比|较|跟|和|同)(去年|上年|前年)");
    private static final Pattern ELLIPSIS = Pattern.compile("^(?:那|那么)?(.{2,8}?)(?:呢|咧|咋样|怎么样|的呢)?$");
    private static final Pattern CORRECTION = Pattern.compile("^不是(.{1,8}?)[,，。 ]*(?:我是|我要|应该是|而是|是|要)(.{1,20})$");
    private static final Pattern ORDINAL = Pattern.compile("^(?:第|选|选第)?([1-4一二三四])(?:个|种|项|条)?$");
    private static final Pattern MORE = Pattern.compile("^(还有|还有呢|还有吗|还有别的吗|还有啥|还有什么|然后呢|接下来呢|详细点|说详细点|具体点|继续)$");

    private final Lexicon lexicon;
    private final Places places;
    private final Wording wording;
    private final Titles titles;

    /** Families by what fillers leave of their names, because that is all that is left of a question: of 补办 only 补. */
    private final Map<String, List<Lexicon.Family>> families;

    Triage(Lexicon lexicon, Places places, Titles titles) {
        this.lexicon = lexicon;
        this.places = places;
        this.wording = new Wording(lexicon);
        this.titles = titles;
        this.families = families(lexicon, wording);
    }

    private static Map<String, List<Lexicon.Family>> families(Lexicon lexicon, Wording wording) {
        var families = new HashMap<String, List<Lexicon.Family>>();
        for (Lexicon.Family family : lexicon.families()) {
            family.names().stream()
                    .map(wording::subject)
                    .distinct()
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> families.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(family));
        }
        return families;
    }

    Route route(Question question, List<Exchange> history) {
        String bare = Normaliser.bare(question.normalised());
        if (bare.isEmpty()) {
            return new Route.OutOfScope("您还没有写问题。直接说要办的事就行，比如“身份证丢了怎么补”。");
        }
        if (question.tooLong()) {
            return new Route.OutOfScope("您写得有点长，我一次最多看 " + Question.MAX_CHARACTERS + " 个字。请用一两句话说要办的事，再发一次。");
        }
        return withoutSearch(bare)
                .or(() -> chosen(bare, history).map(choice -> lookup(choice, question, history)))
                .orElseGet(() -> lookup(question.normalised(), question, history));
    }

    private Optional<Route> withoutSearch(String bare) {
        return Stream.<Optional<Route>>of(urgent(bare), declined(bare), human(bare), smallTalk(bare))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Route> urgent(String bare) {
        if (bare.length() > CRY || lexicon.urgentNot().stream().anyMatch(bare::contains)) {
            return Optional.empty();
        }
        return lexicon.urgent().stream()
                .filter(words -> words.words().stream().anyMatch(bare::contains))
                .findFirst()
                .map(words -> new Route.Urgent(words.text(), words.number()));
    }

    private Optional<Route> declined(String bare) {
        return lexicon.declined().words().stream().anyMatch(bare::contains)
                ? Optional.of(new Route.OutOfScope(lexicon.declined().text()))
                : Optional.empty();
    }

    private Optional<Route> human(String bare) {
        return lexicon.human().words().contains(politeless(bare))
                ? Optional.of(new Route.HumanWanted(lexicon.human().text()))
                : Optional.empty();
    }

    private Optional<Route> smallTalk(String bare) {
        String message = politeless(bare);
        Optional<Lexicon.Words> whole = lexicon.smallTalk().stream()
                .filter(words -> words.words().contains(bare) || words.words().contains(message))
                .findFirst();
        return whole.or(() -> pieced(message)).map(words -> new Route.SmallTalk(words.text()));
    }

    /** Several such phrases in one message: 好的 谢谢恁. The first kind that occurs decides. */
    private Optional<Lexicon.Words> pieced(String message) {
        if (message.length() > CRY) {
            return Optional.empty();
        }
        String rest = message;
        for (String phrase : lexicon.phrases()) {
            rest = rest.replace(phrase, " ");
        }
        if (!rest.replaceAll("[ 啊呀哦呢吧嘛哈啦哇哟的了恁您你我不用还是名字儿中行好嗯成，]", "").isEmpty()) {
            return Optional.empty();
        }
        return lexicon.smallTalk().stream()
                .filter(words -> words.words().stream().anyMatch(word -> word.length() >= 2 && message.contains(word)))
                .findFirst();
    }

    private static String politeless(String bare) {
        return bare.replaceAll("[啊呀哦呢吧嘛哈啦哇哟诶欸唉喽]+$", "").replaceAll("^(那|嗯|哦|啊|额|呃)+(?=.)", "");
    }

    /** The choice that answers the bot's own question, by number or by word. */
    private Optional<String> chosen(String bare, List<Exchange> history) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        List<Choice> choices = history.getLast().answer().choices();
        Matcher ordinal = ORDINAL.matcher(bare);
        if (ordinal.matches()) {
            int number = "一二三四".contains(ordinal.group(1))
                    ? "一二三四".indexOf(ordinal.group(1))
                    : Integer.parseInt(ordinal.group(1)) - 1;
            return number < choices.size() ? Optional.of(choices.get(number).question()) : Optional.empty();
        }
        if (!(history.getLast().answer() instanceof Answer.Clarifying)) {
            return Optional.empty();
        }
        String residual = wording.subject(bare);
        List<Choice> fitting = choices.stream()
                .filter(choice ->
                        !residual.isEmpty() && shares(wording.subject(Normaliser.bare(choice.label())), residual))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst().question()) : Optional.empty();
    }

    private static boolean shares(String label, String residual) {
        return label.contains(residual) || (residual.length() <= 8 && !label.isEmpty() && residual.contains(label));
    }

    private Route lookup(String text, Question question, List<Exchange> history) {
        List<String> named = places.in(text);
        String placeless = places.without(text, named);
        Wording.Parts parts = wording.parts(placeless);
        var facets = EnumSet.noneOf(Facet.class);
        facets.addAll(parts.facets());
        boolean elsewhere = places.elsewhere(named);
        if (elsewhere && !facets.contains(Facet.CROSS_PROVINCE)) {
            facets.add(Facet.CROSS_PROVINCE);
        }
        Route.Limits limits = limits(text, named, question.today());
        var here =
                new Asked(text, parts.residual(), facets, elsewhere || facets.contains(Facet.CROSS_PROVINCE), limits);
        return pinned(here)
                .or(() -> followUp(here, history))
                .or(() -> family(here, history))
                .orElseGet(() -> new Route.Lookup(text, null, facets, here.elsewhere(), limits));
    }

    private Route.Limits limits(String text, List<String> named, LocalDate today) {
        boolean local = lexicon.local().stream().anyMatch(Normaliser.bare(text)::contains);
        return new Route.Limits(year(text, today), places.anotherArea(text, named), local);
    }

    /** A question taken apart, before it is decided what it is about. */
    private record Asked(String text, String residual, Set<Facet> facets, boolean elsewhere, Route.Limits limits) {
        Route.Lookup about(@Nullable EntryId subject) {
            return new Route.Lookup(text, subject, facets, elsewhere, limits);
        }

        Route.Lookup searching(String query) {
            return new Route.Lookup(query, null, facets, elsewhere, limits);
        }
    }

    /** The question names an entry by its full title. */
    private Optional<Route> pinned(Asked asked) {
        return titles.namedIn(asked.text(), asked.elsewhere())
                .filter(entry -> {
                    String rest = Normaliser.bare(asked.text()).replace(Normaliser.bare(entry.title()), " ");
                    return wording.parts(rest).residual().length() <= 1;
                })
                .map(entry -> {
                    String rest = Normaliser.bare(asked.text()).replace(Normaliser.bare(entry.title()), " ");
                    Set<Facet> facets = wording.parts(rest).facets();
                    return new Route.Lookup(asked.text(), entry.id(), facets, asked.elsewhere(), asked.limits());
                });
    }

    private Optional<Route> followUp(Asked asked, List<Exchange> history) {
        Matcher correction = CORRECTION.matcher(asked.text());
        if (correction.matches() && !history.isEmpty()) {
            String before = history.getLast()
                    .question()
                    .normalised()
                    .replace(correction.group(1).strip(), " ");
            return Optional.of(asked.searching(wording.unmodified(before) + " " + correction.group(2)));
        }
        Exchange before = inHand(asked, history);
        if (before == null) {
            boolean bareFacet = asked.residual().isEmpty()
                    && !asked.facets().isEmpty()
                    && !asked.facets().contains(Facet.CROSS_PROVINCE);
            return bareFacet ? Optional.of(new Route.WithoutSubject()) : Optional.empty();
        }
        EntryId subject = before.answer().inHand();
        if (MORE.matcher(Normaliser.bare(asked.text())).matches()) {
            return Optional.of(new Route.Lookup(
                    asked.text(),
                    subject,
                    titles.unseen(subject, before.answer().text()),
                    false,
                    asked.limits()));
        }
        return ellipsis(asked, before, history).or(() -> {
            if (asked.residual().isEmpty() || (refers(asked) && !asked.facets().isEmpty())) {
                return Optional.of(asked.about(subject));
            }
            return wording.onlyModifies(asked.residual())
                    ? Optional.of(asked.searching(topic(before, history) + " " + asked.text()))
                    : Optional.empty();
        });
    }

    /** Hardly anything remains, and nothing that names another matter. */
    private boolean refers(Asked asked) {
        return asked.residual().length() <= 2 && lexicon.topicMarks().stream().noneMatch(asked.residual()::contains);
    }

    /** 那医保呢: the question before, asked of another name. */
    private Optional<Route> ellipsis(Asked asked, Exchange before, List<Exchange> history) {
        Matcher shape = ELLIPSIS.matcher(asked.text());
        if (!shape.matches() || !(asked.text().endsWith("呢") || asked.text().startsWith("那"))) {
            return Optional.empty();
        }
        String name = shape.group(1).strip();
        if (titles.isReport(before.answer().inHand())) {
            String ask = name.matches(".*(几|多少|什么|啥|谁).*") ? name : name + "有多少";
            return Optional.of(asked.searching(titles.region(before.answer().inHand()) + ask));
        }
        boolean named = families(wording.subject(name)).anyMatch(family -> !family.vague());
        return named
                ? questions(history)
                        .filter(earlier -> familyName(earlier).isPresent())
                        .findFirst()
                        .map(earlier -> asked.searching(
                                earlier.replace(familyName(earlier).orElseThrow(), name)))
                : Optional.empty();
    }

    /**
     * The same question read as being about the item in hand; for when it found nothing by itself. Empty when it names
     * something of its own: a question about another matter must not be answered with this one.
     */
    Optional<Route.Lookup> inContext(Question question, List<Exchange> history) {
        List<String> named = places.in(question.normalised());
        Wording.Parts parts = wording.parts(places.without(question.normalised(), named));
        Route.Limits limits = limits(question.normalised(), named, question.today());
        var asked = new Asked(question.normalised(), parts.residual(), parts.facets(), !named.isEmpty(), limits);
        Exchange before = inHand(asked, history);
        if (before == null || lexicon.topicMarks().stream().anyMatch(parts.residual()::contains)) {
            return Optional.empty();
        }
        if (!parts.facets().isEmpty() && parts.residual().length() <= REMAINS) {
            return Optional.of(asked.about(before.answer().inHand()));
        }
        return parts.residual().length() <= 2 * REMAINS
                ? Optional.of(asked.searching(topic(before, history) + " " + question.normalised()))
                : Optional.empty();
    }

    /** The latest answered turn; an earlier one when the question points back to it. */
    private static @Nullable Exchange inHand(Asked asked, List<Exchange> history) {
        List<Exchange> answered = history.stream()
                .skip(Math.max(0, history.size() - MEMORY))
                .filter(exchange -> exchange.answer().inHand() != null)
                .toList();
        if (answered.isEmpty()) {
            return null;
        }
        boolean back = Stream.of("刚才", "前面", "之前", "上面", "刚刚", "开始那个", "一开始").anyMatch(asked.text()::contains);
        return back && answered.size() > 1 ? answered.get(answered.size() - 2) : answered.getLast();
    }

    /** What the turn was about, in as few words as will find it again. */
    private String topic(Exchange before, List<Exchange> history) {
        String title = titles.title(before.answer().inHand());
        return Stream.concat(Stream.of(title), questions(history))
                .flatMap(text -> familyName(text).stream())
                .findFirst()
                .orElse(title);
    }

    /** Earlier questions, the latest first. */
    private static Stream<String> questions(List<Exchange> history) {
        return history.reversed().stream()
                .limit(MEMORY)
                .map(exchange -> exchange.question().normalised());
    }

    private Optional<String> familyName(String text) {
        return lexicon.families().stream()
                .filter(family -> !family.vague())
                .flatMap(family -> family.names().stream())
                .filter(text::contains)
                .max(Comparator.comparingInt(String::length));
    }

    private Optional<Route> family(Asked asked, List<Exchange> history) {
        boolean open = asked.facets().isEmpty() || asked.facets().equals(Set.of(Facet.STEPS));
        if (asked.elsewhere()) {
            return Optional.empty();
        }
        Exchange before = inHand(asked, history);
        if (before != null && families(asked.residual()).anyMatch(Lexicon.Family::vague)) {
            return Optional.of(asked.searching(topic(before, history) + " " + asked.text()));
        }
        return families(asked.residual())
                .filter(family -> open || family.vague())
                .filter(family -> history.stream()
                        .noneMatch(exchange -> exchange.answer().text().equals(family.prompt())))
                .min(Comparator.comparing(family -> !family.names().contains(Normaliser.bare(asked.text()))))
                .map(family -> new Route.Ambiguous(family, asked.about(null)));
    }

    private Stream<Lexicon.Family> families(String residual) {
        return families.getOrDefault(residual, List.of()).stream();
    }

    /** The year a figure is wanted of; this year and the ones before it by name. */
    static @Nullable Integer year(String normalised, LocalDate today) {
        Matcher year = YEAR.matcher(normalised);
        if (year.find()) {
            return Integer.parseInt(year.group(1) + year.group(2));
        }
        Matcher shortYear = SHORT_YEAR.matcher(normalised);
        if (shortYear.find()) {
            return 2000 + Integer.parseInt(shortYear.group(1));
        }
        if (COMPARED.matcher(normalised).find()) {
            return null;
        }
        if (normalised.contains("前年")) {
            return today.getYear() - 2;
        }
        if (normalised.contains("去年")) {
            return today.getYear() - 1;
        }
        return normalised.contains("今年") || normalised.contains("本年") ? today.getYear() : null;
    }
}
