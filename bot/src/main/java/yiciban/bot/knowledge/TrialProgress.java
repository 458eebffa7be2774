package yiciban.bot.knowledge;

/** 试答进度: hears how many of all questions are asked. */
@FunctionalInterface
public interface TrialProgress {
    void asked(int done, int all);
}
