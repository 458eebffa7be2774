package yiciban.catalog;

/** 要素: one thing a citizen can ask of an entry. */
public enum Facet {
    CONDITIONS("办理条件", "谁能办，要什么条件"),
    MATERIALS("要带的材料", "要带什么材料"),
    STEPS("办理流程", "怎么办，流程是什么"),
    TIME_LIMIT("办理时限", "要多久，几天能办好"),
    FEE("收费", "要多少钱，收费吗"),
    PLACE("在哪办", "去哪里办，哪个窗口"),
    HOURS("办公时间", "几点上班，什么时候能办"),
    BASIS("依据", "依据什么规定"),
    ONLINE("网上办理", "网上能办吗"),
    CROSS_PROVINCE("跨省办理", "在外省能办吗，异地能办吗"),
    AUTHORITY("哪个部门管", "归哪个部门管"),
    /** No entry has it of its own; it is read from the others. */
    AGENT("请人代办", "能请别人代办吗"),
    /** Only life events have it. */
    COMPONENTS("合并办理的事项", "要办哪些手续，能一起办吗");

    private final String label;
    private final String question;

    Facet(String label, String question) {
        this.label = label;
        this.question = question;
    }

    /** The heading a citizen sees. */
    public String label() {
        return label;
    }

    /** The facet asked as a citizen would; put behind a title it makes a question-shaped passage. */
    public String question() {
        return question;
    }
}
