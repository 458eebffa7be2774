package yiciban.bot.knowledge;

/** 版本状态: where a revision stands between being written and being read by citizens. */
public enum State {
    DRAFT("草稿"),
    SUBMITTED("待审核"),
    APPROVED("已审核，待发布"),
    PUBLISHED("已发布"),
    /** A later revision was published. */
    REPLACED("已被新版本替换"),
    /** Its publication was taken back. */
    UNDONE("已回退"),
    DISCARDED("已作废");

    private final String label;

    State(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether somebody is at work on it. */
    public boolean open() {
        return this == DRAFT || this == SUBMITTED || this == APPROVED;
    }
}
