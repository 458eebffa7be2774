package yiciban.catalog;

import java.util.Locale;

/** 状态: whether an entry may be quoted to citizens. */
public enum Status {
    /** 草稿: waits for a reviewer, never quoted. */
    DRAFT,
    /** 已发布: may be quoted while valid. */
    PUBLISHED,
    /** 已撤下: was published and holds no longer; found, so that its successor can be named, never quoted. */
    WITHDRAWN;

    static Status parse(String text) {
        return switch (text) {
            case "draft" -> DRAFT;
            case "published" -> PUBLISHED;
            case "withdrawn" -> WITHDRAWN;
            default -> throw new IllegalArgumentException("must be draft or published or withdrawn, not: " + text);
        };
    }

    /** As seeds write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
