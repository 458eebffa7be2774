package yiciban.bot.answer;

import java.util.stream.Stream;
import yiciban.config.OfficeFile;

/**
 * 理解: what is understood whatever the content is; read once, shared by all libraries that come from one.
 *
 * @param talk its phrases are in every index
 * @param digest changes with the phrases of talk
 */
record Understanding(Lexicon lexicon, Talk talk, Places places, int digest) {

    static Understanding read() {
        Lexicon lexicon = Lexicon.read();
        int digest = OfficeFile.lines("talk.yml").hashCode();
        return new Understanding(lexicon, Talk.read(lexicon), Places.read(), digest);
    }

    /** Every name of a place: what is one is no slip, however strange it looks. */
    Stream<String> placeNames() {
        return places.names();
    }
}
