package yiciban.catalog;

/** 状态: whether an entry may be quoted to citizens. */
public enum Status {
    /** 草稿: waits for a reviewer, never quoted. */
    DRAFT,
    /** 已发布: may be quoted while valid. */
    PUBLISHED
}
