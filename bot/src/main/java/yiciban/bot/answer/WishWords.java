package yiciban.bot.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.analysis.Normaliser;
import yiciban.config.OfficeFile;

/** 想知道的说法: how people say that they want to hear of an answer later; {@code config/understanding.yml}. Pure. */
public final class WishWords {

    private final Set<String> tellMe;
    private final Set<String> tellMeNot;
    private final String toPeople;

    private WishWords(Set<String> tellMe, Set<String> tellMeNot, String toPeople) {
        this.tellMe = tellMe;
        this.tellMeNot = tellMeNot;
        this.toPeople = toPeople;
    }

    public static WishWords read() {
        Map<String, Object> file = OfficeFile.yaml("understanding.yml");
        Map<String, Object> tellMe = Lexicon.map(file.get("tell_me"));
        List<String> then = Lexicon.texts(tellMe.get("then"));
        Stream<String> joined = Lexicon.texts(tellMe.get("when")).stream()
                .flatMap(when -> then.stream().map(when::concat));
        return new WishWords(
                bare(Stream.concat(joined, Lexicon.texts(tellMe.get("whole")).stream())),
                bare(Lexicon.texts(file.get("tell_me_not")).stream()),
                Lexicon.text(Lexicon.map(file.get("human")).get("text")));
    }

    /** 有答案时告诉我. */
    public boolean wants(String message) {
        return tellMe.contains(said(message));
    }

    /** 不用告诉我了. */
    public boolean wantsNoMore(String message) {
        return tellMeNot.contains(said(message));
    }

    /** Whether an answer sends on to people, because the citizen asked for one. */
    public boolean sendsToPeople(Answer answer) {
        return answer instanceof Answer.SmallTalk && answer.text().equals(toPeople);
    }

    private static String said(String message) {
        return Wording.politeless(Normaliser.bare(Normaliser.normalise(message)));
    }

    private static Set<String> bare(Stream<String> phrases) {
        return phrases.map(WishWords::said).collect(Collectors.toUnmodifiableSet());
    }
}
