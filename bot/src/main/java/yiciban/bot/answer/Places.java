package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 地名: finds the places a text names, in one pass; the names are the {@link Gazetteer}'s. */
final class Places {

    private static final Pattern WIDER = Pattern.compile("(平顶山|全市|全省|全国(?!法治|一体化)|市里|省里).*(多少|几|比例|总量)");
    private static final Pattern RANKED = Pattern.compile("排|第一|名次|率先|首家|首创");

    /** What stands before a short name of a county that is meant as a place. */
    private static final Pattern BEFORE = Pattern.compile(
            "(^|[^\\p{IsHan}]|在|是|到|去|回|从|来|来自|老家|户口|户籍|籍贯|原籍|嫁|住|家|往|由|我|俺|咱|爸|妈|爹|娘|公|婆|媳妇|对象|闺女|儿子|孩子)$");

    /** And what stands after it. */
    private static final Pattern AFTER = Pattern.compile(
            "^(人(?![民社才力口均大家脸工员们数事生士道寿体物行])|打工|上班|上学|工作|务工|读书|念书|读|念|上大学|干活|干|做|生活|租|居住|住|常住|定居|这|那|户口|户籍|的|籍|老家|当兵|带|买|就业|实习|出差|旅游|过来|来|回|迁|转|交|参|办|领|看病|住院|生|呢|吗|了|[^\\p{IsHan}]|$)");

    private final Gazetteer gazetteer;

    private Places(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    static Places read() {
        return new Places(Gazetteer.read());
    }

    /** Every name. */
    Stream<String> names() {
        return gazetteer.all();
    }

    /**
     * A place named in a text.
     *
     * @param from where its name begins
     * @param to where it ends
     */
    record Mention(Place place, int from, int to) {}

    /** Places in order of appearance, home included; 河南固始 is one. Read from the left: 河南平顶山 does not name 南平. */
    List<Mention> in(String text) {
        var mentions = new ArrayList<Mention>();
        for (int at = 0; at + 1 < text.length(); at++) {
            int look = gazetteer.lookAlike(text, at);
            if (look > 0) {
                at += look - 1;
                continue;
            }
            Mention found = at(text, at, mentions);
            if (found == null) {
                continue;
            }
            at = found.to() - 1;
            Mention before = mentions.isEmpty() ? null : mentions.getLast();
            if (before != null && before.to() == found.from() && found.place().within(before.place())) {
                mentions.removeLast();
                Place one = found.place();
                found = new Mention(narrowed(one, before.place()), before.from(), found.to());
            }
            mentions.add(found);
        }
        return mentions;
    }

    /** 北京朝阳区 lies in 北京 only. */
    private static Place narrowed(Place place, Place parent) {
        return new Place(
                place.name(),
                place.provinces().stream().filter(parent.provinces()::contains).collect(Collectors.toSet()),
                parent.prefectures().isEmpty() ? place.prefectures() : parent.prefectures(),
                place.level());
    }

    private @Nullable Mention at(String text, int at, List<Mention> before) {
        for (Gazetteer.Name name : gazetteer.startingAt(text, at)) {
            int to = at + name.text().length();
            boolean follows = !before.isEmpty()
                    && before.getLast().to() == at
                    && name.place().within(before.getLast().place());
            boolean phrase =
                    BEFORE.matcher(text.substring(Math.max(0, at - 4), at)).find()
                            && AFTER.matcher(text.substring(to)).find();
            if (name.anywhere() || follows || phrase) {
                return new Mention(name.place(), at, to);
            }
        }
        return null;
    }

    /** Whether a figure is wanted of another area than ours. */
    boolean anotherArea(String normalised, List<Mention> places) {
        boolean wider =
                WIDER.matcher(normalised).find() && !RANKED.matcher(normalised).find();
        boolean other = places.stream().anyMatch(mention -> !mention.place().isHome());
        return !normalised.contains(Place.HOME) && (other || wider);
    }

    /** The text without the places that are not home. */
    static String without(String text, List<Mention> places) {
        var rest = new StringBuilder(text);
        for (Mention mention : places.reversed()) {
            if (!mention.place().isHome()) {
                rest.replace(mention.from(), mention.to(), " ");
            }
        }
        return rest.toString();
    }
}
