package yiciban.bot.system;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * 定时任务: runs what is {@code @Scheduled}, each job on a thread of its own. Spring's own choice beside virtual threads has one for all jobs
 * that wait between two runs: one that was stuck kept publications from citizens.
 */
final class Jobs {

    /** As many as there are jobs, or more: none waits for another, since a job never runs twice at once. */
    static final int THREADS = 8;

    /** What a job does takes less; it is not interrupted in the middle of a file. In seconds. */
    private static final int LAST_RUN = 5;

    private Jobs() {}

    static ThreadPoolTaskScheduler scheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("job-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(LAST_RUN);
        return scheduler;
    }
}
