package yiciban.bot.answer;

import java.util.Optional;
import java.util.stream.Stream;

/** What needs no search: somebody in danger, what no office helps with, a person wanted, small talk; pure. */
final class WithoutSearch {

    /** A longer message that contains an urgent word is a story, not a cry. In characters. */
    private static final int CRY = 40;

    private final Lexicon lexicon;

    WithoutSearch(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The first kind that fits a bare message, in the order of what matters most. */
    Optional<Route> route(String bare) {
        return Stream.<Optional<Route>>of(urgent(bare), called(bare), declined(bare), human(bare), smallTalk(bare))
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

    private Optional<Route> called(String bare) {
        String message = Wording.politeless(bare);
        return lexicon.calls().stream()
                .filter(words -> words.words().contains(message))
                .findFirst()
                .map(words -> new Route.Urgent(words.text(), words.number()));
    }

    private Optional<Route> declined(String bare) {
        return lexicon.declined().words().stream().anyMatch(bare::contains)
                ? Optional.of(new Route.OutOfScope(lexicon.declined().text()))
                : Optional.empty();
    }

    private Optional<Route> human(String bare) {
        return lexicon.human().words().contains(Wording.politeless(bare))
                ? Optional.of(new Route.HumanWanted(lexicon.human().text()))
                : Optional.empty();
    }

    private Optional<Route> smallTalk(String bare) {
        String message = Wording.politeless(bare);
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
}
