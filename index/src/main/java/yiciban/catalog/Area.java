package yiciban.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 适用地区: a place and everything that lies in it.
 *
 * @param path official names from the widest on, a blank between: {@code 河南省 平顶山市 湛河区}
 */
public record Area(String path) {

    /** Province, city, district; some districts lie straight under a province. */
    private static final Pattern PATH = Pattern.compile("\\p{IsHan}{2,20}( \\p{IsHan}{2,20}){0,2}");

    public Area {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "must be names from the widest on with a blank between, such as 河南省 平顶山市, not: " + path);
        }
    }

    /** Whether what holds here holds in the other, too. */
    public boolean contains(Area other) {
        return other.path.equals(path) || other.path.startsWith(path + " ");
    }

    /** Whether nobody is in both. */
    public boolean apart(Area other) {
        return !contains(other) && !other.contains(this);
    }

    /** This one and all that it lies in, the widest first. */
    public List<Area> andWider() {
        var all = new ArrayList<Area>();
        for (int end = path.indexOf(' '); end >= 0; end = path.indexOf(' ', end + 1)) {
            all.add(new Area(path.substring(0, end)));
        }
        all.add(this);
        return all;
    }

    /** As people write it: 河南省平顶山市湛河区. */
    public String name() {
        return path.replace(" ", "");
    }

    @Override
    public String toString() {
        return path;
    }
}
