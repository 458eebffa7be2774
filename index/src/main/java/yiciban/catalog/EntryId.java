package yiciban.catalog;

import java.util.regex.Pattern;

/** 条目编号: the id an entry keeps for life, such as {@code guide-001}; shown to citizens as the source. */
public record EntryId(String value) implements Comparable<EntryId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

    public EntryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an entry id: letters, digits and _.:- only, at most 100: " + value);
        }
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
