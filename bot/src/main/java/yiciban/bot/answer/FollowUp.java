package yiciban.bot.answer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;

/** What a question means after the turns before it: ellipsis, correction, more of the same, back to an earlier item; pure. */
final class FollowUp {

    /** Turns that a follow-up may refer to. */
    static final int MEMORY = 6;

    /** What may remain of a follow-up once facet words and fillers are gone. In characters. */
    private static final int REMAINS = 5;

    private static final Pattern ELLIPSIS =
            Pattern.compile("^(?:那|那么|要是|如果是|如果|换成|要是换成)*(.{2,10}?)(?:的话)?(?:呢|咧|咋样|怎么样|的呢|咋说|咋办|怎么办)?$");
    private static final String SORRY =
            "(?:(?:不对|错了|不是|不|手滑|口误|嘴瓢|你?(?:理解|说|搞|弄|听|看)错了|我?(?:说|打|写|问)错了?|哦|啊|抱歉|不好意思)[啊呀哦了\\P{L}]*)*";
    private static final Pattern NOT_BUT = Pattern.compile(
            "^(?:你?(?:理解|说|搞|弄)?错了?)?[,，。 ]*不是(.{1,8}?)[,，。 ]*(?:我是|我要|我说的是|我问的是|应该是|而是|是|要)(.{1,20})$");
    private static final Pattern BUT_NOT = Pattern.compile(
            "^" + SORRY + "(?:我)?(?:说的|问的|要的|想问的|那个?|这个?)?是(.{1,15}?)[,，。 ]*不是(.{1,8}?)(?:[,，。 ]+(.{1,15}))?$");
    private static final Pattern INSTEAD = Pattern.compile("^" + SORRY
            + "(?:我(?:想|要)?(?:说|问|办|指|要)的?(?:其实)?是|我(?:那|这)个?(?:其实)?是|我是说|我是问|我是要|我要的是|应该是|其实是|是|改成|换成)(.{1,20})$");
    private static final Pattern MORE = Pattern.compile(
            "^(那)?(还有|还有呢|还有吗|还有没|还有没有|还有别的吗|还有啥|还有什么|别的呢|其他的呢|然后呢|接下来呢|再然后呢|后面呢|后来呢|详细点|说详细点|具体点|再具体点|细说|展开说说|继续|接着说|往下说|(能|可以|麻烦)?再?[说讲]?得?再?(详细|具体|细)一?[点些](吗|不|么|嘛|呗)?|完了吗|就这些吗|就这些|就这么多|没了吗|继续说|接着讲|往下讲"
                    + "|(就这些|就这么多|完了)?还有(别的|其他的?|其它的?|啥|什么|哪些)?(没|没有|不|吗|呢|要|需要|注意|[没要]?[说讲]|的)*)$");
    /** 这个证能用几年: a noun that only points at the item in hand. */
    private static final Pattern POINTING =
            Pattern.compile("(?:这|那|该|此)(?:个|张|本|种|项|件)?(?:证件?|卡|照|本子?|业务|手续|事儿?|补贴|津贴|钱|东西)(?!明|书|据|件)|它|这玩意儿?");

    private final Wording wording;
    private final Titles titles;
    private final Families families;
    private final List<String> topicMarks;

    FollowUp(Wording wording, Titles titles, Families families, List<String> topicMarks) {
        this.wording = wording;
        this.titles = titles;
        this.families = families;
        this.topicMarks = topicMarks;
    }

    /** Whether more is wanted of the item in hand: 还有呢. */
    static boolean wantsMore(String bare, List<Exchange> history) {
        return MORE.matcher(Wording.politeless(bare)).matches()
                && history.stream().anyMatch(exchange -> exchange.answer().inHand() != null);
    }

    /** The question as a follow-up; empty when it stands by itself. */
    Optional<Route> route(Asked asked, List<Exchange> history) {
        Optional<Route> corrected = correction(asked, history);
        if (corrected.isPresent()) {
            return corrected;
        }
        Exchange before = inHand(asked, history);
        if (before == null) {
            return afterAskingBack(asked, history).or(() -> withoutSubject(asked));
        }
        EntryId subject = before.answer().inHand();
        if (MORE.matcher(Wording.politeless(Normaliser.bare(asked.text()))).matches()) {
            return Optional.of(
                    asked.of(titles.unseen(subject, before.answer().text())).about(subject));
        }
        Optional<Route> back = back(asked, before, history);
        return back.or(() -> ellipsis(asked, before, history)).or(() -> {
            String residual = wording.withoutPronouns(asked.residual());
            Matcher pointing = POINTING.matcher(asked.text());
            if (!residual.isEmpty()
                    && pointing.find()
                    && families.nameIn(asked.text()).isEmpty()) {
                return Optional.of(asked.searching(pointing.replaceFirst(topic(before, history))));
            }
            if (residual.isEmpty() || (refers(residual) && !asked.facets().isEmpty())) {
                return Optional.of(asked.about(subject));
            }
            return wording.onlyModifies(residual)
                    ? Optional.of(asked.searching(topic(before, history) + " " + asked.text()))
                    : Optional.empty();
        });
    }

    private static Optional<Route> withoutSubject(Asked asked) {
        boolean bareFacet = asked.residual().isEmpty()
                && !asked.facets().isEmpty()
                && !asked.facets().contains(Facet.CROSS_PROVINCE);
        return bareFacet ? Optional.of(new Route.WithoutSubject()) : Optional.empty();
    }

    /** The bot asked which one; a reply that only says what happened belongs to the name asked about. */
    private Optional<Route> afterAskingBack(Asked asked, List<Exchange> history) {
        if (history.isEmpty() || !(history.getLast().answer() instanceof Answer.Clarifying)) {
            return Optional.empty();
        }
        String before = history.getLast().question().normalised();
        boolean another =
                asked.residual().isEmpty() || families.nameIn(asked.text()).isPresent();
        return another
                        || topicMarks.stream().anyMatch(asked.residual()::contains)
                        || asked.residual().length() > 2 * REMAINS
                ? Optional.empty()
                : Optional.of(asked.searching(before + " " + asked.text()));
    }

    /** 不是换，是丢了; 我说的是居住证; 错了，是护照: the question before with what was wrong replaced. */
    private Optional<Route> correction(Asked asked, List<Exchange> history) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        String wrong = "";
        String right;
        Matcher notBut = NOT_BUT.matcher(asked.text());
        Matcher butNot = BUT_NOT.matcher(asked.text());
        Matcher instead = INSTEAD.matcher(asked.text());
        if (notBut.matches()) {
            wrong = notBut.group(1).strip();
            right = notBut.group(2);
        } else if (butNot.matches()) {
            wrong = butNot.group(2).strip();
            right = butNot.group(3) == null ? butNot.group(1) : butNot.group(1) + " " + butNot.group(3);
        } else if (instead.matches()) {
            right = instead.group(1);
        } else {
            return Optional.empty();
        }
        String before = asksOfBefore(history);
        if (!wrong.isEmpty() && before.contains(wrong) && !wording.onlyModifies(wording.subject(right))) {
            return Optional.of(asked.of(facets(before, asked)).searching(before.replace(wrong, right)));
        }
        Optional<String> name = families.nameIn(before);
        Wording.Parts parts = wording.parts(right);
        boolean named =
                families.nameIn(right).isPresent() || titles.shortNameIn(right).isPresent();
        if (named) {
            // Another matter: the same asked of it.
            var facets = parts.facets().isEmpty() ? wording.parts(before).facets() : parts.facets();
            return Optional.of(asked.of(facets).searching(right + asking(facets)));
        }
        String rest = wording.unmodified(before.replace(wrong.isEmpty() ? "\n" : wrong, " "));
        boolean lost = name.isPresent() && !rest.contains(name.get());
        return Optional.of(
                asked.of(facets(before, asked)).searching((lost ? name.get() + " " : "") + rest + " " + right));
    }

    /** What is asked now; what was asked before when nothing is. */
    private Set<Facet> facets(String before, Asked asked) {
        return asked.facets().isEmpty() ? wording.parts(before).facets() : asked.facets();
    }

    /** The latest question that named something; a correction may follow a correction. */
    private String asksOfBefore(List<Exchange> history) {
        return questions(history)
                .filter(text -> families.nameIn(text).isPresent())
                .findFirst()
                .orElseGet(() -> history.getLast().question().normalised());
    }

    private static String asking(Set<Facet> facets) {
        var asking = new StringBuilder();
        facets.forEach(facet -> asking.append(' ').append(facet.question().replaceFirst("，.*", "")));
        return asking.toString();
    }

    /** 刚才说的身份证要带啥, 那第一个多少钱: an earlier item, the one that is named when one is. */
    private Optional<Route> back(Asked asked, Exchange before, List<Exchange> history) {
        if (!Earlier.meant(asked.text())) {
            return Optional.empty();
        }
        Wording.Parts rest = wording.parts(Earlier.without(asked.text()));
        String name = name(asked);
        boolean found =
                Earlier.in(answered(history), asked.text(), name, titles).isPresent();
        if (!found && name.length() >= 2) {
            return Optional.empty();
        }
        return Optional.of(
                rest.facets().isEmpty() && name.length() > REMAINS
                        ? asked.searching(topic(before, history) + " " + Earlier.without(asked.text()))
                        : asked.of(rest.facets()).about(before.answer().inHand()));
    }

    /** What a question that goes back calls the item. */
    private String name(Asked asked) {
        Wording.Parts rest = wording.parts(Earlier.without(asked.text()));
        return wording.unmodified(wording.withoutPronouns(rest.residual())).replace(" ", "");
    }

    /** Hardly anything remains, and nothing that names another matter. */
    private boolean refers(String residual) {
        return residual.length() <= 2 && topicMarks.stream().noneMatch(residual::contains);
    }

    /** 那医保呢: the question before, asked of another name. */
    private Optional<Route> ellipsis(Asked asked, Exchange before, List<Exchange> history) {
        Matcher shape = ELLIPSIS.matcher(asked.text());
        if (!shape.matches() || !asked.text().matches("^(那|要是|如果|换成).*|.*(呢|咧)$")) {
            return Optional.empty();
        }
        String name = shape.group(1).strip();
        if (titles.isReport(before.answer().inHand())) {
            String ask = name.matches(".*(几|多少|什么|啥|谁).*") ? name : name + "有多少";
            return Optional.of(asked.searching(titles.region(before.answer().inHand()) + ask));
        }
        String subject = wording.subject(name);
        if (families.of(subject).anyMatch(family -> !family.vague())) {
            Optional<Route> swapped = questions(history)
                    .filter(earlier -> families.nameIn(earlier).isPresent())
                    .findFirst()
                    .map(earlier -> asked.searching(
                            earlier.replace(families.nameIn(earlier).orElseThrow(), name)));
            if (swapped.isPresent()) {
                return swapped;
            }
        }
        boolean named =
                titles.shortNameIn(name).isPresent() || families.nameIn(name).isPresent();
        var facets = wording.parts(history.getLast().question().normalised()).facets();
        return named && asked.facets().isEmpty() && !facets.isEmpty()
                ? Optional.of(asked.of(facets).searching(name + asking(facets)))
                : Optional.empty();
    }

    /**
     * The same question read as being about the item in hand; for when it found nothing by itself. Empty when it names
     * something of its own: a question about another matter must not be answered with this one.
     */
    Optional<Route.Lookup> inContext(Asked asked, List<Exchange> history) {
        Exchange before = inHand(asked, history);
        if (before == null || topicMarks.stream().anyMatch(asked.residual()::contains)) {
            return Optional.empty();
        }
        if (!asked.facets().isEmpty() && asked.residual().length() <= REMAINS) {
            return Optional.of(asked.about(before.answer().inHand()));
        }
        return asked.residual().length() <= 2 * REMAINS
                ? Optional.of(asked.searching(topic(before, history) + " " + asked.text()))
                : Optional.empty();
    }

    /** A name that says nothing by itself, 补办, is of the item in hand. */
    Optional<Route> vague(Asked asked, List<Exchange> history) {
        Exchange before = inHand(asked, history);
        return before != null && families.of(asked.residual()).anyMatch(Lexicon.Family::vague)
                ? Optional.of(asked.searching(topic(before, history) + " " + asked.text()))
                : Optional.empty();
    }

    private static List<Exchange> recent(List<Exchange> history) {
        return history.subList(Math.max(0, history.size() - MEMORY), history.size());
    }

    /** The latest answered turn; an earlier one when the question points back to it. */
    private @Nullable Exchange inHand(Asked asked, List<Exchange> history) {
        List<Exchange> answered = answered(history);
        if (answered.isEmpty()) {
            return null;
        }
        Exchange last = answered.getLast();
        if (!Earlier.meant(asked.text())) {
            return last;
        }
        return Earlier.in(answered, asked.text(), name(asked), titles)
                .or(() -> answered.reversed().stream()
                        .filter(exchange -> !Objects.equals(
                                last.answer().inHand(), exchange.answer().inHand()))
                        .findFirst())
                .orElse(last);
    }

    private static List<Exchange> answered(List<Exchange> history) {
        return recent(history).stream()
                .filter(exchange -> exchange.answer().inHand() != null)
                .toList();
    }

    /** What the turn was about, in as few words as will find it again. */
    private String topic(Exchange before, List<Exchange> history) {
        String title = titles.title(before.answer().inHand());
        return Stream.concat(Stream.of(title), questions(history))
                .flatMap(text -> families.nameIn(text).stream())
                .findFirst()
                .or(() -> titles.shortNameIn(before.question().normalised()))
                .orElse(title);
    }

    /** Earlier questions, the latest first. */
    private static Stream<String> questions(List<Exchange> history) {
        return recent(history).reversed().stream()
                .map(exchange -> exchange.question().normalised());
    }
}
