package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Catalog;
import yiciban.catalog.LifeEvent;

/** 第几项: after a life event, a number means the item that stands there with that number; pure. */
record NthItem(Catalog catalog) {

    private static final String DIGITS = "一二三四五六七八九";

    private static final Pattern ALONE = Pattern.compile("第?([1-9" + DIGITS + "])个?()");

    /** 第二项要带啥, 2项多少钱 */
    private static final Pattern NAMED = Pattern.compile("(?:第(?=[1-9" + DIGITS + "])|(?=[1-9]))(.)项的?(.{0,15})");

    /**
     * The item meant.
     *
     * @param event the life event it is an item of
     * @param asked what is asked of it; empty when everything is
     */
    record Meant(LifeEvent event, LifeEvent.Component item, String asked) {
        /** The question with the item's name in place of its number. */
        Question named(LocalDateTime now, Catalog catalog) {
            // The title of its only guide is understood without searching.
            String name = Optional.ofNullable(item.guide())
                    .flatMap(catalog::find)
                    .filter(guide -> guide.quotableAt(now))
                    .map(guide -> guide.title())
                    .orElse(item.name());
            return Question.of((name + " " + asked).strip(), now);
        }

        boolean described(LocalDateTime now, Catalog catalog) {
            return item.guides().stream()
                    .flatMap(id -> catalog.find(id).stream())
                    .anyMatch(guide -> guide.quotableAt(now));
        }
    }

    Optional<Meant> in(Question question, List<Exchange> history) {
        String bare = Normaliser.bare(question.normalised());
        Matcher alone = ALONE.matcher(bare);
        if (alone.matches()) {
            // A bare number may mean a choice of the last answer: only right after the event is it an item.
            return meant(alone, history.reversed().stream().limit(1));
        }
        Matcher named = NAMED.matcher(bare);
        return named.matches() ? meant(named, history.reversed().stream().limit(FollowUp.MEMORY)) : Optional.empty();
    }

    private Optional<Meant> meant(Matcher number, Stream<Exchange> latestFirst) {
        String digit = number.group(1);
        int at = DIGITS.contains(digit) ? DIGITS.indexOf(digit) : Integer.parseInt(digit) - 1;
        return latestFirst
                .flatMap(exchange -> Optional.ofNullable(exchange.answer().inHand()).stream())
                .flatMap(id -> catalog.find(id).stream())
                .filter(LifeEvent.class::isInstance)
                .map(LifeEvent.class::cast)
                .findFirst()
                .filter(event -> at < event.components().size())
                .map(event -> new Meant(event, event.components().get(at), number.group(2)));
    }
}
