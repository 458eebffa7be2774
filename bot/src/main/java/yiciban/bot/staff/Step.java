package yiciban.bot.staff;

/** 登录步骤: where somebody stands between typing a password and working. */
enum Step {
    /** Not signed in. */
    SIGN_IN("/staff/login"),
    /** The password was right, the code is still to come. */
    CODE("/staff/code"),
    /** The password is a one-time one, or too old. */
    PASSWORD("/staff/password"),
    /** An administrator without a second factor binds one. */
    BIND("/staff/code/bind"),
    DONE("/staff");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    /** The page to go to. */
    String path() {
        return path;
    }
}
